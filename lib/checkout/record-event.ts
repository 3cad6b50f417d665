import { type Tx, transaction } from '@/lib/db/client'
import { send } from '@/lib/db/jobs'
import { getOrder, lockOrder, noteOrderEvent, type OrderChanges, type OrderRow, type PartChanges, updateOrder } from '@/lib/db/orders'
import { releaseStock, reserveStock } from '@/lib/db/products'
import { type OrderEvent, type OrderFacts, transition } from '@/lib/domain/order'

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
  await follow(tx, order, result.facts)
  // The row is locked already: what was written is only read back.
  return getOrder(orderId, tx)
}

async function write(tx: Tx, before: OrderRow, after: OrderFacts, event: OrderEvent, changes: Changes): Promise<void> {
  const { status, cardStatus, attempt } = after
  const becamePaid = before.status !== 'paid' && status === 'paid'
  const moved = after.parts.filter((part, index) => part.status !== before.parts[index]?.status)
  await updateOrder(
    tx,
    before.id,
    { status, cardStatus, attempt, ...(becamePaid && { paidAt: new Date() }), ...changes.order },
    moved.map((part) => ({
      id: part.id,
      changes: {
        status: part.status,
        ...(part.status === 'captured' && { capturedAt: new Date() }),
        ...(event.type === 'part' && event.partId === part.id && changes.part),
      },
    })),
  )
}

/** What a new status brings with it, in the transaction that brings the status. */
async function follow(tx: Tx, before: OrderRow, after: OrderFacts): Promise<void> {
  for (const part of after.parts) {
    const was = before.parts.find(({ id }) => id === part.id)?.status
    if (part.status !== 'captured' || was === 'captured') continue
    await send(tx, 'send-order-mail', { sellerOrderId: part.id, to: 'seller' })
    await send(tx, 'settle-seller-order', { sellerOrderId: part.id }, { startAfter: 5 })
  }
  if (after.status === before.status) return
  const [first] = after.parts
  if (after.status === 'paid' && first) await send(tx, 'send-order-mail', { sellerOrderId: first.id, to: 'buyer' })
  await moveStock(tx, before, after.status)
}

/** Stock is held while an order may still be paid. Sold pieces stay taken; what was given back and sold after all is taken again. */
async function moveStock(tx: Tx, order: OrderRow, status: OrderFacts['status']): Promise<void> {
  const lines = order.parts.flatMap((part) => part.lines)
  const isOver = status === 'declined' || status === 'canceled'
  if (order.stockHeld && isOver) {
    for (const line of lines) await releaseStock(tx, line.productId, line.quantity)
    await updateOrder(tx, order.id, { stockHeld: false })
  }
  if (!order.stockHeld && status === 'paid') {
    for (const line of lines) {
      const taken = await reserveStock(tx, line.productId, line.quantity)
      if (!taken) await noteOrderEvent(tx, { orderId: order.id, event: 'oversold', detail: { productId: line.productId, quantity: line.quantity } })
    }
    await updateOrder(tx, order.id, { stockHeld: true })
  }
}

function nameOf(event: OrderEvent): string {
  switch (event.type) {
    case 'card':
    case 'part':
      return `${event.type}_${event.to}`
    case 'retried':
    case 'closed':
      return event.type
  }
}

/** What the history keeps of a change: never a client secret. */
function detailOf({ order, part }: Changes): { code?: string; paymentIntentId?: string } {
  const code = order?.declineCode ?? part?.declineCode
  const paymentIntentId = part?.paymentIntentId
  return { ...(typeof code === 'string' && { code }), ...(typeof paymentIntentId === 'string' && { paymentIntentId }) }
}
