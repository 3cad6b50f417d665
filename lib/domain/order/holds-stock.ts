import { isLate, type OrderFacts } from './order'

/** Whether a part of an order may still be paid, or is: until then its pieces are kept for its buyer. */
export function holdsStock({ status, decision }: OrderFacts, part: OrderFacts['parts'][number] | undefined): boolean {
  if (!part || part.status === 'canceled') return false
  // What was refused at the checkout goes back to the shelf; what is tried again on other days stays the buyer's.
  if (status === 'declined') return isLate(part)
  // It was canceled before it left: its pieces are there, wherever the money is.
  if (part.status !== 'captured' && part.cancelation?.status === 'accepted') return false
  return !(part.status === 'refunded' && decision === 'release')
}

/**
 * Whether the codes of an order are still held, are used since something was charged, or are free again. What was given back because another seller could not be
 * paid was not bought, so it uses none.
 */
export function discountUseState(order: OrderFacts): 'held' | 'used' | 'released' {
  const wasCharged = order.parts.some(({ status }) => {
    return status === 'captured' || status === 'refund_failed' || (status === 'refunded' && order.decision !== 'release')
  })
  if (wasCharged) return 'used'
  return order.parts.some((part) => holdsStock(order, part)) ? 'held' : 'released'
}
