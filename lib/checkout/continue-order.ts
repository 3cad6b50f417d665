import { setTimeout as wait } from 'node:timers/promises'
import { findOrderByCheckout } from '@/lib/db/orders/orders'
import type { CheckoutAnswer } from '@/lib/domain/wire/checkout-wire'
import { type Buyer, mayContinue } from '@/lib/orders/access'
import { answerFor } from '@/lib/orders/answer'
import { advanceOrder } from '@/lib/saga/advance-order'

/** How long a second request waits for the one that holds the lease; then it says that the purchase is being paid. */
const WAIT_LONGEST_MS = 10_000
const WAIT_MS = 250

/**
 * Goes on with the order of a checkout: after a confirmation, or to ask again. What waits is read anew from Stripe.
 * @returns null when this checkout has no order, or it is not this buyer's
 */
export async function continueOrder(checkoutId: string, buyer: Buyer): Promise<CheckoutAnswer | null> {
  const order = await findOrderByCheckout(checkoutId)
  if (!order || !mayContinue(order, buyer)) return null
  return settleOrder(order.id, { reread: true })
}

/** Advances an order and answers; while another request advances it, waits for that one's result instead. */
export async function settleOrder(orderId: string, occasion: { reread: boolean }): Promise<CheckoutAnswer> {
  let result = await advanceOrder(orderId, occasion)
  const until = Date.now() + WAIT_LONGEST_MS
  while (result.kind === 'busy' && Date.now() < until) {
    await wait(WAIT_MS)
    // That one may have read before the buyer confirmed: with the lease, read once more.
    result = await advanceOrder(orderId, occasion)
  }
  return answerFor(result.order, result.kind === 'busy')
}
