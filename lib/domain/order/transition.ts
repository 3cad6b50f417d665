import { unreachable } from '@/lib/domain/unreachable'
import { isCancelRequested } from './cancel-item'
import { type EndReason, isRefusal } from './end-reason'
import {
  type CardStatus,
  captureAtCheckout,
  isAgreed,
  isAllOrNothing,
  isChargedLater,
  isLost,
  isRefused,
  isTriedAgain,
  mayChooseAgain,
  mayRetry,
  type OrderEvent,
  type OrderFacts,
  type OrderStatus,
  type PartEvent,
  type PartFacts,
  type PartStatus,
  wasReleased,
} from './order'

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
  // A bank may send a refund back days later. Where it is one of several the part is only refunded in part again.
  refunded: ['refund_failed', 'captured'],
  refund_failed: ['refunded'],
}

/**
 * What an order becomes when `event` happens to it: the one way a status changes.
 * @returns `same` when it was so already (events come twice), `contradiction` when this can't follow (kept for the operator to see)
 */
export function transition(order: OrderFacts, event: OrderEvent): Transition {
  switch (event.type) {
    case 'card':
      return moveCard(order, event)
    case 'part':
      return movePart(order, event)
    case 'decided':
      return decide(order, event)
    case 'retried':
      return retry(order, event)
    default:
      return unreachable(event)
  }
}

function moveCard(order: OrderFacts, event: Extract<OrderEvent, { type: 'card' }>): Transition {
  const { to } = event
  if (order.cardStatus === to) return { kind: 'same' }
  if (!CARD_MOVES[order.cardStatus].includes(to)) return contradiction(`the card went from ${order.cardStatus} to ${to}`)
  return moved({ ...order, cardStatus: to, endReason: event.to === 'refused' ? event.reason : order.endReason })
}

function movePart(order: OrderFacts, event: PartEvent): Transition {
  const { partId, to } = event
  const part = order.parts.find(({ id }) => id === partId)
  if (!part) return contradiction(`part ${partId} is not of this order`)
  if (part.status === to) return { kind: 'same' }
  if (!PART_MOVES[part.status].includes(to) || isOldNews(part, event)) return contradiction(`part ${partId} went from ${part.status} to ${to}`)
  const reason = whyNot(order, part, to)
  if (reason) return contradiction(`part ${partId} ${reason}`)
  // A hold that has lapsed is gone for good, and its PaymentIntent with it: on its day the saved card is charged by another.
  const without = part.status === 'authorized' && to === 'scheduled' ? { paymentIntentId: null, captureMethod: 'automatic' as const } : {}
  const after: PartFacts = { ...part, status: to, endReason: partsReason(order, part, event), ...without }
  return moved({ ...order, endReason: ordersReason(order, event), parts: order.parts.map((each) => (each === part ? after : each)) })
}

/** That it was captured says nothing new of what is refunded, unless a refund came back. */
function isOldNews({ status }: PartFacts, event: PartEvent): boolean {
  return status === 'refunded' && event.to === 'captured' && !event.isRefundBack
}

/** Why a part stands as it does after an event. Who canceled it is not forgotten over what was under way, unless nobody knows whether it was charged. */
function partsReason({ decision }: OrderFacts, part: PartFacts, event: PartEvent): EndReason | null {
  switch (event.to) {
    case 'declined':
      return isCancelRequested(part) ? part.endReason : event.reason
    case 'canceled':
      return isCancelRequested(part) && event.reason !== 'outcome_unknown' ? part.endReason : event.reason
    case 'refund_failed':
      return 'refund_failed'
    case 'refunded':
      return decision === 'release' ? 'released' : null
    case 'captured':
      return null
    case 'authorized':
      return isCancelRequested(part) ? part.endReason : null
    // Another card is there for what was paused.
    case 'scheduled':
      return part.endReason === 'consent_ended' ? null : part.endReason
    case 'authorizing':
    case 'requires_action':
      return part.endReason
    default:
      return unreachable(event)
  }
}

const RAISED = new Set<EndReason>(['expired', 'hold_canceled'])

/** What of a part's event is the order's reason too. */
function ordersReason({ endReason }: OrderFacts, event: PartEvent): EndReason | null {
  if (event.to === 'captured') return null
  if (event.to === 'declined') return event.reason
  if (event.to !== 'canceled') return endReason
  if (event.reason === 'outcome_unknown' || event.reason === 'capture_failed') return event.reason
  const isOpen = endReason === null || isRefusal(endReason)
  return isOpen && RAISED.has(event.reason) ? event.reason : endReason
}

/** Moves that depend on more than the part's own status. */
function whyNot(order: OrderFacts, part: PartFacts, to: PartStatus): string | null {
  // Its seller has shipped it in the last moment.
  if (to === 'canceled' && part.status === 'scheduled' && !part.givesUp && order.decision !== 'release') return 'was canceled though it is due'
  if (to !== 'authorizing' && to !== 'scheduled') return null
  if (to === 'authorizing' && isCancelRequested(part)) return 'was to be charged after it was canceled'
  if (part.status === 'pending' && order.cardStatus !== 'ready') return `was charged while the card was ${order.cardStatus}`
  if (part.status !== 'pending' && !isChargedLater(part)) return `went from ${part.status} to ${to} although it is not charged later`
  return order.decision === 'release' ? `went to ${to} after it was decided that nobody is charged` : null
}

function decide(order: OrderFacts, { decision, reason }: Extract<OrderEvent, { type: 'decided' }>): Transition {
  if (order.decision === decision) return { kind: 'same' }
  if (!isAllOrNothing(order)) return contradiction(`${decision} was decided for an order whose parts stand alone`)
  const isFor = decision === 'capture' ? order.decision === 'undecided' && order.parts.every(isAgreed) : mayRelease(order)
  return isFor
    ? moved({ ...order, decision, endReason: order.endReason ?? reason ?? null })
    : contradiction(`${decision} was decided although the parts do not allow it`)
}

/** Until the decision anything may be released; after it only when a seller's charge was lost, so that the others are given back. */
function mayRelease(order: OrderFacts): boolean {
  return order.decision === 'undecided' ? order.status === 'open' : order.parts.some(isLost)
}

function retry(order: OrderFacts, { card, completion }: Extract<OrderEvent, { type: 'retried' }>): Transition {
  if (!mayRetry(order)) return contradiction(`a card was tried again on an order that is ${order.status}`)
  if (completion !== order.completion && !mayChooseAgain(order)) return contradiction(`${completion} was chosen although something is agreed`)
  const captureMethod = captureAtCheckout({ ...order, completion })
  const parts = order.parts.map((part): PartFacts => {
    if (!isTriedAgain(order, part)) return part
    const again: PartFacts = { ...part, status: 'pending', ...(!isChargedLater(part) && { captureMethod }) }
    // Its hold was released with the others, for good: the next try makes another PaymentIntent.
    return part.status === 'canceled' ? { ...again, paymentIntentId: null } : again
  })
  const decision = wasReleased(order) ? 'undecided' : order.decision
  return moved({ ...order, completion, attempt: order.attempt + 1, cardStatus: card, decision, endReason: null, parts })
}

function moved(order: OrderFacts): Transition {
  return { kind: 'moved', facts: { ...order, status: statusOf(order) } }
}

function contradiction(sentence: string): Transition {
  return { kind: 'contradiction', sentence }
}

/** The order's status follows from its card, its parts and the decision. */
function statusOf(order: OrderFacts): OrderStatus {
  const { cardStatus, decision, parts } = order
  const some = (...statuses: PartStatus[]) => parts.some(({ status }) => statuses.includes(status))
  const someRefused = parts.some(({ status }) => isRefused(status, cardStatus))
  if (some('authorizing', 'requires_action') || (some('pending') && cardStatus !== 'refused')) return 'open'
  const mayStay = isAllOrNothing(order) ? decision === 'capture' : true
  if (!mayStay && some('scheduled', 'authorized', 'captured')) return 'open'
  if (parts.some((part) => part.status === 'authorized' && !isChargedLater(part))) return 'open'
  // All-or-nothing, captured in part, and one was lost: the rest is given back first.
  if (isAllOrNothing(order) && decision === 'capture' && parts.some(isLost)) return 'open'
  if (some('refund_failed')) return 'partly_paid'
  if (some('scheduled', 'authorized', 'captured')) return someRefused ? 'partly_paid' : some('captured') ? 'paid' : 'scheduled'
  if (some('refunded')) return someRefused ? 'partly_paid' : 'refunded'
  return someRefused ? 'declined' : 'canceled'
}
