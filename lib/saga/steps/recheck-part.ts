import { noteRepeat, type OrderRow, type PartRow } from '@/lib/db/orders/orders'
import type { EndReason } from '@/lib/domain/order/end-reason'
import { log } from '@/lib/log/log'
import { keyOf } from '@/lib/saga/attempt'
import { takePayment } from '@/lib/saga/outcomes/apply-intent'
import { declinePart } from '@/lib/saga/outcomes/decline-part'
import { recordEvent } from '@/lib/saga/record-event'
import { cancelPaymentIntent, findPaymentIntent, type PaymentFacts, readPaymentIntent } from '@/lib/stripe/calls/payment-intents'
import type { StripeOutcome } from '@/lib/stripe/outcome'
import { makeCall, type StoredCall, settleCall } from './authorize-part'

const MINUTE = 60_000
const NOT_MADE = { reason: 'not_made', code: null, message: 'Stripe shows no such payment.' } as const
/** So long a call is repeated. Its tries take a minute or two: by the next limit none is under way. */
const REPEATED_FOR_MS = 10 * MINUTE
/** A request this old cannot arrive any more: what Stripe does not show by then was not done, and is not done late either. */
const SURELY_NOT_MADE_AFTER_MS = 15 * MINUTE
/** Clocks differ: look a little further back than we think we asked. */
const CLOCK_SLACK_SECONDS = 300

/**
 * Finds out what became of a part whose answer is missing or that waited for the buyer. First Stripe is asked whether the
 * PaymentIntent exists; only when it doesn't, or when this attempt has not reached it, the stored call is repeated with its key,
 * and only while the buyer may still be waiting. Of a seller who left in between it can never be found out.
 */
export async function recheckPart(order: OrderRow, part: PartRow): Promise<void> {
  const call = part.requestParams as StoredCall | null
  const found = await look(part)
  // A hold is known to be one, whoever has left: what becomes of it shows on its day.
  if (isGone(found) && part.status === 'authorized') return
  if (isGone(found)) return isOlderThan(part, SURELY_NOT_MADE_AFTER_MS) ? endUnknown(order, part) : undefined
  // Not even a refusal to look says that nothing was charged.
  if (found.kind !== 'ok') return
  if (found.value && isAnswer(found.value, call, part)) return takePayment(order, part.id, found.value)
  if (!call || !part.requestKey) return
  const known = found.value ? { paymentIntentId: found.value.id } : {}
  if (isOlderThan(part, SURELY_NOT_MADE_AFTER_MS)) return declinePart(order, part.id, NOT_MADE, known)
  if (isOlderThan(part, REPEATED_FOR_MS)) return
  return settleCall(order, part.id, await makeCall(call, part.accountId, part.requestKey))
}

/** Reads the PaymentIntent of a part that ended once more: only a payment counts, its end is known. */
export async function rereadPart(order: OrderRow, part: PartRow): Promise<void> {
  const read = await look(part)
  if (read.kind !== 'ok' || !read.value) return
  if (read.value.status === 'succeeded') return takePayment(order, part.id, read.value)
  // A hold of a part that is over would only lapse in days.
  if (read.value.status !== 'requires_capture') return
  const canceled = await cancelPaymentIntent(read.value.id, part.accountId, keyOf(order, part, 'cancel'))
  if (canceled.kind !== 'ok') await noteRepeat(part.id)
}

/** Cancels the PaymentIntent of a part nobody finished. Should it have been paid in the meantime, that is what is recorded. */
export async function cancelPart(order: OrderRow, part: PartRow, reason: EndReason): Promise<void> {
  if (!part.paymentIntentId) return endPart(order, part, reason)
  const canceled = await cancelPaymentIntent(part.paymentIntentId, part.accountId, keyOf(order, part, 'cancel'))
  if (canceled.kind === 'ok') return takePayment(order, part.id, canceled.value, reason)
  // Of what was refused or only held it is known that nothing was charged: a hold lapses by itself.
  if (isGone(canceled)) return part.status === 'requires_action' ? endUnknown(order, part) : endPart(order, part, 'left_open')
  // Refused or unanswered: a saved error would be given again for a day, so see what has become of it.
  const read = await readPaymentIntent(part.paymentIntentId, part.accountId)
  if (read.kind !== 'ok') return
  if (read.value.status === 'succeeded' || read.value.status === 'canceled') return takePayment(order, part.id, read.value, reason)
  await noteRepeat(part.id)
}

function endPart(order: OrderRow, part: PartRow, reason: EndReason): Promise<void> {
  return recordEvent(order.id, { type: 'part', partId: part.id, to: 'canceled', reason })
}

/** Ends a part over which Stripe no longer tells us anything: the buyer reads that we do not know, never that nothing was charged. */
export function endUnknown(order: OrderRow, part: PartRow): Promise<void> {
  log.error(
    { orderId: order.id, sellerOrderId: part.id, accountId: part.accountId },
    'An account left before it was known whether its part was charged',
  )
  return endPart(order, part, 'outcome_unknown')
}

/** The seller left, or what we ask about was deleted there: no answer will ever come. */
export function isGone(outcome: StripeOutcome<unknown>): boolean {
  return outcome.kind === 'refused' && (outcome.code === 'account_invalid' || outcome.code === 'resource_missing')
}

async function look(part: PartRow): Promise<StripeOutcome<PaymentFacts | undefined>> {
  if (part.paymentIntentId) return readPaymentIntent(part.paymentIntentId, part.accountId)
  if (!part.connectedCustomerId || !part.requestedAt) return { kind: 'ok', value: undefined }
  const since = Math.floor(part.requestedAt.getTime() / 1000) - CLOCK_SLACK_SECONDS
  const found = await findPaymentIntent(part.id, part.connectedCustomerId, part.accountId, since)
  // One that is canceled is the trace of the PaymentIntent before: its hold lapsed, or was released with the others.
  return found.kind === 'ok' && found.value?.status === 'canceled' ? { kind: 'ok', value: undefined } : found
}

/**
 * Whether a PaymentIntent as it stands answers this attempt. One that waits for a card may be the trace of the attempt before: only a
 * failure with the card of this attempt, on a charge not known from before, counts. Where that is not plain, repeating the call tells.
 */
function isAnswer(payment: PaymentFacts, call: StoredCall | null, part: PartRow): boolean {
  if (payment.status !== 'requires_payment_method' && payment.status !== 'requires_confirmation') return true
  if (part.status === 'requires_action') return true
  return payment.failure?.paymentMethodId === call?.params.paymentMethodId && payment.chargeId !== part.chargeId
}

function isOlderThan(part: PartRow, ms: number): boolean {
  return part.requestedAt !== null && Date.now() - part.requestedAt.getTime() > ms
}
