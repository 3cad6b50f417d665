import type Stripe from 'stripe'
import { accountId } from '@/sandbox/core/ids'
import type { Tables } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'
import { emit, type Scope } from '@/sandbox/events/events'
import { ApiError } from '@/sandbox/http/errors'
import { type Decline, needsChallenge, testCard } from './cards'
import { authenticationFailure, type Confirmation, challengeAction, type LastError, lastError, type SetupIntentRow } from './intents'
import { declineBody, markAttached, refuseUsedUp } from './payment-methods'
import { setupWallet } from './wallets'

type MethodRow = Tables['payment_method']

function attemptDetails({ object }: MethodRow): Stripe.SetupAttempt.PaymentMethodDetails {
  const { card } = object
  if (!card) return { type: 'us_bank_account', us_bank_account: {} }
  const { brand, checks, country, exp_month, exp_year, fingerprint, funding, last4, wallet } = card
  return {
    card: {
      brand,
      checks,
      country,
      exp_month,
      exp_year,
      fingerprint,
      funding,
      last4,
      network: brand,
      three_d_secure: null,
      wallet: setupWallet(wallet),
    },
    type: 'card',
  }
}

function attemptOf(world: World, intent: SetupIntentRow, method: MethodRow, status: string, error: LastError | null): Stripe.SetupAttempt {
  return {
    id: accountId('setatt', intent.account, world.clock.now()),
    object: 'setup_attempt',
    application: intent.object.application,
    created: world.clock.now(),
    customer: intent.object.customer,
    customer_account: null,
    flow_directions: null,
    livemode: false,
    on_behalf_of: intent.object.on_behalf_of,
    payment_method: method.id,
    payment_method_details: attemptDetails(method),
    setup_error: error,
    setup_intent: intent.id,
    status,
    usage: intent.object.usage,
  }
}

/** Writes a try to set up, or the end of the one that waits for the customer. Gives its id. */
export function recordAttempt(world: World, intent: SetupIntentRow, method: MethodRow, status: string, error: LastError | null = null): string {
  const open = typeof intent.object.latest_attempt === 'string' ? world.store.get('setup_attempt', intent.object.latest_attempt) : undefined
  if (open?.object.status === 'requires_action' && open.object.payment_method === method.id) {
    world.store.update('setup_attempt', open.id, { status, setup_error: error })
    return open.id
  }
  const attempt = attemptOf(world, intent, method, status, error)
  world.store.insert('setup_attempt', intent.account, attempt.id, attempt, {})
  return attempt.id
}

/** Ends a confirmation without success: back to `requires_payment_method`, with the error kept on the intent. */
export function failSetup(world: World, scope: Scope, intent: SetupIntentRow, method: MethodRow, body: LastError): SetupIntentRow {
  const error = lastError(body, method.object)
  const latest = recordAttempt(world, intent, method, 'failed', error)
  const row = world.store.update('setup_intent', intent.id, {
    status: 'requires_payment_method',
    payment_method: null,
    next_action: null,
    latest_attempt: latest,
    last_setup_error: error,
  })
  emit(world, scope, 'setup_intent.setup_failed', row, 'setup_intent')
  return row
}

function refuse(world: World, scope: Scope, intent: SetupIntentRow, method: MethodRow, decline: Decline): never {
  const body = declineBody(decline)
  const row = failSetup(world, scope, intent, method, body)
  throw new ApiError(402, { ...body, payment_method: method.object, setup_intent: row.object })
}

/** Ends a confirmation with success: the payment method is the customer's, and may be used later. */
export function succeedSetup(world: World, scope: Scope, intent: SetupIntentRow, method: MethodRow, mandate: string | null = null): SetupIntentRow {
  const { customer, usage } = intent.object
  const saved = world.store.update(
    'payment_method',
    method.id,
    {},
    { setUpForOffSession: method.hidden.setUpForOffSession || usage === 'off_session' },
  )
  if (typeof customer === 'string' && saved.object.customer === null) markAttached(world, scope, saved, customer)
  const row = world.store.update('setup_intent', intent.id, {
    status: 'succeeded',
    payment_method: method.id,
    next_action: null,
    last_setup_error: null,
    mandate,
    latest_attempt: recordAttempt(world, intent, method, 'succeeded'),
  })
  emit(world, scope, 'setup_intent.succeeded', row, 'setup_intent')
  return row
}

/** Confirms a setup intent with a card: it succeeds, waits for the cardholder, or is refused (throws 402 and keeps the failed attempt). */
export function confirmSetup(world: World, scope: Scope, intent: SetupIntentRow, method: MethodRow, how: Confirmation): SetupIntentRow {
  refuseUsedUp(method)
  const card = testCard(method.hidden.number)
  if (!card) throw new Error(`${method.id} is no test card`)
  if (card.onAttach) refuse(world, scope, intent, method, card.onAttach)
  if (card.lookupFails && card.onSetup) refuse(world, scope, intent, method, card.onSetup)
  const isChallenged = needsChallenge(card, { offSession: false, setUp: false, requested: how.requestsChallenge })
  if (!isChallenged) return card.onSetup ? refuse(world, scope, intent, method, card.onSetup) : succeedSetup(world, scope, intent, method)
  const row = world.store.update(
    'setup_intent',
    intent.id,
    {
      status: 'requires_action',
      payment_method: method.id,
      next_action: challengeAction(world, intent.account, intent.object, how),
      latest_attempt: recordAttempt(world, intent, method, 'requires_action'),
    },
    { offSession: false, returnUrl: how.returnUrl, useStripeSdk: how.useStripeSdk },
  )
  emit(world, scope, 'setup_intent.requires_action', row, 'setup_intent')
  return row
}

/** Goes on after the challenge. A refusal leaves its traces on the intent and is not thrown: nobody is waiting for it. */
export function finishSetupChallenge(world: World, scope: Scope, intent: SetupIntentRow, outcome: 'succeeded' | 'failed'): SetupIntentRow {
  const method = world.store.get('payment_method', String(intent.object.payment_method))
  if (!method) throw new Error(`${intent.id} has no payment method`)
  if (outcome === 'failed') return failSetup(world, scope, intent, method, authenticationFailure('setup_intent'))
  const refusal = testCard(method.hidden.number)?.onSetup
  if (refusal) return failSetup(world, scope, intent, method, declineBody(refusal))
  return succeedSetup(world, scope, intent, method)
}
