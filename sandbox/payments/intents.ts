import type Stripe from 'stripe'
import { randomText } from '@/sandbox/core/ids'
import type { IntentSecret, Tables } from '@/sandbox/core/tables'
import { recordOf } from '@/sandbox/core/typed'
import type { World } from '@/sandbox/core/world'
import { type ApiError, invalidRequest } from '@/sandbox/http/errors'
import type { Consent } from './mandates'

export type SetupIntentRow = Tables['setup_intent']
export type PaymentIntentRow = Tables['payment_intent']

/** How the caller wants to confirm. `offSession` means that the cardholder is not there. */
export interface Confirmation {
  offSession: boolean
  returnUrl: string | null
  useStripeSdk: boolean
  /** `request_three_d_secure` is any or challenge. */
  requestsChallenge: boolean
  /** Consent to debits of a bank account: given now, or a mandate that is there. */
  consent: Consent | null
  mandate: string | null
}

/** A new intent's hidden part. */
export function freshIntentSecret(): IntentSecret {
  return { offSession: false, returnUrl: null, useStripeSdk: false, authenticated: false }
}

/** `pi_…_secret_…`, letters and digits only, as Stripe.js checks it. */
export function clientSecret(intentId: string): string {
  return `${intentId}_secret_${randomText(25)}`
}

type NextAction = Stripe.PaymentIntent.NextAction & Stripe.SetupIntent.NextAction

/** What the cardholder does next: the challenge inside the page through Stripe.js, or a redirect to it when a return URL was given. */
export function challengeAction(world: World, account: string, intent: { id: string; client_secret: string | null }, how: Confirmation): NextAction {
  const query = new URLSearchParams({ intent: intent.id, secret: intent.client_secret ?? '', account })
  const url = `${world.url}/js/challenge?${query}`
  if (how.returnUrl && !how.useStripeSdk) {
    const back = new URLSearchParams({ intent: intent.id, secret: intent.client_secret ?? '', account, return_url: how.returnUrl })
    return { type: 'redirect_to_url', redirect_to_url: { return_url: how.returnUrl, url: `${world.url}/js/challenge?${back}` } }
  }
  return { type: 'use_stripe_sdk', use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: url, source: `payatt_${randomText(24)}` } }
}

/** What an intent's confirmation with a payment method of a kind that it does not take is answered. Throws 400. */
export function requireAllowedType(intent: PaymentIntentRow | SetupIntentRow, method: Tables['payment_method']): void {
  const { object: kind, payment_method_types: types } = intent.object
  const { type } = method.object
  if (types.includes(type)) return
  const noun = kind === 'payment_intent' ? 'PaymentIntent' : 'SetupIntent'
  const message =
    `The PaymentMethod provided (${type}) is not allowed for this ${noun}. Please attach a PaymentMethod of one of the following types: ` +
    `${types.join(', ')}.`
  throw invalidRequest(message, { code: 'payment_intent_incompatible_payment_method', param: 'payment_method' })
}

/** Error fields that stay on an intent (`last_payment_error`, `last_setup_error`). */
export interface LastError {
  type: 'card_error' | 'invalid_request_error'
  message: string
  code?: string
  decline_code?: string
  advice_code?: string
  network_decline_code?: string
  network_advice_code?: string
  param?: string
  charge?: string
}

/** An error body as the intent keeps it, with the payment method it is about. */
export function lastError(body: LastError, method: Stripe.PaymentMethod): LastError & { doc_url?: string; payment_method: Stripe.PaymentMethod } {
  const docUrl = body.code && `https://stripe.com/docs/error-codes/${body.code.replaceAll('_', '-')}`
  return { ...body, ...(docUrl && { doc_url: docUrl }), payment_method: method }
}

/** The failure of a challenge that the cardholder did not pass, for either kind of intent. */
export function authenticationFailure(kind: 'payment_intent' | 'setup_intent'): LastError {
  const message = 'We are unable to authenticate your payment method. Please choose a different payment method and try again.'
  return { type: 'invalid_request_error', code: `${kind}_authentication_failure`, message }
}

/** `One of the following: a, b` in Stripe's wording. */
export function unexpectedState(kind: 'payment_intent' | 'setup_intent', message: string, object: object): ApiError {
  return invalidRequest(message, { code: `${kind}_unexpected_state`, [kind]: object })
}

/** Checks the client secret that a publishable key must send. */
export function checkClientSecret(
  kind: 'payment_intent' | 'setup_intent',
  sent: string | undefined,
  expected: string | null,
  isPublishable: boolean,
): void {
  if (!isPublishable && sent === undefined) return
  if (sent === undefined) {
    throw invalidRequest('Missing required param: client_secret.', { code: 'parameter_missing', param: 'client_secret' })
  }
  if (sent !== expected) {
    const noun = kind === 'payment_intent' ? 'PaymentIntent' : 'SetupIntent'
    const message =
      `The client_secret provided does not match any associated ${noun} on this account. Ensure the publishable key used belongs to the ` +
      `same account that created the ${noun}.`
    throw invalidRequest(message, { code: `${kind}_invalid_parameter`, param: 'client_secret' })
  }
}

const SETUP_OPEN = [
  'id',
  'object',
  'automatic_payment_methods',
  'cancellation_reason',
  'client_secret',
  'created',
  'description',
  'last_setup_error',
  'livemode',
  'next_action',
  'payment_method',
  'payment_method_configuration_details',
  'payment_method_types',
  'status',
  'usage',
] as const
const PAYMENT_OPEN = [
  'id',
  'object',
  'amount',
  'amount_details',
  'automatic_payment_methods',
  'canceled_at',
  'cancellation_reason',
  'capture_method',
  'client_secret',
  'confirmation_method',
  'created',
  'currency',
  'description',
  'last_payment_error',
  'livemode',
  'next_action',
  'payment_method',
  'payment_method_configuration_details',
  'payment_method_types',
  'processing',
  'receipt_email',
  'setup_future_usage',
  'shipping',
  'source',
  'status',
] as const

/** An intent as a publishable key sees it: without customer, charge, fee and metadata. */
export function openView(intent: Stripe.PaymentIntent | Stripe.SetupIntent): object {
  return intent.object === 'setup_intent' ? recordOf(SETUP_OPEN, (field) => intent[field]) : recordOf(PAYMENT_OPEN, (field) => intent[field])
}
