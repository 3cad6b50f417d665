import type { ChargeWhen } from './charge-when'
import type { EndReason, RefusalReason } from './end-reason'

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
export type Decision = 'undecided' | Decided
export type Decided = 'capture' | 'release'
/** How a charge is made: captured at once, or authorized first and captured later. */
export type CaptureMethod = 'automatic' | 'manual'

export type PartFacts = {
  id: string
  status: PartStatus
  paymentIntentId: string | null
  chargeWhen: ChargeWhen
  /** `manual`: authorized first, captured after the decision or when it is due. */
  captureMethod: CaptureMethod
  /** Charges tried without the buyer. */
  tries: number
  /** When it is due it is canceled rather than charged: only somebody who did nothing could have helped (its buyer, or its seller by shipping), or it was canceled. */
  givesUp: boolean
  /** Why it was last refused or has ended; who called it off. */
  endReason: EndReason | null
  /** The wish to cancel it once it is paid: accepted, all of it is given back. */
  cancelation?: { status: 'requested' | 'accepted' | 'declined' } | null
}

export type OrderFacts = {
  status: OrderStatus
  cardStatus: CardStatus
  attempt: number
  completion: Completion
  decision: Decision
  /** Why its card or one of its parts was last refused, or why it ended. */
  endReason: EndReason | null
  parts: PartFacts[]
}

/** Something that happened to an order. `to` names the state reached; nothing else changes a status. */
export type OrderEvent =
  | { type: 'card'; to: 'saving' | 'requires_action' | 'ready' }
  | { type: 'card'; to: 'refused'; reason: RefusalReason }
  | PartEvent
  /** @property reason why it is released, where nothing was refused */
  | { type: 'decided'; decision: Decided; reason?: EndReason }
  /** After a definite refusal the buyer gave another card (new, or saved before), or confirms with the same; where nothing is agreed, they choose anew. */
  | { type: 'retried'; card: 'needed' | 'ready'; completion: Completion }

/** Something that happened to one part. What was refused or canceled says why. */
export type PartEvent =
  | { type: 'part'; partId: string; to: 'scheduled' | 'authorizing' | 'requires_action' | 'authorized' | 'refunded' | 'refund_failed' }
  /** `isRefundBack`: all of it was refunded, and one of several refunds has come back. */
  | { type: 'part'; partId: string; to: 'captured'; isRefundBack?: true }
  | { type: 'part'; partId: string; to: 'declined'; reason: RefusalReason }
  | { type: 'part'; partId: string; to: 'canceled'; reason: EndReason }

/** Whether an order goes on only when its buyer confirms something with the bank: the card, or a seller's charge. */
export function waitsForBuyer(order: Pick<OrderFacts, 'status' | 'cardStatus'> & { parts: { status: PartStatus }[] }): boolean {
  return order.status === 'open' && (order.cardStatus === 'requires_action' || order.parts.some(({ status }) => status === 'requires_action'))
}

/** Whether the sellers of an order are paid together or not at all: nothing is captured before that is decided. */
export function isAllOrNothing({ completion, parts }: Pick<OrderFacts, 'completion'> & { parts: unknown[] }): boolean {
  return completion === 'all_or_nothing' && parts.length > 1
}

/** How what is charged at the checkout is captured: together with others after the decision, else at once. */
export function captureAtCheckout(order: Pick<OrderFacts, 'completion'> & { parts: unknown[] }): CaptureMethod {
  return isAllOrNothing(order) ? 'manual' : 'automatic'
}

/** Whether a part is charged on a later day rather than at the checkout. */
export function isChargedLater({ chargeWhen }: Pick<PartFacts, 'chargeWhen'>): boolean {
  return chargeWhen !== 'at_checkout'
}

/** Whether a part was to be charged without its buyer and was refused: it has a schedule of its own, and is not over when the checkout's time is. */
export function hasSchedule(part: Pick<PartFacts, 'chargeWhen' | 'tries'>): boolean {
  return isChargedLater(part) && part.tries > 0
}

/** Whether a part that is charged later waits for another card, since its buyer removed the one it was to be charged to. Its day stays the same. */
export function isPaused(part: Pick<PartFacts, 'chargeWhen' | 'tries' | 'endReason'>): boolean {
  return isChargedLater(part) && part.tries === 0 && part.endReason === 'consent_ended'
}

/** Whether the buyer solves a refused part on a page of its own: it was to be charged without them. */
export function isLate(part: Pick<PartFacts, 'chargeWhen' | 'tries' | 'endReason'>): boolean {
  return hasSchedule(part) || isPaused(part)
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
  return isOpen && order.parts.every((part) => isTriedAgain(order, part) && !isLate(part))
}

/** Whether a seller has agreed: the card is held or charged, or charged on a later day. */
export function isAgreed({ status }: PartFacts): boolean {
  return status === 'authorized' || status === 'captured' || status === 'scheduled'
}

/** A part that was to be charged at the checkout and never will be. */
export function isLost(part: PartFacts): boolean {
  return !isChargedLater(part) && (part.status === 'canceled' || part.status === 'declined')
}

/** Nobody was charged, since one could not be: with another card all is decided anew. */
export function wasReleased({ status, decision }: Pick<OrderFacts, 'status' | 'decision'>): boolean {
  return status === 'declined' && decision === 'release'
}

/** A part that was not begun is as good as refused once the card is. */
export function isRefused(status: PartStatus, cardStatus: CardStatus): boolean {
  return status === 'declined' || (status === 'pending' && cardStatus === 'refused')
}

const NEEDS_NO_CARD = new Set<PartStatus>(['captured', 'canceled', 'refunded', 'refund_failed'])

/** Whether an order may still need its card: something is under way, is charged later, or may be tried again. */
export function needsCard({ status, parts }: Pick<OrderFacts, 'status'> & { parts: { status: PartStatus }[] }): boolean {
  return status === 'open' || status === 'declined' || parts.some((part) => !NEEDS_NO_CARD.has(part.status))
}
