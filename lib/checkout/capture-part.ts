import { noteRepeat, type OrderRow, type PartRow } from '@/lib/db/orders'
import { cancelPaymentIntent, capturePaymentIntent, readPaymentIntent } from '@/lib/stripe/payment-intents'
import { keyOf } from './attempt'
import { isGone } from './recheck-part'
import { recordEvent } from './record-event'
import { takePayment } from './take-payment'

/**
 * Captures what was authorized, after that was decided. Its key and parameters follow from what is stored, so that a repeat after a crash is the
 * same call; a missing answer is rolled forward. A definite refusal ends the part: its hold is canceled, and the plan gives the others back.
 * Source: docs.stripe.com/payments/place-a-hold-on-a-payment-method
 */
export async function capturePart(order: OrderRow, part: PartRow): Promise<OrderRow> {
  const { paymentIntentId, accountId } = part
  if (!paymentIntentId) throw new Error(`Part ${part.id} is authorized without a PaymentIntent`)
  const captured = await capturePaymentIntent(paymentIntentId, accountId, keyOf(order, part, 'capture'))
  if (captured.kind === 'ok') return takePayment(order, part.id, captured.value)
  if (isGone(captured)) return losePart(order, part)
  // It may have been captured, now or before, or the hold may have lapsed.
  const read = await readPaymentIntent(paymentIntentId, accountId)
  if (read.kind !== 'ok') return order
  if (read.value.status !== 'requires_capture') return takePayment(order, part.id, read.value)
  if (captured.kind === 'unknown') return waitAndRepeat(order, part)
  // The hold stands, and Stripe refuses to capture it: it is canceled.
  console.error(`Order ${order.id}: Stripe refused to capture part ${part.id} (${captured.code}): ${captured.message}`)
  const canceled = await cancelPaymentIntent(paymentIntentId, accountId, keyOf(order, part, 'cancel'))
  return canceled.kind === 'ok' ? takePayment(order, part.id, canceled.value) : order
}

async function waitAndRepeat(order: OrderRow, part: PartRow): Promise<OrderRow> {
  await noteRepeat(part.id)
  return order
}

/** The seller left with the hold: it can never be captured, and lapses by itself. */
function losePart(order: OrderRow, part: PartRow): Promise<OrderRow> {
  const declineCode = 'capture_failed'
  return recordEvent(order.id, { type: 'part', partId: part.id, to: 'canceled' }, { part: { declineCode }, order: { declineCode } })
}
