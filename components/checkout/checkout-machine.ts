import type { CheckoutOutcome, CheckoutRefusal, PlaceOrderInput } from '@/lib/domain/checkout-wire'
import { unreachable } from '@/lib/domain/unreachable'

/** The card as it goes to the server. */
export type ChosenCard = PlaceOrderInput['card']

/** One challenge of a bank: `accountId` null is the platform's own. */
export type Challenge = { clientSecret: string; accountId: string | null }

/** What stands beside the Pay button while the buyer may press it. */
export type Notice =
  | { kind: 'declined'; sentence: string }
  | { kind: 'refused'; sentence: string }
  | { kind: 'price_changed'; sentence: string; oldPriceMinor: number; newPriceMinor: number; currency: string }
  | { kind: 'nothing_begun' }

/** Why this checkout cannot go on. */
export type End = { reason: 'canceled' | 'not_for_sale' | 'other_browser'; sentence: string } | { reason: 'sold_out'; sentence: string; left: number }

/**
 * Where a purchase stands in the browser. The steps with work to do (`card`, `place`, `confirm`, `ask`, `wait`) are carried out by
 * `use-checkout.ts`; the others wait for the buyer or are the end. `asks` counts how often Stripe's outcome was asked for in a row.
 */
export type Step =
  | { name: 'form'; notice: Notice | null }
  | { name: 'card' }
  | { name: 'place'; card: ChosenCard }
  | { name: 'confirm'; challenge: Challenge }
  | { name: 'confirm_needed'; challenge: Challenge; failed: boolean }
  | { name: 'ask'; asks: number; tried: string | null; sentence: string | null }
  | { name: 'wait'; asks: number; sentence: string | null }
  | { name: 'paid'; orderUrl: string }
  | { name: 'ended'; end: End }

/** The step, with the price the buyer has agreed to: it changes only in front of their eyes. */
export type CheckoutState = { step: Step; priceMinor: number; currency: string }

export type CheckoutEvent =
  | { type: 'resumed' }
  | { type: 'pressed_pay'; savedCardId: string | null }
  | { type: 'pressed_confirm' }
  | { type: 'card_ready'; card: ChosenCard }
  | { type: 'card_refused'; sentence: string }
  | { type: 'challenge_over' }
  | { type: 'answered'; answer: CheckoutOutcome }
  | { type: 'refused'; refusal: CheckoutRefusal }
  | { type: 'turned_away'; sentence: string }
  | { type: 'nothing_begun' }
  | { type: 'lost' }
  | { type: 'waited' }

/** A checkout before anything was pressed. */
export function begin(priceMinor: number, currency: string): CheckoutState {
  return { step: { name: 'form', notice: null }, priceMinor, currency }
}

/**
 * The one place where the browser's side of a purchase changes. An event that does not belong to the step (a second press, an answer that comes
 * late) changes nothing. An answer that got lost is unknown and leads to asking, never back to a form that looks unpaid.
 */
export function advance(state: CheckoutState, event: CheckoutEvent): CheckoutState {
  if (event.type === 'refused') return afterRefusal(state, event.refusal)
  const step = nextStep(state.step, event)
  return step === state.step ? state : { ...state, step }
}

function nextStep(step: Step, event: Exclude<CheckoutEvent, { type: 'refused' }>): Step {
  switch (event.type) {
    case 'resumed':
      return step.name === 'form' ? { name: 'ask', asks: 0, tried: null, sentence: null } : step
    case 'pressed_pay':
      if (step.name !== 'form') return step
      return event.savedCardId === null ? { name: 'card' } : { name: 'place', card: { kind: 'saved', savedCardId: event.savedCardId } }
    case 'pressed_confirm':
      return step.name === 'confirm_needed' ? { name: 'confirm', challenge: step.challenge } : step
    case 'card_ready':
      return step.name === 'card' ? { name: 'place', card: event.card } : step
    case 'card_refused':
      return step.name === 'card' ? { name: 'form', notice: { kind: 'refused', sentence: event.sentence } } : step
    case 'challenge_over':
      return step.name === 'confirm' ? { name: 'ask', asks: 0, tried: step.challenge.clientSecret, sentence: null } : step
    case 'answered':
      return isCalling(step) ? afterAnswer(step, event.answer) : step
    case 'turned_away':
      return step.name === 'place' ? { name: 'form', notice: { kind: 'refused', sentence: event.sentence } } : step
    case 'nothing_begun':
      return step.name === 'ask' ? { name: 'form', notice: { kind: 'nothing_begun' } } : step
    case 'lost':
      return isCalling(step) ? waiting(step, null) : step
    case 'waited':
      return step.name === 'wait' ? { name: 'ask', asks: step.asks, tried: null, sentence: step.sentence } : step
    default:
      return unreachable(event)
  }
}

type Calling = Extract<Step, { name: 'place' | 'ask' }>

const isCalling = (step: Step): step is Calling => step.name === 'place' || step.name === 'ask'

function waiting(step: Calling, sentence: string | null): Step {
  return step.name === 'ask' ? { name: 'wait', asks: step.asks + 1, sentence: sentence ?? step.sentence } : { name: 'wait', asks: 0, sentence }
}

function afterAnswer(step: Calling, answer: CheckoutOutcome): Step {
  switch (answer.status) {
    case 'paid':
    // The order's page says who is paid and who is not, and leads back here for another card.
    case 'partly_paid':
      return { name: 'paid', orderUrl: answer.orderUrl }
    case 'needs_authentication':
      return afterChallenge(step, { clientSecret: answer.clientSecret, accountId: answer.accountId })
    case 'declined':
      return { name: 'form', notice: { kind: 'declined', sentence: answer.sentence } }
    case 'unknown':
      return waiting(step, answer.sentence)
    case 'canceled':
      return { name: 'ended', end: { reason: 'canceled', sentence: answer.sentence } }
    default:
      return unreachable(answer)
  }
}

// The bank's window opens by itself right after the buyer pressed Pay. It does not when the page was only reloaded, nor a second time
// for a challenge they just left: then a button asks for it.
function afterChallenge(step: Calling, challenge: Challenge): Step {
  const pressedPay = step.name === 'place' || step.tried !== null
  const again = step.name === 'ask' && step.tried === challenge.clientSecret
  return pressedPay && !again ? { name: 'confirm', challenge } : { name: 'confirm_needed', challenge, failed: again }
}

function afterRefusal(state: CheckoutState, refusal: CheckoutRefusal): CheckoutState {
  if (!isCalling(state.step)) return state
  const to = (step: Step): CheckoutState => ({ ...state, step })
  switch (refusal.code) {
    case 'price_changed': {
      const { priceMinor = state.priceMinor, currency = state.currency } = refusal.prices[0] ?? {}
      const notice: Notice = {
        kind: 'price_changed',
        sentence: refusal.sentence,
        oldPriceMinor: state.priceMinor,
        newPriceMinor: priceMinor,
        currency,
      }
      return { step: { name: 'form', notice }, priceMinor, currency }
    }
    case 'sold_out':
      return to({ name: 'ended', end: { reason: 'sold_out', sentence: refusal.sentence, left: refusal.left } })
    case 'not_for_sale':
    case 'below_minimum':
    case 'start_again':
    case 'seller_cannot_charge':
      return to({ name: 'ended', end: { reason: 'not_for_sale', sentence: refusal.sentence } })
    case 'card_not_yours':
      return to({ name: 'form', notice: { kind: 'refused', sentence: refusal.sentence } })
    case 'other_browser':
      return to({ name: 'ended', end: { reason: 'other_browser', sentence: refusal.sentence } })
    case 'already_begun':
      return to(waiting(state.step, refusal.sentence))
    default:
      return unreachable(refusal)
  }
}

/** How long to wait before asking again, in milliseconds: one second, growing by half each time, at most twenty. */
export function waitBeforeAsk(asks: number): number {
  return Math.min(20_000, Math.round(1000 * 1.5 ** asks))
}

/** Whether the page is at work, so that nothing may be pressed or changed. */
export function isWorking(step: Step): boolean {
  return ['card', 'place', 'confirm', 'ask', 'wait', 'paid'].includes(step.name)
}

/** Whether a charge may exist that nobody has confirmed yet: the page must not look unpaid. */
export function isUncertain(step: Step): boolean {
  return step.name === 'wait' || (step.name === 'ask' && step.asks > 0)
}
