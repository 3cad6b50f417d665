import type Stripe from 'stripe'
import { randomText, siblingId } from '@/sandbox/core/ids'
import type { Tables } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'
import { type Decline, testCard } from './cards'
import { chargeWallet } from './wallets'

type MethodRow = Tables['payment_method']
const DAY = 86_400

/** What a charge is of: a payment intent, or what was asked for directly. */
export interface Payable {
  account: string
  id: string
  object: Pick<
    Stripe.PaymentIntent,
    | 'amount'
    | 'application'
    | 'application_fee_amount'
    | 'currency'
    | 'customer'
    | 'description'
    | 'metadata'
    | 'on_behalf_of'
    | 'receipt_email'
    | 'shipping'
    | 'statement_descriptor_suffix'
    | 'transfer_data'
    | 'transfer_group'
  >
}

/** What became of the attempt: authorized, or refused by the issuer or by Stripe itself. */
export interface Attempt {
  method: MethodRow
  decline: Decline | null
  blocked: boolean
  offSession: boolean
  /** The cardholder passed a challenge for it. */
  authenticated: boolean
  capture: boolean
}

/**
 * The line on the cardholder's statement: the account's text, or its prefix and the suffix joined by `* `, cut at 22 characters [doc].
 */
function statementLine(account: Stripe.Account | undefined, suffix: string | null): string | null {
  const own = account?.settings?.payments.statement_descriptor ?? null
  if (!suffix) return own
  const prefix = account?.settings?.card_payments.statement_descriptor_prefix ?? own?.slice(0, 10).trim()
  return (prefix ? `${prefix}* ${suffix}` : suffix).toUpperCase().slice(0, 22)
}

/** Until when a hold can be captured: 7 days, 4 days 18 hours for Visa without the cardholder [doc place-a-hold]. Seconds. */
function captureBefore(brand: string, offSession: boolean, now: number): number {
  return now + (brand === 'visa' && offSession ? 4 * DAY + 18 * 3600 : 7 * DAY)
}

function outcome(attempt: Attempt): Stripe.Charge.Outcome {
  const risk = testCard(attempt.method.hidden.number)?.isRisky ? { risk_level: 'elevated', risk_score: 69 } : { risk_level: 'normal', risk_score: 22 }
  const base = { network_advice_code: null, network_decline_code: null, reason: null, advice_code: null, ...risk }
  const { decline } = attempt
  if (!decline) return { ...base, network_status: 'approved_by_network', seller_message: 'Payment complete.', type: 'authorized' }
  if (attempt.blocked) {
    const seller = 'Stripe blocked this payment as too risky.'
    return {
      ...base,
      network_status: 'not_sent_to_network',
      reason: 'highest_risk_level',
      risk_level: 'highest',
      risk_score: 92,
      seller_message: seller,
      type: 'blocked',
      advice_code: decline.advice,
    }
  }
  return {
    ...base,
    advice_code: decline.advice,
    network_advice_code: decline.networkAdvice,
    network_decline_code: decline.networkCode,
    network_status: 'declined_by_network',
    reason: decline.declineCode,
    seller_message: 'The bank did not return any further details with this decline.',
    type: 'issuer_declined',
  }
}

function threeDSecure(attempt: Attempt): Stripe.Charge.PaymentMethodDetails.Card.ThreeDSecure | null {
  if (!attempt.authenticated) return null
  return {
    authentication_flow: 'challenge',
    electronic_commerce_indicator: '05',
    exemption_indicator: null,
    result: 'authenticated',
    result_reason: null,
    transaction_id: randomText(24),
    version: '2.2.0',
  }
}

function cardDetails(world: World, intent: Payable, attempt: Attempt): Stripe.Charge.PaymentMethodDetails.Card {
  const { card, billing_details: billing } = attempt.method.object
  const profile = testCard(attempt.method.hidden.number)
  const { amount } = intent.object
  const brand = card?.brand ?? 'visa'
  const isHeld = !attempt.decline && !attempt.capture
  return {
    amount_authorized: attempt.decline ? null : amount,
    authorization_code: attempt.decline ? null : randomText(6).replace(/\D/g, '7'),
    brand,
    ...(isHeld && { capture_before: captureBefore(brand, attempt.offSession, world.clock.now()) }),
    checks: {
      address_line1_check: billing.address?.line1 ? 'pass' : null,
      address_postal_code_check: billing.address?.postal_code ? (profile?.postalCheck ?? 'pass') : null,
      cvc_check: attempt.method.hidden.cvc === 'given' ? (profile?.cvcCheck ?? 'pass') : null,
    },
    country: card?.country ?? null,
    electronic_commerce_indicator: attempt.authenticated ? '05' : null,
    exp_month: card?.exp_month ?? 1,
    exp_year: card?.exp_year ?? 2030,
    extended_authorization: { status: 'disabled' },
    fingerprint: card?.fingerprint ?? null,
    funding: card?.funding ?? null,
    incremental_authorization: { status: 'unavailable' },
    installments: null,
    last4: card?.last4 ?? null,
    mandate: null,
    multicapture: { status: 'unavailable' },
    network: brand,
    network_token: { used: false },
    network_transaction_id: attempt.decline ? null : randomText(15).replace(/\D/g, '4'),
    overcapture: { maximum_amount_capturable: amount, status: 'unavailable' },
    regulated_status: 'unregulated',
    three_d_secure: threeDSecure(attempt),
    transaction_link_id: null,
    wallet: chargeWallet(card?.wallet),
  }
}

/** What differs between charges of cards and of bank accounts. */
type Own = Pick<
  Stripe.Charge,
  | 'amount_captured'
  | 'calculated_statement_descriptor'
  | 'captured'
  | 'failure_code'
  | 'failure_message'
  | 'outcome'
  | 'paid'
  | 'payment_method_details'
  | 'receipt_url'
  | 'status'
> &
  Partial<Pick<Stripe.Charge, 'payment_intent' | 'source'>>

/** The statement names the account on whose behalf a payment is. */
export function statementOf(world: World, intent: Payable): string | null {
  const { on_behalf_of: onBehalfOf, statement_descriptor_suffix: suffix } = intent.object
  return statementLine(world.store.get('account', String(onBehalfOf ?? intent.account))?.object, suffix)
}

/** Writes a charge of an intent. Its events are the caller's business. */
export function writeCharge(world: World, intent: Payable, method: MethodRow, id: string, own: Own): Tables['charge'] {
  const { object } = intent
  const charge: Stripe.Charge = {
    id,
    object: 'charge',
    amount: object.amount,
    amount_refunded: 0,
    application: object.application,
    application_fee: null,
    application_fee_amount: object.application_fee_amount,
    balance_transaction: null,
    billing_details: method.object.billing_details,
    created: world.clock.now(),
    currency: object.currency,
    customer: object.customer,
    description: object.description,
    disputed: false,
    failure_balance_transaction: null,
    fraud_details: {},
    livemode: false,
    metadata: object.metadata,
    on_behalf_of: object.on_behalf_of,
    payment_intent: intent.id,
    payment_method: method.id,
    receipt_email: object.receipt_email,
    receipt_number: null,
    refunded: false,
    review: null,
    shipping: object.shipping,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: object.statement_descriptor_suffix,
    transfer_data: object.transfer_data ? { amount: object.transfer_data.amount ?? null, destination: object.transfer_data.destination } : null,
    transfer_group: object.transfer_group,
    ...own,
  }
  return world.store.insert('charge', intent.account, id, charge, { number: method.hidden.number, settled: false })
}

/** What a charge has that was asked for directly: no intent, and the card it was made of. */
export interface Direct {
  payment_intent: null
  source: Stripe.Card
}

/** Writes the charge of one attempt with a card. A refused one stays as `failed`. Its events are the caller's business. */
export function insertCharge(world: World, intent: Payable, attempt: Attempt, direct?: Direct): Tables['charge'] {
  const { decline, method } = attempt
  const captured = !decline && attempt.capture
  return writeCharge(world, intent, method, direct ? intent.id : siblingId('ch', intent.id), {
    amount_captured: captured ? intent.object.amount : 0,
    calculated_statement_descriptor: statementOf(world, intent),
    captured,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    outcome: outcome(attempt),
    paid: !decline,
    payment_method_details: { card: cardDetails(world, intent, attempt), type: 'card' },
    receipt_url: decline ? null : receiptUrl(world, { account: intent.account, id: direct ? '' : intent.id }),
    status: decline ? 'failed' : 'succeeded',
    ...direct,
  })
}

/** Where the receipt of a payment's charge is. */
export function receiptUrl(world: World, intent: { account: string; id: string }): string {
  return `${world.url}/dashboard/${intent.account}/payments/${intent.id}`
}
