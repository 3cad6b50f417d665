import { removeBoughtItems } from '@/lib/db/carts'
import { type Tx, transaction } from '@/lib/db/client'
import { send } from '@/lib/db/jobs'
import {
  getOrder,
  lockOrder,
  markStock,
  noteOrderEvent,
  type OrderChanges,
  type OrderRow,
  type PartChanges,
  type PartRow,
  updateOrder,
  WITHOUT_PAYMENT,
} from '@/lib/db/orders'
import { releaseStock, reserveStock } from '@/lib/db/products'
import { hasSchedule, type OrderEvent, type OrderFacts, transition } from '@/lib/domain/order'
import { tellOfPart, tellPeople } from './tell-people'

type Changes = { order?: OrderChanges; part?: PartChanges }

/**
 * Makes an event part of an order: its statuses move by `transition`, what else became known is written, and what follows from a
 * new status (mail, settlement, stock) is done or sent as a job — all in one transaction. An event that was recorded before changes nothing.
 * @returns the order as it is then
 */
export function recordEvent(orderId: string, event: OrderEvent, changes: Changes = {}): Promise<OrderRow> {
  return transaction((tx) => recordEventIn(tx, orderId, event, changes))
}

/** The same inside the caller's transaction. */
export async function recordEventIn(tx: Tx, orderId: string, event: OrderEvent, changes: Changes = {}): Promise<OrderRow> {
  const order = await lockOrder(tx, orderId)
  const result = transition(order, event)
  const sellerOrderId = event.type === 'part' ? event.partId : undefined
  if (result.kind === 'contradiction') {
    await noteOrderEvent(tx, { orderId, sellerOrderId, event: 'contradiction', detail: { sentence: result.sentence } })
    return order
  }
  if (result.kind === 'same') return order
  await write(tx, order, result.facts, event, changes)
  await noteOrderEvent(tx, { orderId, sellerOrderId, event: nameOf(event), detail: detailOf(changes) })
  await follow(tx, order, result.facts, event, changes)
  // The row is locked already: what was written is only read back.
  return getOrder(orderId, tx)
}

async function write(tx: Tx, before: OrderRow, after: OrderFacts, event: OrderEvent, changes: Changes): Promise<void> {
  const { status, cardStatus, attempt, decision } = after
  const becamePaid = before.paidAt === null && after.parts.some((part) => part.status === 'captured') && status !== 'open'
  await updateOrder(
    tx,
    before.id,
    { status, cardStatus, attempt, decision, ...(becamePaid && { paidAt: new Date() }), ...changes.order },
    after.parts.flatMap((part, index) => {
      const was = before.parts[index]
      if (!was || part.status === was.status) return []
      const own = event.type === 'part' && event.partId === part.id ? changes.part : undefined
      return [{ id: part.id, changes: { status: part.status, ...followingFrom(was, part), ...own } }]
    }),
  )
}

/** What a part's new status brings with it in its own row. */
function followingFrom(was: PartRow, { status, paymentIntentId, captureMethod }: OrderFacts['parts'][number]) {
  if (status === 'captured') return { capturedAt: new Date(), captureBefore: null, dueAt: null, givesUp: false }
  if (status === 'scheduled' && was.status === 'authorized') return { ...WITHOUT_PAYMENT, captureMethod }
  if (status === 'requires_action') return { challengedAt: was.challengedAt ?? new Date() }
  if (status === 'pending') return { challengedAt: null, ...(was.paymentIntentId !== null && paymentIntentId === null && WITHOUT_PAYMENT) }
  return {}
}

/** What a new status brings with it, in the transaction that brings the status. */
async function follow(tx: Tx, before: OrderRow, after: OrderFacts, event: OrderEvent, changes: Changes): Promise<void> {
  for (const [index, part] of after.parts.entries()) {
    if (part.status !== 'captured' || before.parts[index]?.status === 'captured') continue
    await send(tx, 'settle-seller-order', { sellerOrderId: part.id }, { startAfter: 5 })
  }
  await tellPeople(tx, before, after)
  if (event.type === 'part') await tellOfPart(tx, before, event, changes.part ?? {})
  if (after.status !== before.status && BOUGHT.has(after.status)) await removeBoughtItems(tx, before)
  await moveStock(tx, before, after)
}

const BOUGHT = new Set<OrderFacts['status']>(['paid', 'scheduled', 'partly_paid'])

/** A part holds its stock while it may still be paid. Sold pieces stay taken; what was given back and sold after all is taken again. */
async function moveStock(tx: Tx, before: OrderRow, after: OrderFacts): Promise<void> {
  const changed = before.parts.filter((part, index) => part.stockHeld !== holdsStock(after, after.parts[index]))
  // Always in the same order, so that two orders never wait for each other.
  const lines = changed.flatMap((part) => part.lines.map((line) => ({ ...line, isHeld: part.stockHeld })))
  for (const { productId, quantity, isHeld } of lines.sort((a, b) => a.productId.localeCompare(b.productId))) {
    if (isHeld) await releaseStock(tx, productId, quantity)
    else if (!(await reserveStock(tx, productId, quantity)))
      await noteOrderEvent(tx, { orderId: before.id, event: 'oversold', detail: { productId, quantity } })
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
function detailOf({ order, part }: Changes): { code?: string; paymentIntentId?: string } {
  const code = order?.declineCode ?? part?.declineCode
  const paymentIntentId = part?.paymentIntentId
  return { ...(typeof code === 'string' && { code }), ...(typeof paymentIntentId === 'string' && { paymentIntentId }) }
}
