import type { Call } from '@/sandbox/api/endpoint'
import type { IntentSecret, Tables } from '@/sandbox/core/tables'
import { invalidRequest, missing, notSupportedHere } from '@/sandbox/http/errors'
import { flag, hash, type Infer, ignored, mergeMetadata, oneOf, type Spec, text, unsupported } from '@/sandbox/http/params'
import { mandateDataShape } from '@/sandbox/http/shapes'
import type { Confirmation } from '@/sandbox/payments/intents'
import type { Consent } from '@/sandbox/payments/mandates'
import { createFromDetails, findPaymentMethod, insertPaymentMethod, partOfMethod } from '@/sandbox/payments/payment-methods'
import { paymentMethodDataShape, readMethod } from './method-data'

const offSession: Spec<boolean> = { parse: (raw, path) => (raw === 'one_off' || raw === 'recurring' ? true : flag().parse(raw, path)) }

/** Instant verification is Stripe's window to the customer's bank, which is not here. */
const verificationMethod: Spec<'automatic' | 'microdeposits'> = {
  parse: (raw, path) => {
    const method = oneOf('automatic', 'instant', 'microdeposits').parse(raw, path)
    if (method === 'instant') throw notSupportedHere('instant verification of bank accounts', path)
    return method
  },
}

/** `payment_method_options` as far as it does something here. */
export const methodOptionsShape = {
  card: hash({
    request_three_d_secure: oneOf('automatic', 'any', 'challenge'),
    setup_future_usage: unsupported(),
    capture_method: unsupported(),
    cvc_token: ignored(),
    network: ignored(),
    statement_descriptor_suffix_kana: ignored(),
    statement_descriptor_suffix_kanji: ignored(),
  }),
  us_bank_account: hash({
    financial_connections: ignored(),
    mandate_options: ignored(),
    preferred_settlement_speed: unsupported(),
    setup_future_usage: unsupported(),
    target_date: unsupported(),
    transaction_purpose: ignored(),
    verification_method: verificationMethod,
  }),
}

/** Parameters that say what to confirm with; both kinds of intent take them at creation and at confirmation. */
export const confirmShape = {
  confirmation_token: text(),
  mandate_data: hash(mandateDataShape),
  payment_method: text(),
  payment_method_data: hash(paymentMethodDataShape),
  payment_method_options: hash(methodOptionsShape),
  return_url: text(),
  use_stripe_sdk: flag(),
}
/** A consent that was given before; payments only. */
export const mandateShape = { mandate: text() }
export const offSessionShape = { off_session: offSession, error_on_requires_action: flag() }

type ConfirmParams = Partial<Infer<typeof confirmShape> & Infer<typeof offSessionShape> & Infer<typeof mandateShape>>
type Kind = 'payment_intent' | 'setup_intent'
interface Intent {
  id: string
  payment_method: unknown
  setupFutureUsage: string | null
}

/** What an intent is confirmed with: the payment method on the account, and how. */
export interface Chosen {
  method: Tables['payment_method'] | null
  how: Confirmation
  /** What a confirmation token says beside; the request's own values win over it. */
  token: Pick<Tables['confirmation_token']['object'], 'setup_future_usage' | 'shipping'> | null
}

/** The consent in a request; a browser's call may leave out what it shows by itself. Throws 400 when it says nothing of how it was given. */
function consentOf(call: Call, sent: ConfirmParams['mandate_data']): Consent | null {
  const given = sent?.customer_acceptance
  if (!given) return null
  const { type, online, accepted_at: acceptedAt = null } = given
  if (type !== 'online' && type !== 'offline') {
    const param = 'mandate_data[customer_acceptance][type]'
    throw invalidRequest(`Invalid ${param}: must be one of online or offline`, { param })
  }
  if (type === 'offline') return { type, acceptedAt, ip: null, userAgent: null }
  const seen = online?.infer_from_client || call.isPublishable ? { ip: call.ip, userAgent: call.userAgent } : { ip: null, userAgent: null }
  const consent: Consent = { type, acceptedAt, ip: online?.ip_address ?? seen.ip, userAgent: online?.user_agent ?? seen.userAgent }
  const missing = consent.ip === null ? 'ip_address' : consent.userAgent === null ? 'user_agent' : null
  if (!missing) return consent
  const param = `mandate_data[customer_acceptance][online][${missing}]`
  throw invalidRequest(`Missing required param: ${param}.`, { code: 'parameter_missing', param })
}

function consentOfToken(token: Tables['confirmation_token'] | null): Consent | null {
  const given = token?.object.mandate_data?.customer_acceptance
  if (!given) return null
  const { ip_address: ip, user_agent: userAgent } = given.online ?? { ip_address: null, user_agent: null }
  return { type: given.type === 'offline' ? 'offline' : 'online', acceptedAt: null, ip, userAgent }
}

function onlyOne(params: ConfirmParams): void {
  const given = (['confirmation_token', 'payment_method', 'payment_method_data'] as const).filter((name) => params[name] !== undefined)
  if (given.length < 2) return
  const message = `You may only specify one of these parameters: ${given.join(', ')}.`
  throw invalidRequest(message, { code: 'parameters_exclusive', param: given[0] })
}

/** Takes a confirmation token for an intent; it works once and for 12 hours. Throws 400. */
function redeemToken(call: Call, id: string, kind: Kind, intent: Intent) {
  const row = call.world.store.owned('confirmation_token', call.account, id)
  if (!row) throw missing('confirmation token', id, 'confirmation_token', 400)
  const { payment_intent: payment, setup_intent: setup, expires_at: expires, setup_future_usage: usage } = row.object
  const usedBy = payment ?? setup
  if (usedBy) {
    const message = `The ConfirmationToken ${id} has already been used to confirm ${usedBy} and cannot be used again.`
    throw invalidRequest(message, { code: 'token_already_used', param: 'confirmation_token' })
  }
  if (expires !== null && expires <= call.world.clock.now()) {
    throw invalidRequest(`The ConfirmationToken ${id} has expired.`, { param: 'confirmation_token' })
  }
  if (usage && intent.setupFutureUsage && usage !== intent.setupFutureUsage) {
    const message = `The setup_future_usage of the ConfirmationToken (${usage}) does not match that of the intent (${intent.setupFutureUsage}). They must be equal.`
    throw invalidRequest(message, { param: 'confirmation_token' })
  }
  call.world.store.update('confirmation_token', id, { [kind]: intent.id })
  return row
}

function methodOfToken(call: Call, token: Tables['confirmation_token']): Tables['payment_method'] {
  const { card: secret, paymentMethod } = token.hidden
  if (paymentMethod) return findPaymentMethod(call.world, call.account, paymentMethod, 'body')
  const preview = token.object.payment_method_preview
  if (!preview || !secret) throw new Error(`${token.id} has no payment method`)
  return insertPaymentMethod(call.world, call.account, {
    part: partOfMethod(token.id, preview),
    secret,
    billing: preview.billing_details,
    allowRedisplay: preview.allow_redisplay,
  })
}

/** Finds out what to confirm with. A publishable key may not say `off_session`. Throws 400 or 402. */
export function choose(call: Call, kind: Kind, intent: Intent, params: ConfirmParams, before: IntentSecret): Chosen {
  onlyOne(params)
  const options = params.payment_method_options?.card
  const token = params.confirmation_token ? redeemToken(call, params.confirmation_token, kind, intent) : null
  const how: Confirmation = {
    offSession: !call.isPublishable && params.off_session === true,
    returnUrl: params.return_url ?? token?.object.return_url ?? before.returnUrl,
    useStripeSdk: params.use_stripe_sdk ?? token?.object.use_stripe_sdk ?? before.useStripeSdk,
    requestsChallenge: options?.request_three_d_secure === 'any' || options?.request_three_d_secure === 'challenge',
    consent: consentOf(call, params.mandate_data) ?? consentOfToken(token),
    mandate: params.mandate ?? null,
  }
  if (token) return { method: methodOfToken(call, token), how, token: token.object }
  if (params.payment_method) return { method: findPaymentMethod(call.world, call.account, params.payment_method, 'body'), how, token: null }
  if (params.payment_method_data) {
    const details = readMethod(call, params.payment_method_data, 'payment_method_data.')
    const { allow_redisplay: allowRedisplay, metadata, billing_details: billing } = params.payment_method_data
    const more = { allowRedisplay, metadata: mergeMetadata({}, metadata) }
    return { method: createFromDetails(call.world, call.account, details, billing, more), how, token: null }
  }
  const present = typeof intent.payment_method === 'string' ? call.world.store.get('payment_method', intent.payment_method) : undefined
  return { method: present ?? null, how, token: null }
}
