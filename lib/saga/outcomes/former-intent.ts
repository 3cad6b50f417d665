import type { OrderRow, PartRow } from '@/lib/db/orders/orders'
import { keyOf } from '@/lib/saga/attempt'
import { callFailed, type SagaEvent } from '@/lib/saga/saga-event'
import { cancelPaymentIntent, readPaymentIntent } from '@/lib/stripe/calls/payment-intents'
import { applyIntent } from './apply-intent'
import { endAttempt } from './end-attempt'
import { withCall } from './refused-call'

/**
 * The PaymentIntent of a part that cannot be confirmed with a card of this Customer: its own was deleted on the seller's account, and it takes no other's.
 * @param connectedCustomerId whose card is to be charged
 * @returns its id, null where there is none
 */
export async function strangeIntent(part: PartRow, connectedCustomerId: string): Promise<string | null> {
  const { paymentIntentId } = part
  if (!paymentIntentId || !mayBeStrange(part, connectedCustomerId)) return null
  const read = await readPaymentIntent(paymentIntentId, part)
  return read.kind === 'ok' && read.value.customerId === connectedCustomerId ? null : paymentIntentId
}

/** Whether that must be looked at: a part has a PaymentIntent that was made for another Customer. */
export function mayBeStrange(part: Pick<PartRow, 'paymentIntentId' | 'connectedCustomerId'>, connectedCustomerId: string): boolean {
  return part.paymentIntentId !== null && part.connectedCustomerId !== connectedCustomerId
}

/** Whether a part may be charged by another PaymentIntent; if not, what the look at the former one brought. */
export type Cleared = { isClear: true } | { isClear: false; events: SagaEvent[] }

/**
 * Looks at a former PaymentIntent of a part before it is charged by another, and cancels it: one whose hold lapsed while its account could not be asked, or
 * one of a Customer that is gone. Our own capture may have been done without an answer, or its seller may have captured by hand: then that is its payment.
 * @param tries the number of the try that this look belongs to
 */
export async function clearFormer(order: OrderRow, part: PartRow, intentId: string, tries: number): Promise<Cleared> {
  const read = await readPaymentIntent(intentId, part)
  if (read.kind === 'unknown') return { isClear: false, events: [] }
  if (read.kind !== 'ok') return { isClear: false, events: [await endAttempt(order, part, read, { tries })] }
  if (read.value.status === 'canceled') return { isClear: true }
  if (read.value.status === 'succeeded') return { isClear: false, events: await applyIntent(order, part, read.value) }
  // There are never two that could be paid.
  const canceled = await cancelPaymentIntent(intentId, part, keyOf(order, part, 'cancel'))
  if (canceled.kind !== 'ok') return { isClear: false, events: await withCall([callFailed(part)], part, 'cancel', canceled) }
  return canceled.value.status === 'canceled' ? { isClear: true } : { isClear: false, events: [] }
}
