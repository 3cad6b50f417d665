import type Stripe from 'stripe'
import { on, stripe } from './client'
import { attempt, type StripeOutcome } from './outcome'

const WITH_CHARGE = ['latest_charge']

/** What is frozen before the call is made, so that a repeat after a crash is the same call to the letter. */
export type AuthorizeParams = {
  amountMinor: number
  currency: string
  applicationFeeMinor: number
  connectedCustomerId: string
  paymentMethodId: string
  orderId: string
  sellerOrderId: string
  receiptNumber: string
  returnUrl: string
}

/**
 * Charges a cloned card on the seller's account: a direct charge with our application fee, captured at once.
 * The buyer is present, so `off_session` is left out: a bank that wants to see the buyer answers `requires_action`.
 * Source: docs.stripe.com/connect/direct-charges
 */
export function chargeDirectly(params: AuthorizeParams, accountId: string, key: string): Promise<StripeOutcome<Stripe.PaymentIntent>> {
  const body: Stripe.PaymentIntentCreateParams = {
    amount: params.amountMinor,
    currency: params.currency,
    // Stripe takes only a positive fee: none is sent where the fee is zero.
    ...(params.applicationFeeMinor > 0 && { application_fee_amount: params.applicationFeeMinor }),
    customer: params.connectedCustomerId,
    payment_method: params.paymentMethodId,
    allowed_payment_method_types: ['card'],
    confirm: true,
    use_stripe_sdk: true,
    return_url: params.returnUrl,
    description: `Order ${params.receiptNumber}`,
    metadata: { orderId: params.orderId, sellerOrderId: params.sellerOrderId },
    expand: WITH_CHARGE,
  }
  return attempt(() => stripe().paymentIntents.create(body, on(accountId, key)))
}

/** Tries the same PaymentIntent with another card: one part of an order never has two. */
export function confirmWithOtherCard(
  paymentIntentId: string,
  input: { paymentMethodId: string; returnUrl: string },
  accountId: string,
  key: string,
): Promise<StripeOutcome<Stripe.PaymentIntent>> {
  const body = { payment_method: input.paymentMethodId, return_url: input.returnUrl, use_stripe_sdk: true, expand: WITH_CHARGE }
  return attempt(() => stripe().paymentIntents.confirm(paymentIntentId, body, on(accountId, key)))
}

/** Reads a PaymentIntent of a connected account, with its last charge. */
export function readPaymentIntent(paymentIntentId: string, accountId: string): Promise<StripeOutcome<Stripe.PaymentIntent>> {
  return attempt(() => stripe().paymentIntents.retrieve(paymentIntentId, { expand: WITH_CHARGE }, on(accountId)))
}

/**
 * Looks for the PaymentIntent of one part whose answer never reached us, among those of its Customer (the list is up to date at
 * once, unlike search).
 * @param since unix seconds: nothing older can be the one
 */
export async function findPaymentIntent(
  sellerOrderId: string,
  connectedCustomerId: string,
  accountId: string,
  since: number,
): Promise<StripeOutcome<Stripe.PaymentIntent | undefined>> {
  const query = { customer: connectedCustomerId, created: { gte: since }, limit: 100, expand: ['data.latest_charge'] }
  const found = await attempt(() => stripe().paymentIntents.list(query, on(accountId)).autoPagingToArray({ limit: 1000 }))
  if (found.kind !== 'ok') return found
  return { kind: 'ok', value: found.value.find((intent) => intent.metadata.sellerOrderId === sellerOrderId) }
}

/** Cancels a PaymentIntent that nobody finished, so that it can never be paid later. */
export function cancelPaymentIntent(paymentIntentId: string, accountId: string, key: string): Promise<StripeOutcome<Stripe.PaymentIntent>> {
  const params = { cancellation_reason: 'abandoned' as const, expand: WITH_CHARGE }
  return attempt(() => stripe().paymentIntents.cancel(paymentIntentId, params, on(accountId, key)))
}
