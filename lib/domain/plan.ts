import type { OrderFacts } from './order'
import { unreachable } from './unreachable'

export type Step =
  /** Give the card to Stripe; repeating it is the same call. */
  | { kind: 'save_card' }
  | { kind: 'recheck_card' }
  /** Share the card with the seller's account and charge it there. */
  | { kind: 'authorize'; partId: string }
  /** Find out from Stripe what became of a part. */
  | { kind: 'recheck'; partId: string }
  /** See whether a part that was declined or canceled has been paid after all. */
  | { kind: 'reread'; partId: string }
  | { kind: 'cancel'; partId: string }
  | { kind: 'close' }

export type Occasion = {
  /** The buyer came back, or Stripe sent word: what waits for the buyer is read again. */
  reread: boolean
  /** The time to finish is over. */
  expired: boolean
}

/**
 * What to do next for an order, from what is stored alone: the request, the job after a crash, and a webhook all plan alike.
 * An empty list means it is finished or waits for the buyer. What is in flight is always found out first, never canceled blindly.
 */
export function nextSteps(order: OrderFacts, occasion: Occasion): Step[] {
  switch (order.status) {
    case 'paid':
    case 'refunded':
      return []
    case 'canceled':
      return rereadEnded(order, occasion)
    case 'declined':
      return occasion.expired ? endDeclined(order) : rereadEnded(order, occasion)
    case 'open':
      return order.cardStatus === 'ready' ? advanceParts(order, occasion) : advanceCard(order, occasion)
    default:
      return unreachable(order.status)
  }
}

function advanceCard(order: OrderFacts, { reread, expired }: Occasion): Step[] {
  switch (order.cardStatus) {
    case 'needed':
      return expired ? endDeclined(order) : [{ kind: 'save_card' }]
    case 'saving':
      // Saving charges nothing: it need not be found out once the time is over.
      return expired ? endDeclined(order) : [{ kind: 'save_card' }]
    case 'requires_action':
      if (expired) return endDeclined(order)
      return reread ? [{ kind: 'recheck_card' }] : []
    case 'ready':
    case 'refused':
      return []
    default:
      return unreachable(order.cardStatus)
  }
}

function advanceParts(order: OrderFacts, { reread, expired }: Occasion): Step[] {
  if (expired && order.parts.every(({ status }) => status === 'pending' || status === 'canceled')) return endDeclined(order)
  return order.parts.flatMap(({ id: partId, status }): Step[] => {
    switch (status) {
      case 'pending':
        return expired ? [{ kind: 'cancel', partId }] : [{ kind: 'authorize', partId }]
      case 'authorizing':
        return [{ kind: 'recheck', partId }]
      case 'requires_action':
        if (expired) return [{ kind: 'cancel', partId }]
        return reread ? [{ kind: 'recheck', partId }] : []
      case 'authorized':
      case 'captured':
      case 'declined':
      case 'canceled':
      case 'refunded':
        return []
      default:
        return unreachable(status)
    }
  })
}

/** A payment may come to light after a refusal, or after an end without an answer; Stripe's word is last. */
function rereadEnded(order: OrderFacts, { reread }: Occasion): Step[] {
  const parts = reread ? order.parts.filter(({ status }) => status === 'declined' || status === 'canceled') : []
  return parts.map(({ id }) => ({ kind: 'reread', partId: id }))
}

/** A PaymentIntent left behind could still be paid from the buyer's side: cancel it before the order is closed. */
function endDeclined(order: OrderFacts): Step[] {
  const left = order.parts.filter(({ status, paymentIntentId }) => status !== 'canceled' && paymentIntentId !== null)
  return left.length > 0 ? left.map(({ id }) => ({ kind: 'cancel', partId: id })) : [{ kind: 'close' }]
}
