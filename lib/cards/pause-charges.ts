import { transaction } from '@/lib/db/client'
import { findOrdersChargedLater } from '@/lib/db/customers/card-removals'
import { lockOrder, type OrderRow } from '@/lib/db/orders/orders'
import { hasLostCard, pausePart } from '@/lib/saga/outcomes/pause-part'
import { recordEventsIn } from '@/lib/saga/record/record-events'

/**
 * Pauses every charge on a later day whose card was removed, and asks its buyer for another: what the saga would find on the day is told now.
 * @param customerIds our rows of the Customers the removed cards were on
 */
export async function pauseCharges(customerIds: string[]): Promise<void> {
  for (const orderId of await findOrdersChargedLater(customerIds)) {
    await transaction(async (tx) => {
      const order = await lockOrder(tx, orderId)
      const lost = await lostParts(order)
      // What is under way holds its lease; the saga looks before it charges.
      if (lost.length > 0) await recordEventsIn(tx, orderId, await Promise.all(lost.map((part) => pausePart(order, part))))
    })
  }
}

async function lostParts(order: OrderRow): Promise<OrderRow['parts']> {
  const lost = await Promise.all(order.parts.map((part) => hasLostCard(order, part)))
  return order.parts.filter((_, index) => lost[index])
}
