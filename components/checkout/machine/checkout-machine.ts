import { wasCharged } from '@/lib/domain/order/charged'
import { refusalTitle } from '@/lib/domain/order/decline'
import type { Completion } from '@/lib/domain/order/order'
import type { PageFailure } from '@/lib/domain/refusal/page-failures'
import { unreachable } from '@/lib/domain/unreachable'
import type { CheckoutAnswer, CheckoutProgress, CheckoutRefusal, ChosenCompletion, PlaceOrderInput } from '@/lib/domain/wire/checkout-wire'
import type { Notice } from './notice'
import { changesOf } from './price-changes'

/** The card as it goes to the server. */
export type ChosenCard = PlaceOrderInput['card']

/** One challenge of a bank: `accountId` null is the platform's own. `confirmed` of `confirmations` are done. */
export type Challenge = { clientSecret: string; accountId: string | null; confirmed: number; confirmations: number }

/** Why this checkout cannot go on. */
export type End =
  | { reason: 'canceled' | 'canceled_by_buyer' | 'not_for_sale' | 'other_browser' | 'start_again'; sentence: string }
  | { reason: 'sold_out'; sentence: string; left: number }

/** How the outcome is asked for: `tried` is the challenge just left; `opens` whether the next one may open its window by itself; `failure` why it has to be asked for. */
type Asking = { asks: number; tried: string | null; opens: boolean; sentence: string | null; failure?: PageFailure }

/**
 * Where a purchase stands in the browser. The steps with work to do (`card`, `place`, `confirm`, `ask`, `wait`, `cancel`) are carried out by
 * `use-checkout.ts`; the others wait for the buyer or are the end. `asks` counts how often Stripe's outcome was asked for in a row.
 */
export type Step =
  | { name: 'form'; notice: Notice | null }
  /** `make`: a wallet has given a card; without it the typed one is read. */
  | { name: 'card'; make?: () => Promise<CheckoutEvent> }
  | { name: 'place'; card: ChosenCard }
  | { name: 'confirm'; challenge: Challenge }
  | { name: 'confirm_needed'; challenge: Challenge; failed: boolean }
  | ({ name: 'ask' } & Asking)
  | ({ name: 'wait' } & Asking)
  | { name: 'cancel' }
  | { name: 'paid'; orderUrl: string }
  | { name: 'ended'; end: End }

/**
 * The step, and how far each seller's part has come.
 * @property isCart lines can be left out and the rest bought
 * @property begun there is an order: what is bought, and for whom, stands
 * @property completion what becomes of the others when a seller cannot be paid, and whether that may be chosen
 */
export type CheckoutState = { step: Step; progress: CheckoutProgress<string> | null; isCart: boolean; begun: boolean; completion: ChosenCompletion }

export type CheckoutEvent =
  | { type: 'resumed' }
  | { type: 'chose'; completion: Completion }
  | { type: 'pressed_pay'; savedCardId: string | null }
  | { type: 'pressed_confirm' }
  | { type: 'pressed_cancel' }
  /** `make` turns the wallet's card into one that the server may use. */
  | { type: 'wallet_gave'; make: () => Promise<CheckoutEvent> }
  | { type: 'card_ready'; card: ChosenCard }
  | { type: 'card_refused'; sentence: string }
  | { type: 'challenge_over' }
  | { type: 'progressed'; progress: CheckoutProgress<string> }
  | { type: 'answered'; answer: CheckoutAnswer<string> }
  /** `seen`: what was sent, at the prices the page showed. */
  | { type: 'refused'; refusal: CheckoutRefusal<string>; seen?: PlaceOrderInput['items'] }
  | { type: 'turned_away'; sentence: string | null }
  | { type: 'nothing_begun' }
  | { type: 'lost'; failure: PageFailure }
  | { type: 'waited' }

/** A checkout before anything was pressed. */
export function begin({ isCart, begun, completion }: Pick<CheckoutState, 'isCart' | 'begun' | 'completion'>): CheckoutState {
  return { step: { name: 'form', notice: null }, progress: null, isCart, begun, completion }
}

/**
 * The one place where the browser's side of a purchase changes. An event that does not belong to the step (a second press, an answer that comes
 * late) changes nothing. An answer that got lost is unknown and leads to asking, never back to a form that looks unpaid.
 */
export function advance(state: CheckoutState, event: CheckoutEvent): CheckoutState {
  if (event.type === 'progressed') return isCalling(state.step) || state.step.name === 'wait' ? { ...state, progress: event.progress } : state
  if (event.type === 'chose') return choose(state, event.completion)
  const step = event.type === 'refused' ? afterRefusal(state, event.refusal, event.seen ?? []) : nextStep(state.step, event)
  if (step === state.step) return state
  if (event.type === 'answered') return { ...state, step, progress: event.answer.progress, completion: event.answer.completion, begun: true }
  // What stands is shown, not what was asked for.
  if (event.type === 'refused' && event.refusal.code === 'choice_stands')
    return { ...state, step, completion: { chosen: event.refusal.completion, isOpen: false } }
  return { ...state, step }
}

function choose(state: CheckoutState, chosen: Completion): CheckoutState {
  return state.step.name === 'form' && state.completion.isOpen ? { ...state, completion: { chosen, isOpen: true } } : state
}

function nextStep(step: Step, event: Exclude<CheckoutEvent, { type: 'refused' | 'progressed' | 'chose' }>): Step {
  switch (event.type) {
    case 'resumed':
      return step.name === 'form' ? { name: 'ask', asks: 0, tried: null, opens: false, sentence: null } : step
    case 'pressed_pay':
      if (step.name !== 'form') return step
      return event.savedCardId === null ? { name: 'card' } : { name: 'place', card: { kind: 'saved', savedCardId: event.savedCardId } }
    case 'wallet_gave':
      return step.name === 'form' ? { name: 'card', make: event.make } : step
    case 'pressed_confirm':
      return step.name === 'confirm_needed' ? { name: 'confirm', challenge: step.challenge } : step
    case 'pressed_cancel':
      return step.name === 'confirm_needed' ? { name: 'cancel' } : step
    case 'card_ready':
      return step.name === 'card' ? { name: 'place', card: event.card } : step
    case 'card_refused':
      return step.name === 'card' ? { name: 'form', notice: { kind: 'refused', sentence: event.sentence } } : step
    case 'challenge_over':
      return step.name === 'confirm' ? { name: 'ask', asks: 0, tried: step.challenge.clientSecret, opens: true, sentence: null } : step
    case 'answered':
      return isCalling(step) ? afterAnswer(step, event.answer) : step
    case 'turned_away':
      return step.name === 'place' ? { name: 'form', notice: { kind: 'refused', sentence: event.sentence } } : step
    case 'nothing_begun':
      return step.name === 'ask' || step.name === 'cancel' ? { name: 'form', notice: { kind: 'nothing_begun', failure: failureOf(step) } } : step
    case 'lost':
      return isCalling(step) ? waiting(step, null, event.failure) : step
    case 'waited':
      return step.name === 'wait' ? { ...step, name: 'ask' } : step
    default:
      return unreachable(event)
  }
}

type Calling = Extract<Step, { name: 'place' | 'ask' | 'cancel' }>

const isCalling = (step: Step): step is Calling => step.name === 'place' || step.name === 'ask' || step.name === 'cancel'

/** Why the order was not answered for when it was placed. */
function failureOf(step: Step): PageFailure | null {
  return step.name === 'ask' ? (step.failure ?? null) : null
}

function waiting(step: Calling, sentence: string | null, failure?: PageFailure): Step {
  if (step.name === 'ask') return { ...step, name: 'wait', asks: step.asks + 1, sentence: sentence ?? step.sentence }
  // What was not answered once is asked for the second time: the page goes on saying that it is not known.
  return { name: 'wait', asks: 1, tried: null, opens: step.name === 'place', sentence, ...(step.name === 'place' && failure && { failure }) }
}

function afterAnswer(step: Calling, answer: CheckoutAnswer<string>): Step {
  switch (answer.status) {
    case 'paid':
      return { name: 'paid', orderUrl: answer.orderUrl }
    case 'partly_paid':
      // Where nothing is left to be tried, the order's page says how it stands.
      return mayTryAgain(answer.progress)
        ? { name: 'form', notice: { kind: 'partly_paid', sentence: answer.sentence, orderUrl: answer.orderUrl } }
        : { name: 'paid', orderUrl: answer.orderUrl }
    case 'needs_authentication': {
      const { clientSecret, accountId, confirmed, confirmations } = answer
      return afterChallenge(step, { clientSecret, accountId, confirmed, confirmations })
    }
    case 'declined': {
      const { reason, code, sentence } = answer
      const isEmail = reason === 'email_refused' && { isEmail: true as const }
      return { name: 'form', notice: { kind: 'declined', title: refusalTitle(reason, code), sentence, ...isEmail } }
    }
    case 'unknown':
      return waiting(step, answer.sentence)
    case 'canceled': {
      const wasPaid = answer.progress.parts.some(({ status }) => wasCharged(status))
      return { name: 'ended', end: { reason: step.name === 'cancel' && !wasPaid ? 'canceled_by_buyer' : 'canceled', sentence: answer.sentence } }
    }
    default:
      return unreachable(answer)
  }
}

const mayTryAgain = ({ parts }: CheckoutProgress<unknown>): boolean => parts.some(({ status }) => status === 'declined' || status === 'pending')

// The bank's window opens by itself after the buyer pressed Pay, one seller's after the other. It does not when the page was only reloaded, nor a
// second time for a challenge they just left: then a button asks for it.
function afterChallenge(step: Calling, challenge: Challenge): Step {
  const opens = step.name === 'place' || (step.name === 'ask' && step.opens)
  const again = step.name === 'ask' && step.tried === challenge.clientSecret
  return opens && !again ? { name: 'confirm', challenge } : { name: 'confirm_needed', challenge, failed: again }
}

function afterRefusal({ step, isCart, begun }: CheckoutState, refusal: CheckoutRefusal<string>, seen: PlaceOrderInput['items']): Step {
  if (!isCalling(step)) return step
  const { sentence, items = [] } = refusal
  const form = (notice: Notice): Step => ({ name: 'form', notice })
  switch (refusal.code) {
    case 'price_changed':
      return form({ kind: 'price_changed', sentence, changes: changesOf(refusal.prices, seen) })
    case 'time_changed':
      return form({ kind: 'time_changed', sentence, items })
    case 'sold_out':
      if (isCart && !begun) return form({ kind: 'items', sentence, items })
      return { name: 'ended', end: { reason: 'sold_out', sentence, left: refusal.left } }
    case 'not_for_sale':
    case 'below_minimum':
    case 'seller_cannot_charge':
      return isCart && !begun ? form({ kind: 'items', sentence, items }) : { name: 'ended', end: { reason: 'not_for_sale', sentence } }
    case 'amount_changed':
      return form({ kind: 'amount_changed', sentence, codes: refusal.codes ?? [] })
    case 'not_delivered':
      return form({ kind: 'amount_changed', sentence, codes: [] })
    case 'address_needed':
    case 'consent_needed':
    case 'card_not_yours':
    case 'too_much_held':
    case 'choice_stands':
      return form({ kind: 'refused', sentence })
    case 'other_browser':
    case 'start_again':
      return { name: 'ended', end: { reason: refusal.code, sentence } }
    case 'already_begun':
      return waiting(step, sentence)
    default:
      return unreachable(refusal)
  }
}

/** Whether the page is at work, so that nothing may be pressed or changed. */
export function isWorking(step: Step): boolean {
  return ['card', 'place', 'confirm', 'ask', 'wait', 'cancel', 'paid'].includes(step.name)
}

/** Whether the server is at work on the order: there is something to follow. */
export function isRunning(step: Step): boolean {
  return isCalling(step) || step.name === 'wait'
}

/** Whether a charge may exist that nobody has confirmed yet: the page must not look unpaid. */
export function isUncertain(step: Step): boolean {
  return step.name === 'wait' || (step.name === 'ask' && step.asks > 0)
}
