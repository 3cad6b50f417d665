import Stripe from 'stripe'

/**
 * What a call to Stripe came to.
 * - `ok`: Stripe did it.
 * - `declined`: a bank or the card refused (402). Final for this attempt; the intent, if there is one, comes along.
 * - `refused`: Stripe did not do it and says why (400, 401, 403, 404). Final.
 * - `unknown`: Stripe may or may not have done it (5xx, 424, connection lost, time-out, key in use, rate limit, anything else). Repeat with the same key;
 *   never read as "not charged". Source: docs.stripe.com/api/idempotent_requests, docs.stripe.com/error-low-level
 */
export type StripeOutcome<T> =
  | { kind: 'ok'; value: T }
  | { kind: 'declined'; code: string; message: string; paymentIntent?: Stripe.PaymentIntent; setupIntent?: Stripe.SetupIntent }
  | { kind: 'refused'; code: string; message: string; status: number; param?: string }
  | { kind: 'unknown'; message: string }

/**
 * Makes one call and sorts what came back.
 * @throws only what is a bug of ours (not an error of Stripe's SDK)
 */
export async function attempt<T>(call: () => Promise<T>): Promise<StripeOutcome<T>> {
  try {
    return { kind: 'ok', value: await call() }
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return sort(error)
    throw error
  }
}

const FINAL = new Set([400, 401, 403, 404])

function sort(error: Stripe.errors.StripeError): Exclude<StripeOutcome<never>, { kind: 'ok' }> {
  const status = error.statusCode ?? 0
  const code = error.decline_code ?? error.code ?? error.rawType ?? 'unknown_error'
  if (status === 402) {
    return { kind: 'declined', code, message: error.message, paymentIntent: error.payment_intent, setupIntent: error.setup_intent }
  }
  if (!FINAL.has(status)) return { kind: 'unknown', message: error.message }
  return { kind: 'refused', code: error.code ?? code, message: error.message, status, param: error.param }
}
