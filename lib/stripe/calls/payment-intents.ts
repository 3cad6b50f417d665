import type Stripe from 'stripe'
import type { CaptureMethod } from '@/lib/domain/order/order'
import type { ShipTo } from '@/lib/domain/shipping/ship-to'
import { type ChargePlace, destinationOf, onCharge } from '@/lib/stripe/charge-place'
import { stripe } from '@/lib/stripe/client'
import { attempt, type StripeOutcome } from '@/lib/stripe/outcome'

const WITH_CHARGE = ['latest_charge']

/** A PaymentIntent as far as an order depends on it. */
export type PaymentFacts = {
  id: string
  status: Stripe.PaymentIntent.Status
  clientSecret: string | null
  customerId: string | null
  chargeId: string | null
  /** What was taken, in minor units; null until it is captured. */
  captured: { amountMinor: number; applicationFeeMinor: number } | null
  /** What the buyer's statement shows, known once there is a charge. */
  statementLine: string | null
  receiptUrl: string | null
  /** Until when an authorized amount can be captured; null where nothing is held. */
  captureBefore: Date | null
  /** Stripe canceled it by itself, because a hold was not captured in time. */
  isLapsed: boolean
  /** Why the last try failed, Stripe's advice on trying again, and the card it was tried with. */
  failure: { code: string; adviceCode: string | null; message: string; paymentMethodId: string | null } | null
}

/** What is frozen before the call is made, so that a repeat after a crash is the same call to the letter. */
export type AuthorizeParams = {
  amountMinor: number
  currency: string
  applicationFeeMinor: number
  connectedCustomerId: string
  paymentMethodId: string
  captureMethod: CaptureMethod
  /** The buyer is not there: a bank that wants to see them refuses with `authentication_required`. */
  offSession: boolean
  orderId: string
  sellerOrderId: string
  receiptNumber: string
  returnUrl: string
  /** Where the goods go: for Radar, and as evidence in a dispute. Missing where nothing is sent. */
  shipping?: ShipTo
}

/** The same for a PaymentIntent that is there already. */
export type ConfirmParams = Pick<AuthorizeParams, 'paymentMethodId' | 'offSession' | 'returnUrl'> & {
  /** Missing in calls that were stored before buyers could choose again: repeated, they stay the same to the letter. */
  captureMethod?: AuthorizeParams['captureMethod']
}

/**
 * Charges a card where its part is charged, with our application fee, captured at once or, with `manual`, only authorized.
 * While the buyer is present `off_session` is left out: a bank that wants to see the buyer answers `requires_action`.
 * Source: docs.stripe.com/connect/direct-charges, docs.stripe.com/connect/destination-charges, docs.stripe.com/payments/place-a-hold-on-a-payment-method
 */
export function chargeCard(params: AuthorizeParams, place: ChargePlace, key: string): Promise<StripeOutcome<PaymentFacts>> {
  const body: Stripe.PaymentIntentCreateParams = {
    amount: params.amountMinor,
    currency: params.currency,
    // Stripe takes only a positive fee: none is sent where the fee is zero.
    ...(params.applicationFeeMinor > 0 && { application_fee_amount: params.applicationFeeMinor }),
    customer: params.connectedCustomerId,
    payment_method: params.paymentMethodId,
    allowed_payment_method_types: ['card'],
    confirm: true,
    ...(params.captureMethod === 'manual' && { capture_method: 'manual' }),
    ...presence(params),
    ...(params.shipping && { shipping: shippingParams(params.shipping) }),
    ...destinationOf(place),
    description: `Order ${params.receiptNumber}`,
    metadata: { orderId: params.orderId, sellerOrderId: params.sellerOrderId },
    expand: WITH_CHARGE,
  }
  return ask(() => stripe().paymentIntents.create(body, onCharge(place, key)))
}

function shippingParams({ name, phone, line1, line2, city, state, postalCode, country }: ShipTo): Stripe.PaymentIntentCreateParams.Shipping {
  const address = { line1, ...(line2 && { line2 }), city, ...(state && { state }), postal_code: postalCode, country }
  return { name, ...(phone && { phone }), address }
}

/**
 * Tries the same PaymentIntent with another card: one part of an order never has two. How it is captured is said anew, since the buyer may have
 * chosen otherwise; until it is confirmed that may change. Source: docs.stripe.com/api/payment_intents/confirm
 */
export function confirmWithOtherCard(
  paymentIntentId: string,
  params: ConfirmParams,
  place: ChargePlace,
  key: string,
): Promise<StripeOutcome<PaymentFacts>> {
  const { paymentMethodId, captureMethod } = params
  const capture = captureMethod && { capture_method: captureMethod === 'manual' ? ('manual' as const) : ('automatic_async' as const) }
  const body = { payment_method: paymentMethodId, ...capture, ...presence(params), expand: WITH_CHARGE }
  return ask(() => stripe().paymentIntents.confirm(paymentIntentId, body, onCharge(place, key)))
}

/** Where a present buyer comes back to after a confirmation; an absent one cannot be asked. */
function presence({ offSession, returnUrl }: { offSession: boolean; returnUrl: string }) {
  return offSession ? { off_session: true } : { use_stripe_sdk: true, return_url: returnUrl }
}

/**
 * Captures the whole of what was authorized. Its key and parameters follow from what is stored, so a repeat is the same call.
 * Source: docs.stripe.com/api/payment_intents/capture
 */
export function capturePaymentIntent(paymentIntentId: string, place: ChargePlace, key: string): Promise<StripeOutcome<PaymentFacts>> {
  return ask(() => stripe().paymentIntents.capture(paymentIntentId, { expand: WITH_CHARGE }, onCharge(place, key)))
}

/** Reads the PaymentIntent of a part, with its last charge. */
export function readPaymentIntent(paymentIntentId: string, place: ChargePlace): Promise<StripeOutcome<PaymentFacts>> {
  return ask(() => stripe().paymentIntents.retrieve(paymentIntentId, { expand: WITH_CHARGE }, onCharge(place)))
}

/**
 * Looks for the PaymentIntent of one part whose answer never reached us, among those of its Customer (the list is up to date at
 * once, unlike search).
 * @param since unix seconds: nothing older can be the one
 */
export async function findPaymentIntent(
  sellerOrderId: string,
  connectedCustomerId: string,
  place: ChargePlace,
  since: number,
): Promise<StripeOutcome<PaymentFacts | undefined>> {
  const query = { customer: connectedCustomerId, created: { gte: since }, limit: 100, expand: ['data.latest_charge'] }
  const found = await attempt(() => stripe().paymentIntents.list(query, onCharge(place)).autoPagingToArray({ limit: 1000 }))
  if (found.kind !== 'ok') return found
  const intent = found.value.find(({ metadata }) => metadata.sellerOrderId === sellerOrderId)
  return { kind: 'ok', value: intent && factsOf(intent) }
}

/** Cancels a PaymentIntent that nobody finished, so that it can never be paid later. */
export function cancelPaymentIntent(paymentIntentId: string, place: ChargePlace, key: string): Promise<StripeOutcome<PaymentFacts>> {
  const params = { cancellation_reason: 'abandoned' as const, expand: WITH_CHARGE }
  return ask(() => stripe().paymentIntents.cancel(paymentIntentId, params, onCharge(place, key)))
}

/** A refusal by the bank (402) carries the PaymentIntent: it reads like any other answer, with `failure` set. */
async function ask(call: () => Promise<Stripe.PaymentIntent>): Promise<StripeOutcome<PaymentFacts>> {
  const outcome = await attempt(call)
  if (outcome.kind === 'ok') return { kind: 'ok', value: factsOf(outcome.value) }
  if (outcome.kind !== 'declined' || !outcome.paymentIntent) return outcome
  const facts = factsOf(outcome.paymentIntent)
  return {
    kind: 'ok',
    value: { ...facts, failure: facts.failure ?? { code: outcome.code, adviceCode: null, message: outcome.message, paymentMethodId: null } },
  }
}

function factsOf(intent: Stripe.PaymentIntent): PaymentFacts {
  const charge = typeof intent.latest_charge === 'object' ? intent.latest_charge : null
  const error = intent.last_payment_error
  return {
    id: intent.id,
    status: intent.status,
    clientSecret: intent.client_secret,
    customerId: idOf(intent.customer),
    chargeId: idOf(intent.latest_charge),
    captured: intent.status === 'succeeded' ? capturedOf(intent) : null,
    statementLine: charge?.calculated_statement_descriptor ?? null,
    receiptUrl: charge?.receipt_url ?? null,
    captureBefore: moment(intent.status === 'requires_capture' ? charge?.payment_method_details?.card?.capture_before : undefined),
    isLapsed: intent.status === 'canceled' && intent.cancellation_reason === 'automatic',
    failure: error && {
      code: error.decline_code ?? error.code ?? error.type,
      adviceCode: error.advice_code ?? null,
      message: error.message ?? '',
      paymentMethodId: error.payment_method?.id ?? null,
    },
  }
}

/** A fee is at most what was captured. Source: docs.stripe.com/api/payment_intents/capture (application_fee_amount) */
function capturedOf({ amount_received: amountMinor, application_fee_amount: fee }: Stripe.PaymentIntent) {
  return { amountMinor, applicationFeeMinor: Math.min(fee ?? 0, amountMinor) }
}

function moment(unixSeconds: number | undefined): Date | null {
  return unixSeconds === undefined ? null : new Date(unixSeconds * 1000)
}

function idOf(reference: string | { id: string } | null): string | null {
  return typeof reference === 'string' ? reference : (reference?.id ?? null)
}
