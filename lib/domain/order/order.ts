import { unreachable } from '@/lib/domain/unreachable'
import { isCalledOff } from './call-off'

/**
 * - `scheduled`: nothing is charged yet, all of it will be later.
 * - `partly_paid`: some sellers are paid or will be, others were refused; another card may be tried for those.
 */
export type OrderStatus = 'open' | 'paid' | 'scheduled' | 'partly_paid' | 'declined' | 'canceled' | 'refunded'
/** The buyer's card on the platform: not given to Stripe yet, being saved, waiting for the buyer, usable, refused. */
export type CardStatus = 'needed' | 'saving' | 'requires_action' | 'ready' | 'refused'
/** - `scheduled`: the card is shared with the seller's account and charged there when the part is due. */
export type PartStatus =
  | 'pending'
  | 'scheduled'
  | 'authorizing'
  | 'requires_action'
  | 'authorized'
  | 'captured'
  | 'declined'
  | 'canceled'
  | 'refunded'
  | 'refund_failed'
/** What the buyer chose: every seller is paid or none, or each for itself. */
export type Completion = 'all_or_nothing' | 'keep_what_worked'
/** What was decided for all parts together: to capture them all, or that nobody is charged. Committed before it is acted on. */
export type Decision = 'undecided' | 'capture' | 'release'

export type PartFacts = {
  id: string
  status: PartStatus
  paymentIntentId: string | null
  chargeWhen: 'at_checkout' | 'on_date' | 'on_shipment'
  /** `manual`: authorized first, captured after the decision or when it is due. */
  captureMethod: 'automatic' | 'manual'
  /** Charges tried without the buyer. */
  tries: number
  /** When it is due it is canceled rather than charged: only somebody who did nothing could have helped (its buyer, or its seller by shipping), or it was called off. */
  givesUp: boolean
  /** Why it was last refused or has ended; who called it off. */
  declineCode: string | null
}

export type OrderFacts = {
  status: OrderStatus
  cardStatus: CardStatus
  attempt: number
  completion: Completion
  decision: Decision
  parts: PartFacts[]
}

/** Something that happened to an order. `to` names the state reached; nothing else changes a status. */
export type OrderEvent =
  | { type: 'card'; to: Exclude<CardStatus, 'needed'> }
  | { type: 'part'; partId: string; to: Exclude<PartStatus, 'pending'> }
  | { type: 'decided'; decision: 'capture' | 'release' }
  /** After a definite refusal the buyer gave another card (new, or saved before), or confirms with the same; where nothing is agreed, they choose anew. */
  | { type: 'retried'; card: 'needed' | 'ready'; completion: Completion }

export type Transition = { kind: 'moved'; facts: OrderFacts } | { kind: 'same' } | { kind: 'contradiction'; sentence: string }

const CARD_MOVES: Record<CardStatus, CardStatus[]> = {
  needed: ['saving'],
  saving: ['requires_action', 'ready', 'refused'],
  requires_action: ['ready', 'refused'],
  ready: [],
  refused: [],
}

// `declined`, `pending` and `canceled` may still turn out captured: Stripe's word is last. A PaymentIntent can be paid from the buyer's side, and
// what could not be found out in time (the seller had left) may be told later.
const PART_MOVES: Record<PartStatus, PartStatus[]> = {
  pending: ['authorizing', 'scheduled', 'captured', 'declined', 'canceled'],
  scheduled: ['authorizing', 'captured', 'declined', 'canceled'],
  authorizing: ['requires_action', 'authorized', 'captured', 'declined', 'canceled'],
  requires_action: ['authorized', 'captured', 'declined', 'canceled'],
  // A hold for a later day may lapse: then the saved card is charged instead.
  authorized: ['captured', 'scheduled', 'canceled'],
  captured: ['refunded', 'refund_failed'],
  // A charge that was due and refused is tried again on later days.
  declined: ['authorizing', 'captured', 'canceled'],
  canceled: ['captured'],
  // A bank may send a refund back days later.
  refunded: ['refund_failed'],
  refund_failed: ['refunded'],
}

/**
 * What an order becomes when `event` happens to it: the one way a status changes.
 * @returns `same` when it was so already (events come twice), `contradiction` when this can't follow (kept for the operator to see)
 */
export function transition(order: OrderFacts, event: OrderEvent): Transition {
  switch (event.type) {
    case 'card':
      return moveCard(order, event.to)
    case 'part':
      return movePart(order, event.partId, event.to)
    case 'decided':
      return decide(order, event.decision)
    case 'retried':
      return retry(order, event)
    default:
      return unreachable(event)
  }
}

/** Whether an order goes on only when its buyer confirms something with the bank: the card, or a seller's charge. */
export function waitsForBuyer(order: Pick<OrderFacts, 'status' | 'cardStatus'> & { parts: { status: PartStatus }[] }): boolean {
  return order.status === 'open' && (order.cardStatus === 'requires_action' || order.parts.some(({ status }) => status === 'requires_action'))
}

/** Whether the sellers of an order are paid together or not at all: nothing is captured before that is decided. */
export function isAllOrNothing({ completion, parts }: Pick<OrderFacts, 'completion'> & { parts: unknown[] }): boolean {
  return completion === 'all_or_nothing' && parts.length > 1
}

/** How what is charged at the checkout is captured: together with others after the decision, else at once. */
export function captureAtCheckout(order: Pick<OrderFacts, 'completion'> & { parts: unknown[] }): PartFacts['captureMethod'] {
  return isAllOrNothing(order) ? 'manual' : 'automatic'
}

/** Whether a part is charged on a later day rather than at the checkout. */
export function isDeferred({ chargeWhen }: Pick<PartFacts, 'chargeWhen'>): boolean {
  return chargeWhen !== 'at_checkout'
}

/** Whether a part was to be charged without its buyer and was refused: it has a schedule of its own, and is not over when the checkout's time is. */
export function hasSchedule(part: Pick<PartFacts, 'chargeWhen' | 'tries'>): boolean {
  return isDeferred(part) && part.tries > 0
}

/** Whether another card may be tried: something was refused, and nothing is under way. */
export function mayRetry(order: Pick<OrderFacts, 'status' | 'cardStatus' | 'decision'> & { parts: { status: PartStatus }[] }): boolean {
  const { status, decision, parts, cardStatus } = order
  if (status === 'declined') return true
  return status === 'partly_paid' && decision !== 'release' && parts.some((part) => isRefused(part.status, cardStatus))
}

/** Whether another card is tried on this part too. Of an order that was released all of it is; of any other what was refused, or not begun. */
export function isTriedAgain(order: Pick<OrderFacts, 'status' | 'decision'>, { status }: Pick<PartFacts, 'status'>): boolean {
  return status === 'declined' || status === 'pending' || (status === 'canceled' && wasReleased(order))
}

/**
 * Whether the buyer who tries another card may choose again between all or nothing and keeping what worked: there are several sellers, and everything
 * is begun anew. Once a seller is paid, or agreed to be on a later day, there is nothing to choose any more.
 */
export function mayChooseAgain(order: OrderFacts): boolean {
  const isOpen = order.parts.length > 1 && order.decision !== 'capture' && mayRetry(order)
  return isOpen && order.parts.every((part) => isTriedAgain(order, part) && !hasSchedule(part))
}

function moveCard(order: OrderFacts, to: CardStatus): Transition {
  if (order.cardStatus === to) return { kind: 'same' }
  if (!CARD_MOVES[order.cardStatus].includes(to)) return contradiction(`the card went from ${order.cardStatus} to ${to}`)
  return moved({ ...order, cardStatus: to })
}

function movePart(order: OrderFacts, partId: string, to: PartStatus): Transition {
  const part = order.parts.find(({ id }) => id === partId)
  if (!part) return contradiction(`part ${partId} is not of this order`)
  if (part.status === to) return { kind: 'same' }
  if (!PART_MOVES[part.status].includes(to)) return contradiction(`part ${partId} went from ${part.status} to ${to}`)
  const reason = whyNot(order, part, to)
  if (reason) return contradiction(`part ${partId} ${reason}`)
  // A hold that has lapsed is gone for good, and its PaymentIntent with it: on its day the saved card is charged by another.
  const without = part.status === 'authorized' && to === 'scheduled' ? { paymentIntentId: null, captureMethod: 'automatic' as const } : {}
  return moved({ ...order, parts: order.parts.map((each) => (each === part ? { ...part, status: to, ...without } : each)) })
}

/** Moves that depend on more than the part's own status. */
function whyNot(order: OrderFacts, part: PartFacts, to: PartStatus): string | null {
  // Its seller has shipped it in the last moment.
  if (to === 'canceled' && part.status === 'scheduled' && !part.givesUp && order.decision !== 'release') return 'was canceled though it is due'
  if (to !== 'authorizing' && to !== 'scheduled') return null
  if (to === 'authorizing' && isCalledOff(part)) return 'was to be charged after it was called off'
  if (part.status === 'pending' && order.cardStatus !== 'ready') return `was charged while the card was ${order.cardStatus}`
  if (part.status !== 'pending' && !isDeferred(part)) return `went from ${part.status} to ${to} although it is not charged later`
  return order.decision === 'release' ? `went to ${to} after it was decided that nobody is charged` : null
}

function decide(order: OrderFacts, decision: 'capture' | 'release'): Transition {
  if (order.decision === decision) return { kind: 'same' }
  if (!isAllOrNothing(order)) return contradiction(`${decision} was decided for an order whose parts stand alone`)
  const isFor = decision === 'capture' ? order.decision === 'undecided' && order.parts.every(isAgreed) : mayRelease(order)
  return isFor ? moved({ ...order, decision }) : contradiction(`${decision} was decided although the parts do not allow it`)
}

function isAgreed({ status }: PartFacts): boolean {
  return status === 'authorized' || status === 'captured' || status === 'scheduled'
}

/** Until the decision anything may be released; after it only when a seller's charge was lost, so that the others are given back. */
function mayRelease(order: OrderFacts): boolean {
  return order.decision === 'undecided' ? order.status === 'open' : order.parts.some(isLost)
}

/** A part that was to be charged at the checkout and never will be. */
export function isLost(part: PartFacts): boolean {
  return !isDeferred(part) && (part.status === 'canceled' || part.status === 'declined')
}

function retry(order: OrderFacts, { card, completion }: Extract<OrderEvent, { type: 'retried' }>): Transition {
  if (!mayRetry(order)) return contradiction(`a card was tried again on an order that is ${order.status}`)
  if (completion !== order.completion && !mayChooseAgain(order)) return contradiction(`${completion} was chosen although something is agreed`)
  const captureMethod = captureAtCheckout({ ...order, completion })
  const parts = order.parts.map((part): PartFacts => {
    if (!isTriedAgain(order, part)) return part
    const again: PartFacts = { ...part, status: 'pending', ...(!isDeferred(part) && { captureMethod }) }
    // Its hold was released with the others, for good: the next try makes another PaymentIntent.
    return part.status === 'canceled' ? { ...again, paymentIntentId: null } : again
  })
  const decision = wasReleased(order) ? 'undecided' : order.decision
  return moved({ ...order, completion, attempt: order.attempt + 1, cardStatus: card, decision, parts })
}

/** Nobody was charged, since one could not be: with another card all is decided anew. */
function wasReleased({ status, decision }: Pick<OrderFacts, 'status' | 'decision'>): boolean {
  return status === 'declined' && decision === 'release'
}

function moved(order: OrderFacts): Transition {
  return { kind: 'moved', facts: { ...order, status: statusOf(order) } }
}

function contradiction(sentence: string): Transition {
  return { kind: 'contradiction', sentence }
}

/** A part that was not begun is as good as refused once the card is. */
function isRefused(status: PartStatus, cardStatus: CardStatus): boolean {
  return status === 'declined' || (status === 'pending' && cardStatus === 'refused')
}

/** The order's status follows from its card, its parts and the decision. */
function statusOf(order: OrderFacts): OrderStatus {
  const { cardStatus, decision, parts } = order
  const some = (...statuses: PartStatus[]) => parts.some(({ status }) => statuses.includes(status))
  const someRefused = parts.some(({ status }) => isRefused(status, cardStatus))
  if (some('authorizing', 'requires_action') || (some('pending') && cardStatus !== 'refused')) return 'open'
  const mayStay = isAllOrNothing(order) ? decision === 'capture' : true
  if (!mayStay && some('scheduled', 'authorized', 'captured')) return 'open'
  if (parts.some((part) => part.status === 'authorized' && !isDeferred(part))) return 'open'
  // All-or-nothing, captured in part, and one was lost: the rest is given back first.
  if (isAllOrNothing(order) && decision === 'capture' && parts.some(isLost)) return 'open'
  if (some('refund_failed')) return 'partly_paid'
  if (some('scheduled', 'authorized', 'captured')) return someRefused ? 'partly_paid' : some('captured') ? 'paid' : 'scheduled'
  if (some('refunded')) return someRefused ? 'partly_paid' : 'refunded'
  return someRefused ? 'declined' : 'canceled'
}
