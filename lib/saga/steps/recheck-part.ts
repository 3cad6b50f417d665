import type { OrderRow, PartRow } from '@/lib/db/orders/orders'
import { applyIntent } from '@/lib/saga/outcomes/apply-intent'
import { declinePart } from '@/lib/saga/outcomes/decline-part'
import { endUnknown, isGone } from '@/lib/saga/outcomes/gone'
import type { PaymentFacts } from '@/lib/stripe/calls/payment-intents'
import { makeCall } from './authorize-part'
import { lookForPayment } from './look-for-payment'
import type { StepWork } from './step-work'
import type { StoredCall } from './stored-call'

const MINUTE = 60_000
const NOT_MADE = { reason: 'not_made', code: null, message: 'Stripe shows no such payment.' } as const
/** So long a call is repeated. Its tries take a minute or two: by the next limit none is under way. */
const REPEATED_FOR_MS = 10 * MINUTE
/** A request this old cannot arrive any more: what Stripe does not show by then was not done, and is not done late either. */
const SURELY_NOT_MADE_AFTER_MS = 15 * MINUTE

/**
 * Finds out what became of a part whose answer is missing or that waited for the buyer. First Stripe is asked whether the
 * PaymentIntent exists; only when it doesn't, or when this attempt has not reached it, the stored call is repeated with its key,
 * and only while the buyer may still be waiting. Of a seller who left in between it can never be found out.
 */
export async function recheckPart(order: OrderRow, part: PartRow): Promise<StepWork> {
  const call = (part.call?.params ?? null) as StoredCall | null
  const found = await lookForPayment(part)
  // A hold is known to be one, whoever has left: what becomes of it shows on its day.
  if (isGone(found) && part.status === 'authorized') return NOTHING
  if (isGone(found)) return isOlderThan(part, SURELY_NOT_MADE_AFTER_MS) ? { events: [endUnknown(order, part)] } : NOTHING
  // Not even a refusal to look says that nothing was charged.
  if (found.kind !== 'ok') return NOTHING
  if (found.value && isAnswer(found.value, call, part)) return { events: await applyIntent(order, part, found.value) }
  if (!call || !part.call) return NOTHING
  const known = found.value ? { paymentIntentId: found.value.id } : {}
  if (isOlderThan(part, SURELY_NOT_MADE_AFTER_MS)) return { events: [await declinePart(order, part, NOT_MADE, known)] }
  return isOlderThan(part, REPEATED_FOR_MS) ? NOTHING : makeCall(order, part, call, part.call.key)
}

const NOTHING: StepWork = { events: [] }

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
  return part.call !== null && Date.now() - part.call.requestedAt.getTime() > ms
}
