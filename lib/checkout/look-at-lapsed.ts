import type { OrderRow, PartRow } from '@/lib/db/orders'
import { cancelPaymentIntent, readPaymentIntent } from '@/lib/stripe/payment-intents'
import { keyOf } from './attempt'
import { endAttempt } from './end-attempt'
import { takePayment } from './take-payment'

/**
 * Looks at the hold of a part that lapsed while its account could not be asked, before the part is charged by another PaymentIntent: our own capture may have
 * been done without an answer, or its seller may have captured by hand. Then that is its payment.
 * @param tries the number of the try that this look belongs to
 * @returns whether another charge may be made
 */
export async function lookAtLapsed(order: OrderRow, part: PartRow, lapsedIntentId: string, tries: number): Promise<boolean> {
  const read = await readPaymentIntent(lapsedIntentId, part.accountId)
  if (read.kind === 'unknown') return false
  if (read.kind !== 'ok') {
    await endAttempt(order, part.id, read, { tries })
    return false
  }
  if (read.value.status === 'canceled') return true
  if (read.value.status === 'succeeded') {
    await takePayment(order, part.id, read.value)
    return false
  }
  // Held for longer than was said: there are never two that could be paid.
  const canceled = await cancelPaymentIntent(lapsedIntentId, part.accountId, keyOf(order, part, 'cancel'))
  return canceled.kind === 'ok' && canceled.value.status === 'canceled'
}
