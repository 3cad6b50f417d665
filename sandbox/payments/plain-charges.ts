import type Stripe from 'stripe'
import type { Tables } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'
import { emit, type Scope } from '@/sandbox/events/events'
import { ApiError, invalidRequest } from '@/sandbox/http/errors'
import { settle } from '@/sandbox/money/settlement'
import { sourceView } from './card-sources'
import { AUTHENTICATION_REQUIRED, type Decline, needsChallenge, type TestCard, testCard } from './cards'
import { insertCharge, type Payable } from './charges'
import { type Capture, releaseHold, takeHold } from './holds'
import { checkIndianRules } from './indian-rules'
import { declineBody } from './payment-methods'
import { requireCharges } from './payments'

type ChargeRow = Tables['charge']

/** A charge without an intent has nowhere to ask the cardholder: a card that wants to be asked is refused [doc payments/older-apis]. */
function verdict(card: TestCard): Decline | null {
  const asks = needsChallenge(card, { offSession: false, setUp: false, requested: false })
  return asks && !card.lookupFails ? AUTHENTICATION_REQUIRED : (card.onCharge ?? null)
}

/**
 * Charges a card without a payment intent, at once or, where it is not captured, as a hold of seven days. A captured one is booked at once. A refusal throws 402
 * and stays in the world as a failed charge. Throws 400 for an account that may not charge.
 */
export function chargeCard(world: World, scope: Scope, payable: Payable, method: Tables['payment_method'], capture: boolean): ChargeRow {
  requireCharges(world, payable.account)
  const card = testCard(method.hidden.number)
  if (!card) throw new Error(`${method.id} is no test card`)
  checkIndianRules(world, payable, method, card)
  const decline = verdict(card)
  const attempt = { method, decline, blocked: card.blocked ?? false, offSession: false, authenticated: false, capture }
  const charge = insertCharge(world, payable, attempt, { payment_intent: null, source: sourceView(method) })
  if (decline) {
    emit(world, scope, 'charge.failed', charge, 'charge')
    throw new ApiError(402, { ...declineBody(decline), charge: charge.id })
  }
  const made = capture ? settle(world, scope, charge.id, false) : charge
  emit(world, scope, 'charge.succeeded', made, 'charge')
  const until = charge.object.payment_method_details?.card?.capture_before
  if (until) world.timers.schedule('expire_charge', until * 1000, { account: payable.account, charge: charge.id })
  return made
}

/** Takes the hold of a charge without an intent. Throws 400 where there is none to take. */
export function captureCharge(world: World, scope: Scope, charge: ChargeRow, capture: Capture): ChargeRow {
  const { captured, refunded, payment_intent: intent, status } = charge.object
  if (captured) throw invalidRequest(`Charge ${charge.id} has already been captured.`, { code: 'charge_already_captured' })
  if (intent) {
    const message =
      `This uncaptured Charge was created by a PaymentIntent (${intent}). You must capture the PaymentIntent instead. For more information, see ` +
      'https://stripe.com/docs/payments/place-a-hold-on-a-payment-method'
    throw invalidRequest(message)
  }
  if (status !== 'succeeded') throw invalidRequest(`Charge ${charge.id} cannot be captured because it failed.`, { param: 'id' })
  if (refunded) {
    const message = `Charge ${charge.id} could not be captured because it has expired or was refunded.`
    throw invalidRequest(message, { code: 'charge_expired_for_capture' })
  }
  const taken = takeHold(world, scope, charge, capture)
  emit(world, scope, 'charge.captured', taken, 'charge')
  return taken
}

/** Gives the hold of a charge without an intent back; no money has moved. Gives the refund. Inside a transaction. */
export function refundHold(world: World, scope: Scope, charge: ChargeRow, facts: Pick<Stripe.Refund, 'metadata' | 'reason'>): Tables['refund'] {
  const { refund } = releaseHold(world, scope, charge, false)
  return world.store.update('refund', refund, facts)
}
