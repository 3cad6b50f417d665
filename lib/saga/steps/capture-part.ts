import type { OrderRow, PartRow } from '@/lib/db/orders/orders'
import { isCancelRequested } from '@/lib/domain/order/cancel-item'
import { isChargedLater } from '@/lib/domain/order/order'
import { log } from '@/lib/log/log'
import { keyOf } from '@/lib/saga/attempt'
import { applyIntent } from '@/lib/saga/outcomes/apply-intent'
import { endUnknown, isGone } from '@/lib/saga/outcomes/gone'
import { lapseHold } from '@/lib/saga/outcomes/lapse-hold'
import { withCall } from '@/lib/saga/outcomes/refused-call'
import { callFailed, partEvent, type SagaEvent } from '@/lib/saga/saga-event'
import { cancelPaymentIntent, capturePaymentIntent, type PaymentFacts, readPaymentIntent } from '@/lib/stripe/calls/payment-intents'
import { stripeNow } from '@/lib/stripe/clock'
import type { StripeOutcome } from '@/lib/stripe/outcome'

/**
 * Captures what was authorized, after that was decided. Its key and parameters follow from what is stored, so that a repeat after a crash is the
 * same call; a missing answer is rolled forward. A definite refusal ends the part: its hold is canceled, and the plan gives the others back.
 * Source: docs.stripe.com/payments/place-a-hold-on-a-payment-method
 */
export async function capturePart(order: OrderRow, part: PartRow): Promise<SagaEvent[]> {
  const { paymentIntentId } = part
  if (!paymentIntentId) throw new Error(`Part ${part.id} is authorized without a PaymentIntent`)
  const key = keyOf(order, part, 'capture')
  const captured = refusalIn(await capturePaymentIntent(paymentIntentId, part, key))
  if (captured.kind === 'ok') return applyIntent(order, part, captured.value)
  if (isGone(captured)) return [isChargedLater(part) ? await putOffCapture(part) : losePart(order, part, key)]
  // It may have been captured, now or before, or the hold may have lapsed.
  const read = await readPaymentIntent(paymentIntentId, part)
  if (read.kind !== 'ok') return withCall([captureUnanswered(part, key)], part, 'capture', captured)
  if (!UNCAPTURED.has(read.value.status)) return applyIntent(order, part, read.value)
  return captured.kind === 'unknown' ? [callFailed(part)] : withCall(cancelHold(order, part, paymentIntentId, captured), part, 'capture', captured)
}

/** Where a capture has not happened: the hold stands, or the bank refused and took it back. */
const UNCAPTURED = new Set<string>(['requires_capture', 'requires_payment_method'])

/** A bank that refuses a capture (402) sends the PaymentIntent along, uncaptured: no answer but a refusal, which its key would give again for a day. */
function refusalIn(captured: StripeOutcome<PaymentFacts>): StripeOutcome<PaymentFacts> {
  if (captured.kind !== 'ok' || !UNCAPTURED.has(captured.value.status)) return captured
  const { code = 'card_declined', message = '' } = captured.value.failure ?? {}
  return { kind: 'declined', code, message }
}

/** The hold stands, or is gone with a refusal of the bank, and Stripe will not capture it: it is canceled. */
async function cancelHold(order: OrderRow, part: PartRow, paymentIntentId: string, refusal: { code: string; message: string }): Promise<SagaEvent[]> {
  log.error({ orderId: order.id, sellerOrderId: part.id, code: refusal.code }, `Stripe refused to capture a part: ${refusal.message}`)
  const canceled = await cancelPaymentIntent(paymentIntentId, part, keyOf(order, part, 'cancel'))
  if (canceled.kind !== 'ok') return withCall([callFailed(part)], part, 'cancel', canceled)
  const ended = LAPSED.has(refusal.code) ? { ...canceled.value, isLapsed: true } : canceled.value
  return withCall(applyIntent(order, part, ended), part, 'cancel', canceled)
}

/** Stripe's words for a hold that was not captured in time. Source: docs.stripe.com/error-codes */
const LAPSED = new Set(['capture_charge_authorization_expired', 'charge_expired_for_capture'])

/**
 * The seller has left before the day of a hold. It can be captured should they come back; once it has surely lapsed, and nobody can capture it any
 * more, the part is charged like one that was never held, which has a schedule of its own.
 */
async function putOffCapture(part: PartRow): Promise<SagaEvent> {
  const lapsesAt = part.captureBefore ?? new Date(part.createdAt.getTime() + LONGEST_HOLD_MS)
  // Its seller may have captured it, though not through us: that is looked at before another charge is made.
  if (lapsesAt < (await stripeNow())) return lapseHold(part, { lapsedIntentId: part.paymentIntentId })
  const changes = { dueAt: new Date(lapsesAt.getTime() + MINUTE), endReason: 'seller_disconnected' } as const
  const holds = (row: PartRow) => row.status === 'authorized' && !isCancelRequested(row)
  return { partId: part.id, name: 'capture_put_off', changes: { part: changes }, holds }
}

const MINUTE = 60_000
/** Of extended authorizations. Source: docs.stripe.com/payments/extended-authorization */
const LONGEST_HOLD_MS = 31 * 24 * 60 * MINUTE

/**
 * The seller left with the hold: it can never be captured, and lapses by itself. Was the call made before, by this process or by one that has died since,
 * it may have been captured then, and nobody is told that it was not.
 */
function losePart(order: OrderRow, part: PartRow, key: string): SagaEvent {
  const wasAsked = part.call?.key === key || (order.decidedAt !== null && Date.now() - order.decidedAt.getTime() > MINUTE)
  if (wasAsked) return endUnknown(order, part)
  return partEvent({ type: 'part', partId: part.id, to: 'canceled', reason: 'capture_failed' })
}

/** Nothing is known of this call: should the seller leave now, it may have been done. */
function captureUnanswered(part: PartRow, key: string): SagaEvent {
  const holds = (row: PartRow) => row.status === 'authorized' && row.call?.key !== key
  return { partId: part.id, name: 'capture_unanswered', changes: { part: { call: { key, params: null, requestedAt: new Date() } } }, holds }
}
