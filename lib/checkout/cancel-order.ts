import { transaction } from '@/lib/db/client'
import { endOrder, findOrderByCheckout, noteOrderEvent } from '@/lib/db/orders'
import type { CheckoutAnswer } from '@/lib/domain/checkout-wire'
import { type Buyer, mayContinue } from './access'
import { settleOrder } from './continue-order'

/**
 * The buyer gives up: the time of an order that is not decided is over at once, and what is held is released, and the
 * order says that it was they who ended it. What was decided is not undone.
 * @returns null when this checkout has no order, or it is not this buyer's
 */
export async function cancelOrder(checkoutId: string, buyer: Buyer): Promise<CheckoutAnswer | null> {
  const order = await findOrderByCheckout(checkoutId)
  if (!order || !mayContinue(order, buyer)) return null
  await transaction(async (tx) => {
    const hasEnded = await endOrder(tx, order.id, { declineCode: 'buyer_canceled', declineMessage: null })
    if (hasEnded) await noteOrderEvent(tx, { orderId: order.id, event: 'buyer_canceled' })
  })
  return settleOrder(order.id, { reread: true })
}
