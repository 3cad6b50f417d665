import { findOrderByCheckout } from '@/lib/db/orders/orders'
import type { CheckoutProgress } from '@/lib/domain/wire/checkout-wire'
import { type Buyer, mayContinue } from '@/lib/orders/access'
import { progressOf } from '@/lib/orders/answer'

/** How far an order has come at this moment, for browsers that no stream reaches. @returns null when this checkout has no order, or it is not this buyer's */
export async function readProgress(checkoutId: string, buyer: Buyer): Promise<CheckoutProgress | null> {
  const order = await findOrderByCheckout(checkoutId)
  return order && mayContinue(order, buyer) ? progressOf(order) : null
}
