import { type Caller, callApi } from '@/sandbox/js/wire/call-api'
import { inLanguage } from '@/sandbox/js/wire/decline-words'
import type { CallResult, StripeErrorShape } from '@/sandbox/js/wire/messages'
import { openChallengeWindow } from './challenge-window'
import { IntegrationError } from './integration-error'

export type IntentKind = 'payment' | 'setup'

type Intent = {
  id: string
  status: string
  client_secret: string
  next_action: { type: string; redirect_to_url?: { url?: string } } | null
  last_payment_error?: StripeErrorShape | null
  last_setup_error?: StripeErrorShape | null
} & Record<string, unknown>

export type IntentResult = { paymentIntent: Intent } | { setupIntent: Intent } | { error: StripeErrorShape }

const NAMES = {
  payment: { path: '/v1/payment_intents', object: 'PaymentIntent', field: 'payment_intent', failure: 'payment_intent_authentication_failure' },
  setup: { path: '/v1/setup_intents', object: 'SetupIntent', field: 'setup_intent', failure: 'setup_intent_authentication_failure' },
} as const

/** Splits a client secret. @throws IntegrationError in Stripe's words when it is none, or one of the other kind */
export function readSecret(secret: unknown, caller: string, expected?: IntentKind): { kind: IntentKind; id: string; secret: string } {
  const match = typeof secret === 'string' ? /^((pi|seti)_[A-Za-z0-9]+)_secret_[A-Za-z0-9]+$/.exec(secret) : null
  const kind: IntentKind = match?.[2] === 'seti' ? 'setup' : 'payment'
  if (!match?.[1] || (expected && kind !== expected)) {
    const wanted = expected ? `${NAMES[expected].object} client secret` : 'client secret'
    throw new IntegrationError(
      `Invalid value for ${caller}: clientSecret should be a ${wanted} of the form \${id}_secret_\${secret}. You specified: ${String(secret)}.`,
    )
  }
  return { kind, id: match[1], secret: match[0] }
}

/** The address of an intent, or of one of its actions. */
export const intentPath = (kind: IntentKind, id: string, action = ''): string => `${NAMES[kind].path}/${id}${action}`

/** Gives an intent back under the name the page expects. */
const named = (kind: IntentKind, intent: Intent): IntentResult => (kind === 'payment' ? { paymentIntent: intent } : { setupIntent: intent })

/** Reads an intent with its client secret. */
export async function retrieveIntent(caller: Caller, secret: string): Promise<IntentResult> {
  const { kind, id } = readSecret(secret, 'stripe.retrieveIntent')
  const answer = await callApi(caller, { method: 'GET', path: intentPath(kind, id), body: { client_secret: secret } })
  return answer.ok ? named(kind, answer.body as Intent) : { error: answer.error }
}

const intentOf = (result: IntentResult): Intent | null =>
  'paymentIntent' in result ? result.paymentIntent : 'setupIntent' in result ? result.setupIntent : null

/** What Stripe.js answers for an intent that nothing can be done for without another card. */
function failureOf(caller: Caller, kind: IntentKind, intent: Intent): StripeErrorShape {
  const { field, failure } = NAMES[kind]
  const last = kind === 'payment' ? intent.last_payment_error : intent.last_setup_error
  const fallback: StripeErrorShape = {
    type: 'invalid_request_error',
    code: failure,
    doc_url: `https://stripe.com/docs/error-codes/${failure.replaceAll('_', '-')}`,
    message: 'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
  }
  return { ...inLanguage(last ?? fallback, caller.locale), [field]: intent }
}

/**
 * Takes an intent as far as the browser can: challenges are shown until none is left, a redirect leaves the page.
 * @returns the intent when it moved on, the error when the card was refused or the person not authenticated
 */
async function finishIntent(caller: Caller, kind: IntentKind, first: Intent): Promise<IntentResult> {
  let intent = first
  while (intent.status === 'requires_action' && intent.next_action?.type === 'use_stripe_sdk') {
    const query = { intent: intent.id, secret: intent.client_secret, key: caller.publishableKey, account: caller.stripeAccount ?? '' }
    await openChallengeWindow({ origin: caller.origin, query })
    const result = await retrieveIntent(caller, intent.client_secret)
    const next = intentOf(result)
    if (!next) return result
    intent = next
  }
  const url = intent.status === 'requires_action' ? intent.next_action?.redirect_to_url?.url : undefined
  if (url) return leaveFor(url)
  if (intent.status === 'requires_payment_method') return { error: failureOf(caller, kind, intent) }
  return named(kind, intent)
}

/** Leaves the page. Never resolves, as in Stripe.js: what follows would run on a page that is going away. */
function leaveFor(url: string): Promise<never> {
  location.assign(url)
  return new Promise<never>(() => {})
}

/** What a page that is come back to reads; a debit is under way for days. */
const REDIRECT_STATUS: Record<string, string> = { requires_capture: 'succeeded', processing: 'pending', requires_action: 'pending' }

/** Where the person comes back to, with what Stripe appends to it. */
function returnUrl(base: string, kind: IntentKind, intent: Intent): string {
  const url = new URL(base)
  const { field } = NAMES[kind]
  url.searchParams.set(field, intent.id)
  url.searchParams.set(`${field}_client_secret`, intent.client_secret)
  url.searchParams.set('redirect_status', REDIRECT_STATUS[intent.status] ?? intent.status)
  return url.toString()
}

/** `stripe.handleNextAction`: only for an intent that waits for the person. */
export async function handleNextAction(caller: Caller, secret: unknown, name = 'handleNextAction', expected?: IntentKind): Promise<IntentResult> {
  const { kind, secret: checked } = readSecret(secret, `stripe.${name}()`, expected)
  const result = await retrieveIntent(caller, checked)
  const intent = intentOf(result)
  if (!intent) return result
  if (intent.status !== 'requires_action') {
    throw new IntegrationError(`${name}: The ${NAMES[kind].object} supplied is not in the requires_action state.`)
  }
  return finishIntent(caller, kind, intent)
}

/** Continues after a confirm call made by the page or by the frame. */
export async function afterConfirm(
  caller: Caller,
  kind: IntentKind,
  answer: CallResult,
  options: { follow: boolean; returnUrl?: string },
): Promise<IntentResult> {
  if (!answer.ok) return { error: answer.error }
  const intent = answer.body as Intent
  const result = options.follow ? await finishIntent(caller, kind, intent) : named(kind, intent)
  const final = intentOf(result)
  if (final && options.returnUrl) return leaveFor(returnUrl(options.returnUrl, kind, final))
  return result
}
