import type { OrderRow, PartRow } from '@/lib/db/orders/orders'
import { keyOf } from '@/lib/saga/attempt'
import { applyIntent } from '@/lib/saga/outcomes/apply-intent'
import { withCall } from '@/lib/saga/outcomes/refused-call'
import { callFailed, type SagaEvent } from '@/lib/saga/saga-event'
import { cancelPaymentIntent } from '@/lib/stripe/calls/payment-intents'
import { lookForPayment } from './look-for-payment'

/** Reads the PaymentIntent of a part that ended once more: only a payment counts, its end is known. */
export async function rereadPart(order: OrderRow, part: PartRow): Promise<SagaEvent[]> {
  const read = await lookForPayment(part)
  if (read.kind !== 'ok' || !read.value) return []
  if (read.value.status === 'succeeded') return applyIntent(order, part, read.value)
  // A hold of a part that is over would only lapse in days.
  if (read.value.status !== 'requires_capture') return []
  const canceled = await cancelPaymentIntent(read.value.id, part, keyOf(order, part, 'cancel'))
  return withCall(canceled.kind === 'ok' ? [] : [callFailed(part)], part, 'cancel', canceled)
}
