import { findConnection } from '@/lib/db/connections'
import { findOrder, type OrderRow, type PartRow } from '@/lib/db/orders'
import { findSale } from '@/lib/db/sales'
import { stripeNow } from '@/lib/stripe/clock'
import { settleOrder } from './continue-order'
import { reschedulePart } from './reschedule-part'

export type Shipped = { kind: 'shipped' } | { kind: 'not_found' } | { kind: 'refused'; sentence: string }

/**
 * The seller says that a part which is charged on shipment is on its way: its charge is due at once, without its buyer. Said twice it is charged once.
 * Whether the charge went through is read from the sale afterwards; one that is refused has its schedule.
 * @param sellerId of the person signed in
 */
export async function shipPart(sellerId: string, sellerOrderId: string): Promise<Shipped> {
  const sale = await findSale(sellerId, sellerOrderId)
  const order = sale && (await findOrder(sale.orderId))
  const part = order?.parts.find(({ id }) => id === sellerOrderId)
  if (!order || !part) return { kind: 'not_found' }
  if (part.shippedAt) return { kind: 'shipped' }
  if (!mayShip(order, part)) return { kind: 'refused', sentence: 'This order is not one that you ship before it is charged.' }
  const connection = await findConnection(part.accountId, order.livemode)
  if (connection?.status !== 'connected') {
    return { kind: 'refused', sentence: 'Connect your Stripe account again first: the buyer is charged when you ship.' }
  }
  const now = await stripeNow()
  const changes = { part: { shippedAt: new Date(), dueAt: now }, isDue: true }
  await reschedulePart(order.id, part.id, 'shipped', (fresh, row) => (mayShip(fresh, row) ? changes : null))
  await settleOrder(order.id, { reread: false })
  return { kind: 'shipped' }
}

/** Agreed, not shipped yet, and not called off. */
function mayShip({ status }: OrderRow, part: PartRow): boolean {
  return part.chargeWhen === 'on_shipment' && part.status === 'scheduled' && !part.shippedAt && !part.givesUp && status !== 'open'
}
