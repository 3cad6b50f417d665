import { unreachable } from '@/lib/domain/unreachable'
import { isCancelRequested } from './cancel-item'
import type { EndReason } from './end-reason'
import { type Decided, hasSchedule, isAgreed, isAllOrNothing, isChargedLater, isLost, isPaused, type OrderFacts, type PartFacts } from './order'

export type Step =
  /** Give the card to Stripe; repeating it is the same call. */
  | { kind: 'save_card' }
  | { kind: 'recheck_card' }
  /** Share the card with the seller's account; it is charged there on a later day. */
  | { kind: 'share'; partId: string }
  /** Share the card, if it is not there yet, and authorize or charge it on the seller's account. */
  | { kind: 'authorize'; partId: string }
  /** Find out from Stripe what became of a part. */
  | { kind: 'recheck'; partId: string }
  /** See whether a part that was declined or canceled has been paid after all. */
  | { kind: 'reread'; partId: string }
  /** Commit what happens to all parts, before any of it is done; `reason` where nobody was refused. */
  | { kind: 'decide'; decision: Decided; reason?: EndReason }
  | { kind: 'capture'; partId: string }
  | { kind: 'cancel'; partId: string; reason: EndReason }
  /** Give a captured part back, with our fee. */
  | { kind: 'refund'; partId: string }

export type Occasion = {
  /** The buyer came back, or Stripe sent word: what waits for the buyer is read again. */
  reread: boolean
  /** The time to finish is over. */
  expired: boolean
  /** Parts whose day has come. */
  due: ReadonlySet<string>
}

/**
 * What to do next for an order, from what is stored alone: the request, the job after a crash, and a webhook all plan alike.
 * An empty list means it is finished or waits: for its buyer, or for the day a part is due. What is in flight is always found out first,
 * never canceled blindly; nothing is captured before the decision, and what was decided is rolled forward.
 */
export function nextSteps(order: OrderFacts, occasion: Occasion): Step[] {
  switch (order.status) {
    case 'paid':
    case 'scheduled':
    case 'partly_paid':
    case 'declined':
      return [...endRefused(order, occasion), ...chargeDue(order, occasion), ...giveBackCanceled(order), ...rereadAtRest(order, occasion)]
    // What ended without an answer may have been captured after all: of an order that was given back, that is given back too.
    case 'refunded':
    case 'canceled':
      return rereadAtRest(order, occasion)
    case 'open':
      return open(order, occasion)
    default:
      return unreachable(order.status)
  }
}

function open(order: OrderFacts, occasion: Occasion): Step[] {
  if (order.decision === 'release') return order.parts.flatMap(release)
  const decision = isAllOrNothing(order) ? decide(order, occasion) : null
  if (decision) return [{ kind: 'decide', decision, ...(decision === 'release' && occasion.expired && { reason: timeOver(order) }) }]
  return [...advanceCard(order, occasion), ...order.parts.flatMap((part) => advancePart(order, part, occasion))]
}

/** Together or not at all: captured when every seller agreed, released as soon as one cannot be paid or the time is over. */
function decide({ decision, parts, cardStatus }: OrderFacts, { expired }: Occasion): Decided | null {
  if (decision === 'capture') return parts.some(isLost) ? 'release' : null
  if (parts.every(isAgreed)) return 'capture'
  return expired || parts.some((part) => !isAgreed(part) && !isUnderWay(part, cardStatus)) ? 'release' : null
}

/** What was not begun never will be once the card is refused. */
function isUnderWay({ status }: PartFacts, cardStatus: OrderFacts['cardStatus']): boolean {
  return (status === 'pending' && cardStatus !== 'refused') || status === 'authorizing' || status === 'requires_action'
}

function advanceCard(order: OrderFacts, { reread, expired }: Occasion): Step[] {
  // Saving charges nothing: it need not be found out once the time is over.
  if (expired) return []
  switch (order.cardStatus) {
    case 'needed':
    case 'saving':
      return [{ kind: 'save_card' }]
    case 'requires_action':
      return reread ? [{ kind: 'recheck_card' }] : []
    case 'ready':
    case 'refused':
      return []
    default:
      return unreachable(order.cardStatus)
  }
}

function advancePart(order: OrderFacts, part: PartFacts, occasion: Occasion): Step[] {
  const { id: partId, status } = part
  switch (status) {
    case 'pending':
      if (isOver(part, occasion)) return [{ kind: 'cancel', partId, reason: reasonOfEnd(order, part, occasion) }]
      return order.cardStatus === 'ready' ? [begin(order, part, occasion)] : []
    case 'authorizing':
      return [{ kind: 'recheck', partId }]
    case 'requires_action':
      if (isOver(part, occasion)) return [{ kind: 'cancel', partId, reason: reasonOfEnd(order, part, occasion) }]
      return occasion.reread ? [{ kind: 'recheck', partId }] : []
    case 'authorized':
      return advanceHold(order, part, occasion)
    case 'scheduled':
    case 'declined':
      return later(order, part, occasion)
    case 'captured':
    case 'canceled':
    case 'refunded':
    case 'refund_failed':
      return []
    default:
      return unreachable(status)
  }
}

/** Nobody finished in time, or it has been given up. */
function isOver(part: PartFacts, { expired, due }: Occasion): boolean {
  return expired || (part.givesUp && due.has(part.id))
}

/** Why what nobody finished ends: its buyer canceled the order, or the time is over. */
function timeOver({ endReason }: OrderFacts): EndReason {
  return endReason === 'buyer_canceled' ? endReason : 'expired'
}

function reasonOfEnd(order: OrderFacts, part: PartFacts, { expired }: Occasion): EndReason {
  return expired ? timeOver(order) : reasonOfGivingUp(part)
}

/** Somebody canceled it, its seller was not ready to ship in time or has left, or nobody paid what was refused. */
function reasonOfGivingUp(part: PartFacts): EndReason {
  if (part.endReason && (isCancelRequested(part) || part.endReason === 'seller_disconnected')) return part.endReason
  return part.chargeWhen === 'on_shipment' && part.tries === 0 && !isPaused(part) ? 'not_shipped' : 'not_paid'
}

/**
 * A part that is charged later is only shared now, unless a hold reaches to its day or the day has come (once it was tried, it has). Together with others even
 * then: it would be charged before that is decided.
 */
function begin(order: OrderFacts, part: PartFacts, { due }: Occasion): Step {
  const isDay = hasSchedule(part) || due.has(part.id)
  const waits = isChargedLater(part) && part.captureMethod === 'automatic' && !(isDay && mayCharge(order))
  return { kind: waits ? 'share' : 'authorize', partId: part.id }
}

/** A hold is captured once that is decided, or on its day; meanwhile its seller may have captured or canceled it by hand. */
function advanceHold(order: OrderFacts, part: PartFacts, occasion: Occasion): Step[] {
  const now: Step[] = isChargedLater(part) ? later(order, part, occasion) : mayCharge(order) ? [{ kind: 'capture', partId: part.id }] : []
  return now.length > 0 || !occasion.reread ? now : [{ kind: 'recheck', partId: part.id }]
}

/** Parts that stand alone need no decision. */
function mayCharge(order: OrderFacts): boolean {
  return !isAllOrNothing(order) || order.decision === 'capture'
}

/**
 * What is charged on its day, and again on later days if it was refused, until it is given up. What was refused at the checkout is not charged without
 * its buyer: they were told that nothing is.
 */
function later(order: OrderFacts, part: PartFacts, { due, expired }: Occasion): Step[] {
  const { id: partId, status } = part
  if (!isChargedLater(part) || !due.has(partId) || !mayCharge(order)) return []
  if (part.givesUp) return MAY_BE_GIVEN_UP.has(status) ? [{ kind: 'cancel', partId, reason: reasonOfGivingUp(part) }] : []
  if (status === 'authorized') return [{ kind: 'capture', partId }]
  return status === 'scheduled' || (status === 'declined' && hasSchedule(part) && !expired) ? [{ kind: 'authorize', partId }] : []
}

const MAY_BE_GIVEN_UP = new Set<PartFacts['status']>(['pending', 'scheduled', 'authorized', 'declined'])

function chargeDue(order: OrderFacts, occasion: Occasion): Step[] {
  return order.parts.flatMap((part) => (part.status === 'authorized' ? advanceHold(order, part, occasion) : later(order, part, occasion)))
}

/** Nobody is charged: holds are canceled, what was captured is given back, what is in flight is found out first. */
function release({ id: partId, status }: PartFacts): Step[] {
  switch (status) {
    case 'authorizing':
      return [{ kind: 'recheck', partId }]
    case 'pending':
    case 'scheduled':
    case 'requires_action':
    case 'authorized':
      return [{ kind: 'cancel', partId, reason: 'released' }]
    case 'captured':
      return [{ kind: 'refund', partId }]
    case 'declined':
    case 'canceled':
    case 'refunded':
    case 'refund_failed':
      return []
    default:
      return unreachable(status)
  }
}

/** A PaymentIntent left behind could still be paid from the buyer's side: once the time is over it is canceled. */
function endRefused(order: OrderFacts, occasion: Occasion): Step[] {
  if (!occasion.expired) return []
  const isLeft = (part: PartFacts) => (part.status === 'declined' || part.status === 'pending') && later(order, part, occasion).length === 0
  return order.parts.filter(isLeft).map((part) => ({ kind: 'cancel', partId: part.id, reason: isPaused(part) ? 'not_paid' : timeOver(order) }))
}

/** What was paid and then canceled before it left is given back. */
function giveBackCanceled(order: OrderFacts): Step[] {
  return order.parts
    .filter(({ status, cancelation }) => status === 'captured' && cancelation?.status === 'accepted')
    .map(({ id }) => ({ kind: 'refund', partId: id }))
}

/** A payment may come to light after a refusal, or after an end without an answer; Stripe's word is last. */
function rereadAtRest(order: OrderFacts, occasion: Occasion): Step[] {
  if (!occasion.reread) return []
  // Refused, or waiting for its day or another card after a refusal: its PaymentIntent is there, and the browser may know it.
  const isRefused = ({ status, paymentIntentId }: PartFacts) =>
    status === 'declined' || ((status === 'pending' || status === 'scheduled') && paymentIntentId !== null)
  const isOver = ({ status }: PartFacts) => occasion.expired && status !== 'scheduled'
  const isLeft = (part: PartFacts) => isRefused(part) && !isOver(part) && later(order, part, occasion).length === 0
  return order.parts.filter((part) => part.status === 'canceled' || isLeft(part)).map(({ id }) => ({ kind: 'reread', partId: id }))
}
