import type { OrderRow, PartRow } from '@/lib/db/orders/orders'
import type { EndReason } from '@/lib/domain/order/end-reason'
import { keyOf } from '@/lib/saga/attempt'
import { applyIntent } from '@/lib/saga/outcomes/apply-intent'
import { endUnknown, isGone } from '@/lib/saga/outcomes/gone'
import { tellCall, withCall } from '@/lib/saga/outcomes/refused-call'
import { callFailed, partEvent, type SagaEvent } from '@/lib/saga/saga-event'
import { cancelPaymentIntent, readPaymentIntent } from '@/lib/stripe/calls/payment-intents'

/** Cancels the PaymentIntent of a part nobody finished. Should it have been paid in the meantime, that is what happened. */
export async function cancelPart(order: OrderRow, part: PartRow, reason: EndReason): Promise<SagaEvent[]> {
  const ended = (why: EndReason) => [partEvent({ type: 'part', partId: part.id, to: 'canceled', reason: why })]
  if (!part.paymentIntentId) return ended(reason)
  const canceled = await cancelPaymentIntent(part.paymentIntentId, part, keyOf(order, part, 'cancel'))
  if (canceled.kind === 'ok') return withCall(applyIntent(order, part, canceled.value, reason), part, 'cancel', canceled)
  // Of what was refused or only held it is known that nothing was charged: a hold lapses by itself.
  if (isGone(canceled)) return part.status === 'requires_action' ? [endUnknown(order, part)] : ended('left_open')
  // Refused or unanswered: a saved error would be given again for a day, so see what has become of it.
  const read = await readPaymentIntent(part.paymentIntentId, part)
  if (read.kind !== 'ok') return tellCall(part, 'cancel', canceled)
  const isOver = read.value.status === 'succeeded' || read.value.status === 'canceled'
  return isOver ? applyIntent(order, part, read.value, reason) : withCall([callFailed(part)], part, 'cancel', canceled)
}
