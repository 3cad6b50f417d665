import { invalidRequest, missing } from '@/sandbox/errors'
import type { Confirmation } from '@/sandbox/intents'
import { flag, hash, type Infer, ignored, oneOf, type Spec, text, unsupported } from '@/sandbox/params'
import { createFromDetails, findPaymentMethod, insertPaymentMethod } from '@/sandbox/payment-methods'
import { mandateDataShape } from '@/sandbox/shapes'
import type { IntentSecret, Tables } from '@/sandbox/tables'
import type { Call } from './endpoint'
import { paymentMethodDataShape, readCard } from './payment-methods'

const offSession: Spec<boolean> = { parse: (raw, path) => (raw === 'one_off' || raw === 'recurring' ? true : flag().parse(raw, path)) }

/** `payment_method_options[card]` as far as it does something here. */
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
export const offSessionShape = { off_session: offSession, error_on_requires_action: flag() }

type ConfirmParams = Partial<Infer<typeof confirmShape> & Infer<typeof offSessionShape>>
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
  if (!preview?.card || !secret) throw new Error(`${token.id} has no card`)
  return insertPaymentMethod(call.world, call.account, {
    card: preview.card as Tables['payment_method']['object']['card'] & object,
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
  }
  if (token) return { method: methodOfToken(call, token), how }
  if (params.payment_method) return { method: findPaymentMethod(call.world, call.account, params.payment_method, 'body'), how }
  if (params.payment_method_data) {
    const details = readCard(call, params.payment_method_data, 'payment_method_data.')
    return { method: createFromDetails(call.world, call.account, details, params.payment_method_data.billing_details), how }
  }
  const present = typeof intent.payment_method === 'string' ? call.world.store.get('payment_method', intent.payment_method) : undefined
  return { method: present ?? null, how }
}
