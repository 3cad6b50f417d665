import { advanceAndAnswer } from '@/lib/checkout/advance-and-answer'
import { noteDeed } from '@/lib/db/audit/audit-entries'
import { findOrder, type PartRow } from '@/lib/db/orders/orders'
import { findSale } from '@/lib/db/orders/sales'
import { findConnection } from '@/lib/db/sellers/connections'
import { mayCharge } from '@/lib/domain/order/cancel-item'
import { recordEvents } from '@/lib/saga/record/record-events'
import { stripeNow } from '@/lib/stripe/clock'

/** `not_on_shipment`: it is not one that is charged on shipment. `over`: canceled, or its time to ship is over. `disconnected`: its seller cannot be paid. */
export type Ready = { kind: 'ready' | 'not_found' | ReadyRefusal }
type ReadyRefusal = 'not_on_shipment' | 'over' | 'disconnected'

/**
 * The seller says that a part which is charged on shipment is ready: its charge is due at once, without its buyer. Said twice it is charged once.
 * Whether the charge went through is read from the sale afterwards, which says then that it can be shipped; one that is refused has its schedule.
 * @param sellerId of the person signed in
 */
export async function readyToShip(sellerId: string, sellerOrderId: string): Promise<Ready> {
  const sale = await findSale(sellerId, sellerOrderId)
  const order = sale && (await findOrder(sale.orderId))
  const part = order?.parts.find(({ id }) => id === sellerOrderId)
  if (!order || !part) return { kind: 'not_found' }
  if (part.readyAt) return { kind: 'ready' }
  const now = await stripeNow()
  if (!isInTime(part, now)) return { kind: whyNot(part) }
  const connection = await findConnection(part.accountId, order.livemode)
  if (connection?.status !== 'connected') return { kind: 'disconnected' }
  const changes = { part: { readyAt: new Date(), dueAt: now, givesUp: false } }
  const moved = await recordEvents(order.id, [{ partId: part.id, name: 'ready', changes, holds: (row) => isInTime(row, now), isDue: true }])
  const row = moved.parts.find(({ id }) => id === part.id)
  // Its buyer or seller canceled it meanwhile.
  if (!row?.readyAt) return { kind: whyNot(row ?? part) }
  await noteDeed({ actor: { sellerId }, deed: 'sale_ready', subjectId: part.id })
  await advanceAndAnswer(order.id, { reread: false })
  return { kind: 'ready' }
}

/** Agreed, not said to be ready yet, not canceled, and its time not over. */
function isInTime(part: PartRow, now: Date): boolean {
  return mayCharge(part) && (part.dueAt === null || part.dueAt > now)
}

function whyNot(part: PartRow): ReadyRefusal {
  return part.chargeWhen !== 'on_shipment' || part.agreedAt === null ? 'not_on_shipment' : 'over'
}
