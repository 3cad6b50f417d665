import { noteRepeat, type OrderRow, type PartRow } from '@/lib/db/orders/orders'
import { keyOf } from '@/lib/saga/attempt'
import { cancelPaymentIntent, readPaymentIntent } from '@/lib/stripe/calls/payment-intents'
import { takePayment } from './apply-intent'
import { endAttempt } from './end-attempt'

/**
 * The PaymentIntent of a part that cannot be confirmed with a card of this Customer: its own was deleted on the seller's account, and it takes no other's.
 * @param connectedCustomerId whose card is to be charged
 * @returns its id, null where there is none
 */
export async function strangeIntent(
  { paymentIntentId, connectedCustomerId: own, accountId }: PartRow,
  connectedCustomerId: string,
): Promise<string | null> {
  if (!paymentIntentId || own === connectedCustomerId) return null
  const read = await readPaymentIntent(paymentIntentId, accountId)
  return read.kind === 'ok' && read.value.customerId === connectedCustomerId ? null : paymentIntentId
}

/**
 * Looks at a former PaymentIntent of a part before it is charged by another, and cancels it: one whose hold lapsed while its account could not be asked, or
 * one of a Customer that is gone. Our own capture may have been done without an answer, or its seller may have captured by hand: then that is its payment.
 * @param tries the number of the try that this look belongs to
 * @returns whether another charge may be made
 */
export async function clearFormer(order: OrderRow, part: PartRow, intentId: string, tries: number): Promise<boolean> {
  const read = await readPaymentIntent(intentId, part.accountId)
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
  // There are never two that could be paid.
  const canceled = await cancelPaymentIntent(intentId, part.accountId, keyOf(order, part, 'cancel'))
  if (canceled.kind !== 'ok') await noteRepeat(part.id)
  return canceled.kind === 'ok' && canceled.value.status === 'canceled'
}
