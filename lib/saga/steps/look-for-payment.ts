import type { PartRow } from '@/lib/db/orders/orders'
import { findPaymentIntent, type PaymentFacts, readPaymentIntent } from '@/lib/stripe/calls/payment-intents'
import type { StripeOutcome } from '@/lib/stripe/outcome'

/** Clocks differ: look a little further back than we think we asked. */
const CLOCK_SLACK_SECONDS = 300

/** A part's PaymentIntent as Stripe shows it, by its id or, while its id is not known, by what we asked for. Undefined where there is none. */
export async function lookForPayment(part: PartRow): Promise<StripeOutcome<PaymentFacts | undefined>> {
  if (part.paymentIntentId) return readPaymentIntent(part.paymentIntentId, part)
  if (!part.connectedCustomerId || !part.call) return { kind: 'ok', value: undefined }
  const since = Math.floor(part.call.requestedAt.getTime() / 1000) - CLOCK_SLACK_SECONDS
  const found = await findPaymentIntent(part.id, part.connectedCustomerId, part, since)
  // One that is canceled is the trace of the PaymentIntent before: its hold lapsed, or was released with the others.
  return found.kind === 'ok' && found.value?.status === 'canceled' ? { kind: 'ok', value: undefined } : found
}
