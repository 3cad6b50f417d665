import { removeBoughtItems } from '@/lib/db/carts/carts'
import { type Tx, transaction } from '@/lib/db/client'
import { changeTasks } from '@/lib/db/operations/tasks'
import { getOrder, type HistoryEntry, lockOrder, noteOrderEvents, type OrderRow } from '@/lib/db/orders/orders'
import { type OrderWrite, writeOrder } from '@/lib/db/orders/write-order'
import { tasksFor } from '@/lib/domain/operations/tasks'
import type { OrderFacts } from '@/lib/domain/order/order'
import { transition } from '@/lib/domain/order/transition'
import { quietUntil, wakeTimes } from '@/lib/domain/order/wake-times'
import type { PartNote, SagaEvent, StatusEvent } from '@/lib/saga/saga-event'
import { sendSafetyJob } from '@/lib/saga/send-safety-job'
import { followRefusals } from './follow-refusals'
import { followUp } from './follow-up'
import { historyOf } from './history'
import { changesOf, noteChanges, written } from './order-write'

/**
 * Makes events part of an order, in their order: statuses move by `transition`, what else became known is written, and what follows from a
 * new status (mail, settlement, stock) is done or sent as a job, all in one transaction. An event that was recorded before changes nothing.
 * @returns the order as it is then
 */
export function recordEvents(orderId: string, events: SagaEvent[]): Promise<OrderRow> {
  return transaction((tx) => recordEventsIn(tx, orderId, events))
}

/** The same inside the caller's transaction. */
export async function recordEventsIn(tx: Tx, orderId: string, events: SagaEvent[]): Promise<OrderRow> {
  return recordOn(tx, await lockOrder(tx, orderId), events)
}

/** The same of an order that the caller's transaction has locked, or made. @param before the order as it is */
export async function recordOn(tx: Tx, before: OrderRow, events: SagaEvent[]): Promise<OrderRow> {
  const orderId = before.id
  await followRefusals(tx, before, events)
  const { after, moves, notes, history: told } = applied(before, events)
  const write = merged(noteChanges(notes), moves.length > 0 ? changesOf(before, after, moves) : null)
  const follows = moves.length > 0 ? await followUp(tx, before, after, moves) : null
  const history = [...told, ...(follows?.history ?? [])]
  await changeTasks(tx, orderId, tasksFor(before, after, history))
  if (moves.length === 0 && notes.length === 0) {
    await noteOrderEvents(tx, history)
    return before
  }
  const all = withWakeTimes(before, merged(write, follows?.write ?? null))
  await writeOrder(tx, orderId, all, history)
  const isBought = after.status !== before.status && BOUGHT.has(after.status)
  const leftCart = isBought ? await removeBoughtItems(tx, before) : []
  if (notes.some(({ isDue }) => isDue)) await sendSafetyJob(tx, orderId)
  return isBesideIt(before, all) ? getOrder(orderId, tx) : written(before, merged(all, marked(leftCart)))
}

/** Whether rows beside it are others now: that of another card, or what was agreed where less was captured. */
function isBesideIt({ savedCardId }: OrderRow, { order, parts }: OrderWrite): boolean {
  return (order.savedCardId !== undefined && order.savedCardId !== savedCardId) || parts.some(({ changes }) => changes.amountMinor !== undefined)
}

const BOUGHT = new Set<OrderFacts['status']>(['paid', 'scheduled', 'partly_paid'])

type Applied = { after: OrderFacts; moves: StatusEvent[]; notes: PartNote[]; history: HistoryEntry[] }

/** What comes of the events: those that move a status, the notes that still hold, and what the history says. */
function applied(before: OrderRow, events: SagaEvent[]): Applied {
  const result: Applied = { after: before, moves: [], notes: [], history: [] }
  for (const happened of events) {
    if ('event' in happened) applyEvent(result, before.id, happened)
    else if (before.parts.some((part) => part.id === happened.partId && happened.holds(part))) {
      result.notes.push(happened)
      result.history.push(...historyOf(before.id, happened))
    }
  }
  return result
}

function applyEvent(result: Applied, orderId: string, happened: StatusEvent): void {
  const moved = transition(result.after, happened.event)
  if (moved.kind === 'same') return
  if (moved.kind === 'moved') {
    result.after = moved.facts
    result.moves.push(happened)
  }
  result.history.push(...historyOf(orderId, happened, moved.kind === 'contradiction' ? moved.sentence : null))
}

/** Whatever changes an order says when it must be looked at next. */
function withWakeTimes(before: OrderRow, write: OrderWrite): OrderWrite {
  return { ...write, order: { ...write.order, ...wakeTimes(written(before, write), quietUntil(new Date())) } }
}

/** What `removeBoughtItems` has marked. */
function marked(partIds: string[]): OrderWrite {
  const leftCartAt = new Date()
  return { order: {}, parts: partIds.map((id) => ({ id, changes: { leftCartAt } })) }
}

function merged(first: OrderWrite, second: OrderWrite | null): OrderWrite {
  if (!second) return first
  const ids = [...new Set([...first.parts, ...second.parts].map(({ id }) => id))]
  const changesFor = (id: string) => [first, second].map(({ parts }) => parts.find((part) => part.id === id)?.changes)
  return {
    order: { ...first.order, ...second.order },
    parts: ids.map((id) => ({ id, changes: Object.assign({}, ...changesFor(id)) })),
  }
}
