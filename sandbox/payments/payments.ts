import type { Tables } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'
import { emit, type Scope } from '@/sandbox/events/events'
import { ApiError, invalidRequest } from '@/sandbox/http/errors'
import { issuerDelayMs, settle } from '@/sandbox/money/settlement'
import { AUTHENTICATION_REQUIRED, type Decline, needsChallenge, type TestCard, testCard } from './cards'
import { type Attempt, insertCharge } from './charges'
import { checkIndianRules } from './indian-rules'
import { authenticationFailure, type Confirmation, challengeAction, type LastError, lastError, type PaymentIntentRow } from './intents'
import { declineBody, markAttached, refuseUsedUp } from './payment-methods'

type MethodRow = Tables['payment_method']

/** What an intent keeps of a refusal, and the charge that was refused, if one was made. */
export interface Refusal {
  body: LastError
  charge: Tables['charge'] | null
}

/** Ends an attempt without success: the intent waits for another payment method and keeps the error. */
export function failPayment(world: World, scope: Scope, intent: PaymentIntentRow, method: MethodRow, refusal: Refusal): PaymentIntentRow {
  const error = lastError({ ...refusal.body, ...(refusal.charge && { charge: refusal.charge.id }) }, method.object)
  const row = world.store.update(
    'payment_intent',
    intent.id,
    {
      status: 'requires_payment_method',
      payment_method: null,
      next_action: null,
      last_payment_error: error,
      ...(refusal.charge && { latest_charge: refusal.charge.id }),
    },
    { authenticated: false },
  )
  if (refusal.charge) emit(world, scope, 'charge.failed', refusal.charge, 'charge')
  emit(world, scope, 'payment_intent.payment_failed', row, 'payment_intent')
  return row
}

/** The 402 for a refused payment, with the whole intent and payment method [rec]. */
export function refusedAnswer(refusal: Refusal, intent: PaymentIntentRow, method: MethodRow): ApiError {
  const charge = refusal.charge ? { charge: refusal.charge.id } : {}
  return new ApiError(402, { ...refusal.body, ...charge, payment_intent: intent.object, payment_method: method.object })
}

/** Saves the payment method for later where the intent asks for it; else one without a customer is used up now. */
export function keepOrUseUp(world: World, scope: Scope, intent: PaymentIntentRow, method: MethodRow, succeeded: boolean): void {
  const { customer, setup_future_usage: usage } = intent.object
  if (succeeded && usage === 'off_session') world.store.update('payment_method', method.id, {}, { setUpForOffSession: true })
  const current = world.store.need('payment_method', method.id)
  if (current.object.customer !== null) return
  if (succeeded && usage && typeof customer === 'string') markAttached(world, scope, current, customer)
  else world.store.update('payment_method', method.id, {}, { consumed: true })
}

function attemptCharge(world: World, scope: Scope, intent: PaymentIntentRow, attempt: Attempt): { row: PaymentIntentRow; refusal: Refusal | null } {
  const { method, decline } = attempt
  const charge = insertCharge(world, intent, attempt)
  keepOrUseUp(world, scope, intent, method, !decline)
  if (decline) {
    const refusal = { body: declineBody(decline), charge }
    return { row: failPayment(world, scope, intent, method, refusal), refusal }
  }
  return { row: succeed(world, scope, intent, method, charge), refusal: null }
}

function succeed(world: World, scope: Scope, intent: PaymentIntentRow, method: MethodRow, charge: Tables['charge']): PaymentIntentRow {
  const { amount, capture_method: capture } = intent.object
  const held = capture === 'manual'
  const row = world.store.update(
    'payment_intent',
    intent.id,
    {
      status: held ? 'requires_capture' : 'succeeded',
      payment_method: method.id,
      next_action: null,
      last_payment_error: null,
      latest_charge: charge.id,
      amount_capturable: held ? amount : 0,
      amount_received: held ? 0 : amount,
    },
    { authenticated: false },
  )
  const settled = capture === 'automatic' ? settle(world, scope, charge.id, false) : charge
  emit(world, scope, 'charge.succeeded', settled, 'charge')
  emit(world, scope, held ? 'payment_intent.amount_capturable_updated' : 'payment_intent.succeeded', row, 'payment_intent')
  const account = scope.account
  if (capture === 'automatic_async') {
    const card = testCard(method.hidden.number)
    const wait = card?.dispute || card?.fraudRecord ? issuerDelayMs(world) : world.settings.asyncDelayMs
    world.timers.schedule('settle', world.clock.nowMs() + wait, { account, charge: charge.id })
  }
  const until = charge.object.payment_method_details?.card?.capture_before
  if (held && until) world.timers.schedule('expire_hold', until * 1000, { account, intent: intent.id, charge: charge.id })
  return row
}

/** What the issuer (or Stripe) says to a charge on this card. */
function verdict(card: TestCard): Decline | null {
  return card.onCharge ?? null
}

/** Throws 400 for an account that may not charge. In test mode a standard account that has told nothing yet may, whatever `charges_enabled` says. */
export function requireCharges(world: World, id: string): void {
  const account = world.store.get('account', id)?.object
  if (account?.charges_enabled || (account?.type === 'standard' && !account.details_submitted)) return
  const message =
    'Your account cannot currently make charges. If you are a customer trying to make a purchase, please contact the owner of this site. Your ' +
    'transaction has not been processed.'
  throw invalidRequest(message)
}

/** Checks that the card may be used with the intent's customer. Throws 400. */
function checkOwner(intent: PaymentIntentRow, method: MethodRow): void {
  const { customer } = intent.object
  const owner = method.object.customer
  if (owner === null || owner === customer) return
  if (customer === null) {
    const message =
      `The payment method ${method.id} supplied belongs to the Customer ${owner}. Please include the Customer in the \`customer\` parameter on the ` +
      'PaymentIntent.'
    throw invalidRequest(message, { param: 'payment_method' })
  }
  const message = `The customer does not have a payment method with the ID ${method.id}. The payment method must be attached to the customer.`
  throw invalidRequest(message, { code: 'resource_missing', param: 'payment_method' })
}

/** Checks that the account may charge, and that this payment method may be used with the intent. Throws 400. */
export function checkPayable(world: World, intent: PaymentIntentRow, method: MethodRow): void {
  requireCharges(world, intent.account)
  checkOwner(intent, method)
  refuseUsedUp(method)
}

/**
 * Confirms a payment intent with a card. The outcome is a row that succeeded, is held, or waits for the cardholder; a refusal throws 402 and
 * stays in the world. `refuseAction`: `error_on_requires_action`.
 */
export function confirmPayment(
  world: World,
  scope: Scope,
  intent: PaymentIntentRow,
  method: MethodRow,
  how: Confirmation,
  refuseAction = false,
): PaymentIntentRow {
  checkPayable(world, intent, method)
  const card = testCard(method.hidden.number)
  if (!card) throw new Error(`${method.id} is no test card`)
  checkIndianRules(world, intent, method, card)
  const use = { offSession: how.offSession, setUp: method.hidden.setUpForOffSession, requested: how.requestsChallenge }
  const isPassed = intent.hidden.authenticated && intent.object.payment_method === method.id
  const isChallenged = !card.lookupFails && !isPassed && needsChallenge(card, use)
  if (isChallenged && !how.offSession && !refuseAction) {
    const { offSession, returnUrl, useStripeSdk } = how
    const action = challengeAction(world, intent.account, intent.object, how)
    return waitForBuyer(world, scope, intent, method, action, { offSession, returnUrl, useStripeSdk })
  }
  const decline = isChallenged ? AUTHENTICATION_REQUIRED : verdict(card)
  const attempt = { method, decline, blocked: card.blocked ?? false, offSession: how.offSession, authenticated: isPassed, capture: captures(intent) }
  const { row, refusal } = attemptCharge(world, scope, intent, attempt)
  if (refusal) throw refusedAnswer(refusal, row, world.store.need('payment_method', method.id))
  return row
}

function captures(intent: PaymentIntentRow): boolean {
  return intent.object.capture_method !== 'manual'
}

/** An intent that goes on only when whoever pays has done something. @param hidden what is kept for then */
export function waitForBuyer(
  world: World,
  scope: Scope,
  intent: PaymentIntentRow,
  method: MethodRow,
  action: PaymentIntentRow['object']['next_action'],
  hidden: Partial<PaymentIntentRow['hidden']>,
): PaymentIntentRow {
  const waiting = { status: 'requires_action', payment_method: method.id, last_payment_error: null, next_action: action } as const
  const row = world.store.update('payment_intent', intent.id, waiting, hidden)
  emit(world, scope, 'payment_intent.requires_action', row, 'payment_intent')
  return row
}

/** Goes on after the challenge. A refusal leaves its traces on the intent and is not thrown: nobody is waiting for it. */
export function finishPaymentChallenge(world: World, scope: Scope, intent: PaymentIntentRow, outcome: 'succeeded' | 'failed'): PaymentIntentRow {
  const method = world.store.get('payment_method', String(intent.object.payment_method))
  const card = method && testCard(method.hidden.number)
  if (!method || !card) throw new Error(`${intent.id} has no payment method`)
  if (outcome === 'failed') {
    const refusal = { body: authenticationFailure('payment_intent'), charge: null }
    keepOrUseUp(world, scope, intent, method, false)
    return failPayment(world, scope, intent, method, refusal)
  }
  if (intent.object.confirmation_method === 'manual') {
    return world.store.update('payment_intent', intent.id, { status: 'requires_confirmation', next_action: null }, { authenticated: true })
  }
  const decline = verdict(card)
  const { offSession } = intent.hidden
  const attempt = { method, decline, blocked: card.blocked ?? false, offSession, authenticated: true, capture: captures(intent) }
  return attemptCharge(world, scope, intent, attempt).row
}
