import { isLate, mayRetry, type OrderFacts } from './order'

/** Whether a charge of this order was refused without its buyer, so that they may put it right now. */
export function mayRecover(order: OrderFacts): boolean {
  return mayRetry(order) && order.parts.some((part) => isLate(part) && (part.status === 'declined' || part.status === 'pending'))
}

/** Whether its buyer was putting such a charge right, and is not finished. */
export function isRecovering({ status, parts }: Pick<OrderFacts, 'status' | 'parts'>): boolean {
  return status === 'open' && parts.some((part) => isLate(part) && (part.status === 'requires_action' || part.status === 'pending'))
}
