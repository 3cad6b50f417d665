import { AsyncLocalStorage } from 'node:async_hooks'
import { removeBoughtItems } from '@/lib/db/carts/carts'
import { releaseStock, reserveStock } from '@/lib/db/catalog/products'
import { type Tx, transaction } from '@/lib/db/client'
import { sendAll } from '@/lib/db/jobs/jobs'
import { changeTasks } from '@/lib/db/operations/tasks'
import {
  lockOrder,
  markStock,
  noteOrderEvent,
  noteOrderEvents,
  type OrderChanges,
  type OrderRow,
  type PartChanges,
  type PartRow,
  updateOrder,
  WITHOUT_PAYMENT,
} from '@/lib/db/orders/orders'
import { tasksFor } from '@/lib/domain/operations/tasks'
import { isCancelRequested } from '@/lib/domain/order/cancel-item'
import type { EndReason } from '@/lib/domain/order/end-reason'
import { type Completion, hasSchedule, type OrderEvent, type OrderFacts } from '@/lib/domain/order/order'
import { transition } from '@/lib/domain/order/transition'
import { tellOfPart, tellPeople } from '@/lib/notices/tell-people'
import { together } from './together'

type Changes = { order?: OrderChanges; part?: PartChanges }
type Happening = { event: OrderEvent; changes: Changes }

/**
 * Makes an event part of an order: its statuses move by `transition`, what else became known is written, and what follows from a
 * new status (mail, settlement, stock) is done or sent as a job — all in one transaction. An event that was recorded before changes nothing.
 */
export function recordEvent(orderId: string, event: OrderEvent, changes: Changes = {}): Promise<void> {
  const record = shared.getStore() ?? recordAll
  return record(orderId, { event, changes })
}

/** Within `work`, events of one order that happen at the same time share a transaction. */
export function recordingTogether<T>(work: () => Promise<T>): Promise<T> {
  return shared.run(together(recordAll), work)
}

type Record = (orderId: string, happening: Happening) => Promise<void>
const shared = new AsyncLocalStorage<Record>()

function recordAll(orderId: string, happenings: Happening | Happening[]): Promise<void> {
  return transaction((tx) => recordIn(tx, orderId, [happenings].flat()))
}

/** The same inside the caller's transaction. */
export function recordEventIn(tx: Tx, orderId: string, event: OrderEvent, changes: Changes = {}): Promise<void> {
  return recordIn(tx, orderId, [{ event, changes }])
}

async function recordIn(tx: Tx, orderId: string, happenings: Happening[]): Promise<void> {
  const before = await lockOrder(tx, orderId)
  let after: OrderFacts = before
  const moves: Happening[] = []
  const notes: Parameters<typeof noteOrderEvents>[1] = []
  for (const happening of happenings) {
    const { event, changes } = happening
    const sellerOrderId = event.type === 'part' ? event.partId : undefined
    const result = transition(after, event)
    if (result.kind === 'same') continue
    if (result.kind === 'contradiction') {
      notes.push({ orderId, sellerOrderId, event: 'contradiction', detail: { sentence: result.sentence } })
      continue
    }
    after = result.facts
    moves.push(happening)
    notes.push({ orderId, sellerOrderId, event: nameOf(event), detail: detailOf(event, changes) })
  }
  await noteOrderEvents(tx, notes)
  await changeTasks(tx, orderId, tasksFor(before, after, notes))
  if (moves.length === 0) return
  await write(tx, before, after, moves)
  await follow(tx, before, after, moves)
}

async function write(tx: Tx, before: OrderRow, after: OrderFacts, moves: Happening[]): Promise<void> {
  const { status, cardStatus, attempt, completion, decision, endReason } = after
  const becamePaid = before.paidAt === null && after.parts.some((part) => part.status === 'captured') && status !== 'open'
  const known: OrderChanges = Object.assign({}, ...moves.map(({ changes }) => changes.order))
  const knownOf = (partId: string): PartChanges =>
    Object.assign({}, ...moves.map(({ event, changes }) => (event.type === 'part' && event.partId === partId ? changes.part : {})))
  await updateOrder(
    tx,
    before.id,
    { status, cardStatus, attempt, completion, decision, endReason, ...(becamePaid && { paidAt: new Date() }), ...known },
    after.parts.flatMap((part, index) => {
      const was = before.parts[index]
      const { status, captureMethod, endReason } = part
      if (!was || (status === was.status && captureMethod === was.captureMethod)) return []
      const known = withoutPlan(was, part, knownOf(part.id))
      return [{ id: part.id, changes: { status, captureMethod, endReason, ...followingFrom(was, part), ...known } }]
    }),
  )
}

/** What was canceled while it was under way stays so: its answer does not put it on a schedule again. */
function withoutPlan(was: PartRow, { status }: OrderFacts['parts'][number], known: PartChanges): PartChanges {
  if (!isCancelRequested(was) || status === 'captured' || status === 'canceled') return known
  const { declineCode: _code, declineMessage: _message, dueAt: _dueAt, givesUp: _givesUp, ...rest } = known
  return rest
}

/** What a part's new status brings with it in its own row. */
function followingFrom(was: PartRow, { status, paymentIntentId }: OrderFacts['parts'][number]) {
  if (status === 'captured') return { capturedAt: new Date(), captureBefore: null, dueAt: null, givesUp: false }
  if (status === 'scheduled' && was.status === 'authorized') return WITHOUT_PAYMENT
  if (status === 'requires_action') return { challengedAt: was.challengedAt ?? new Date() }
  if (status === 'pending') return { challengedAt: null, ...(was.paymentIntentId !== null && paymentIntentId === null && WITHOUT_PAYMENT) }
  return {}
}

/** Fee and net are known soon after a capture. */
const SETTLED_SECONDS = 5

/** What a new status brings with it, in the transaction that brings the status. */
async function follow(tx: Tx, before: OrderRow, after: OrderFacts, moves: Happening[]): Promise<void> {
  const captured = after.parts.filter(({ status }, index) => status === 'captured' && before.parts[index]?.status !== 'captured')
  await sendAll(
    tx,
    'settle-seller-order',
    captured.map(({ id }) => ({ data: { sellerOrderId: id }, startAfter: SETTLED_SECONDS })),
  )
  await tellPeople(tx, before, after)
  for (const { event, changes } of moves) if (event.type === 'part') await tellOfPart(tx, before, event, changes.part ?? {})
  if (after.status !== before.status && BOUGHT.has(after.status)) await removeBoughtItems(tx, before)
  await moveStock(tx, before, after)
}

const BOUGHT = new Set<OrderFacts['status']>(['paid', 'scheduled', 'partly_paid'])

/** A part holds its stock while it may still be paid. Sold pieces stay taken, and shipped ones, paid or not; what was given back and sold after all is taken again. */
async function moveStock(tx: Tx, before: OrderRow, after: OrderFacts): Promise<void> {
  const holds = (part: PartRow, index: number) => part.shippedAt !== null || holdsStock(after, after.parts[index])
  const changed = before.parts.filter((part, index) => part.stockHeld !== holds(part, index))
  // Always in the same order, so that two orders never wait for each other.
  const lines = changed.flatMap((part) => part.lines.map((line) => ({ ...line, isHeld: part.stockHeld })))
  for (const { productId, quantity, isHeld } of lines.sort((a, b) => a.productId.localeCompare(b.productId))) {
    if (isHeld) await releaseStock(tx, productId, quantity)
    else if (!(await reserveStock(tx, productId, quantity))) await noteOversold(tx, before.id, { productId, quantity })
  }
  for (const isHeld of [true, false]) {
    const ids = changed.filter(({ stockHeld }) => stockHeld === isHeld).map(({ id }) => id)
    await markStock(tx, ids, !isHeld)
  }
}

function holdsStock({ status, decision }: OrderFacts, part: OrderFacts['parts'][number] | undefined): boolean {
  if (!part || part.status === 'canceled') return false
  // What was refused at the checkout goes back to the shelf; what is tried again on other days stays the buyer's.
  if (status === 'declined') return hasSchedule(part)
  return !(part.status === 'refunded' && decision === 'release')
}

async function noteOversold(tx: Tx, orderId: string, detail: { productId: string; quantity: number }): Promise<void> {
  await noteOrderEvent(tx, { orderId, event: 'oversold', detail })
  await changeTasks(tx, orderId, { open: [{ kind: 'oversold', partId: null, detail }], close: [] })
}

function nameOf(event: OrderEvent): string {
  switch (event.type) {
    case 'card':
    case 'part':
      return `${event.type}_${event.to}`
    case 'decided':
      return `decided_${event.decision}`
    case 'retried':
      return event.type
  }
}

/** What the history keeps of a change: never a client secret. */
function detailOf(
  event: OrderEvent,
  { order, part }: Changes,
): { reason?: EndReason; code?: string; paymentIntentId?: string; completion?: Completion } {
  const code = order?.declineCode ?? part?.declineCode
  const paymentIntentId = part?.paymentIntentId
  const chosen = event.type === 'retried' ? { completion: event.completion } : {}
  const reason = 'reason' in event && event.reason ? { reason: event.reason } : {}
  return { ...reason, ...(typeof code === 'string' && { code }), ...(typeof paymentIntentId === 'string' && { paymentIntentId }), ...chosen }
}
