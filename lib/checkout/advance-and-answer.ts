import { setTimeout as wait } from 'node:timers/promises'
import type { CheckoutAnswer } from '@/lib/domain/wire/checkout-wire'
import { answerFor } from '@/lib/orders/answer'
import { advanceOrder, type Begun } from '@/lib/saga/advance-order'

/** How long a second request waits for the one that holds the lease; then it says that the purchase is being paid. */
const WAIT_LONGEST_MS = 10_000
const WAIT_MS = 250

/** Advances an order and answers; while another request advances it, waits for that one's result instead. */
export async function advanceAndAnswer(orderId: string, occasion: Begun): Promise<CheckoutAnswer> {
  let result = await advanceOrder(orderId, occasion)
  const until = Date.now() + WAIT_LONGEST_MS
  while (result.kind === 'busy' && Date.now() < until) {
    await wait(WAIT_MS)
    // That one may have read before the buyer confirmed: with the lease, read once more.
    result = await advanceOrder(orderId, occasion)
  }
  return answerFor(result.order, result.kind === 'busy')
}
