import { setTimeout as wait } from 'node:timers/promises'
import { findOrderByCheckout } from '@/lib/db/orders/orders'
import { waitsForBuyer } from '@/lib/domain/order/order'
import type { CheckoutProgress } from '@/lib/domain/wire/checkout-wire'
import { type Buyer, mayContinue } from '@/lib/orders/access'
import { progressOf } from '@/lib/orders/answer'

const LOOK_EVERY_MS = 250
/** Before the order is there: the request that places it may still be on its way. */
const BEGINS_WITHIN_MS = 10_000
const LONGEST_MS = 60_000

/**
 * Follows the order of a checkout while it runs: gives its progress whenever that has changed, and ends when the order rests or waits for its
 * buyer. It only reads what is stored; asking Stripe is left to whoever advances the order.
 * @returns nothing at all when the checkout is not this buyer's
 */
export async function* followOrder(checkoutId: string, buyer: Buyer, signal: AbortSignal): AsyncGenerator<CheckoutProgress> {
  const began = Date.now()
  let told = ''
  while (!signal.aborted && Date.now() - began < LONGEST_MS) {
    const order = await findOrderByCheckout(checkoutId)
    if (order && !mayContinue(order, buyer)) return
    if (!order && Date.now() - began > BEGINS_WITHIN_MS) return
    if (order) {
      const progress = progressOf(order)
      if (JSON.stringify(progress) !== told) yield progress
      told = JSON.stringify(progress)
      if (order.status !== 'open' || waitsForBuyer(order)) return
    }
    await wait(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined)
  }
}
