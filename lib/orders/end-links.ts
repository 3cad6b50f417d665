import { transaction } from '@/lib/db/client'
import { endLinks } from '@/lib/db/orders/order-links'
import { findOrder } from '@/lib/db/orders/orders'
import { type Buyer, mayContinue } from './access'

/** Ends every link of an order that was mailed so far. Only its buyer may, not who came by a link. @returns false when it is not theirs */
export async function endOrderLinks(orderId: string, buyer: Buyer): Promise<boolean> {
  const order = await findOrder(orderId)
  if (!order || !mayContinue(order, buyer)) return false
  await transaction((tx) => endLinks(tx, orderId))
  return true
}
