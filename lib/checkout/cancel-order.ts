import { endOrder, findOrderByCheckout } from '@/lib/db/orders'
import type { CheckoutAnswer } from '@/lib/domain/checkout-wire'
import { type Buyer, mayContinue } from './access'
import { settleOrder } from './continue-order'

/**
 * The buyer gives up: the time of an order that is not decided is over at once, and what is held is released. What was decided is not undone.
 * @returns null when this checkout has no order, or it is not this buyer's
 */
export async function cancelOrder(checkoutId: string, buyer: Buyer): Promise<CheckoutAnswer | null> {
  const order = await findOrderByCheckout(checkoutId)
  if (!order || !mayContinue(order, buyer)) return null
  await endOrder(order.id)
  return settleOrder(order.id, { reread: true })
}
