import { advanceAndAnswer } from '@/lib/checkout/advance-and-answer'
import { transaction } from '@/lib/db/client'
import { endOrder, findOrderByCheckout, lockOrder, noteOrderEvent, type PartRow } from '@/lib/db/orders/orders'
import { isLate } from '@/lib/domain/order/order'
import type { CheckoutAnswer } from '@/lib/domain/wire/checkout-wire'
import { type Buyer, mayContinue } from '@/lib/orders/access'

/**
 * The buyer gives up: the time of an order that is not decided is over at once, and what is held is released, and the
 * order says that it was they who ended it. What was decided is not undone, and a charge that was refused on its own day is canceled on the page of
 * its order (`cancelItem`), where what is shipped is to be paid.
 * @returns null when this checkout has no order, or it is not this buyer's
 */
export async function cancelOrder(checkoutId: string, buyer: Buyer): Promise<CheckoutAnswer | null> {
  const order = await findOrderByCheckout(checkoutId)
  if (!order || !mayContinue(order, buyer)) return null
  await transaction(async (tx) => {
    const { parts } = await lockOrder(tx, order.id)
    if (parts.some(isUnpaidLate)) return
    const hasEnded = await endOrder(tx, order.id, { endReason: 'buyer_canceled', declineCode: null, declineMessage: null })
    if (hasEnded) await noteOrderEvent(tx, { orderId: order.id, event: 'buyer_canceled' })
  })
  return advanceAndAnswer(order.id, { reread: true })
}

const OVER = new Set<PartRow['status']>(['captured', 'canceled', 'refunded', 'refund_failed'])
const isUnpaidLate = (part: PartRow) => isLate(part) && !OVER.has(part.status)
