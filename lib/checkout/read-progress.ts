import { findOrderByCheckout } from '@/lib/db/orders'
import type { CheckoutProgress } from '@/lib/domain/checkout-wire'
import { type Buyer, mayContinue } from './access'
import { progressOf } from './answer'

/** How far an order has come at this moment, for browsers that no stream reaches. @returns null when this checkout has no order, or it is not this buyer's */
export async function readProgress(checkoutId: string, buyer: Buyer): Promise<CheckoutProgress | null> {
  const order = await findOrderByCheckout(checkoutId)
  return order && mayContinue(order, buyer) ? progressOf(order) : null
}
