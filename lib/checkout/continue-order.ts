import { findOrderByCheckout } from '@/lib/db/orders/orders'
import type { CheckoutAnswer } from '@/lib/domain/wire/checkout-wire'
import { type Buyer, mayContinue } from '@/lib/orders/access'
import { advanceAndAnswer } from './advance-and-answer'

/**
 * Goes on with the order of a checkout: after a confirmation, or to ask again. What waits is read anew from Stripe.
 * @returns null when this checkout has no order, or it is not this buyer's
 */
export async function continueOrder(checkoutId: string, buyer: Buyer): Promise<CheckoutAnswer | null> {
  const order = await findOrderByCheckout(checkoutId)
  if (!order || !mayContinue(order, buyer)) return null
  return advanceAndAnswer(order.id, { reread: true })
}
