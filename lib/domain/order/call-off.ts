import type { PartStatus } from './order'

/** Who called a part off, as its row and the order's history say it. */
export type CalledOffBy = 'buyer_canceled' | 'seller_canceled'

type Facts = { status: PartStatus; chargeWhen: 'at_checkout' | 'on_date' | 'on_shipment'; declineCode: string | null }
type Shipping = Facts & { shippedAt: Date | null }

const NOT_CHARGED = new Set<PartStatus>(['pending', 'scheduled', 'authorized', 'requires_action', 'declined'])

/** Whether somebody has called a part off: whatever is still under way, no charge of it is begun any more. */
export function isCalledOff({ declineCode }: Pick<Facts, 'declineCode'>): boolean {
  return declineCode === 'buyer_canceled' || declineCode === 'seller_canceled'
}

/** Whether a part that is charged later can still be called off: it is not charged, and not being charged this moment. */
export function mayCallOff({ chargeWhen, status }: Pick<Facts, 'status' | 'chargeWhen'>): boolean {
  return chargeWhen !== 'at_checkout' && NOT_CHARGED.has(status)
}

/** Whether its buyer may: what is shipped is to be paid. */
export function mayBuyerCallOff(part: Shipping): boolean {
  return mayCallOff(part) && part.shippedAt === null
}

/** Whether its seller may: also what they shipped, once its charge was refused. */
export function maySellerCallOff(part: Shipping): boolean {
  return mayCallOff(part) && (part.shippedAt === null || part.status === 'declined')
}

/** Whether a part waits for its seller to ship it: until its `dueAt`, when it is given up. */
export function waitsForShipment(part: Shipping): boolean {
  return part.chargeWhen === 'on_shipment' && part.status === 'scheduled' && part.shippedAt === null && !isCalledOff(part)
}

/**
 * Whether its seller may ship it: it was agreed, which is not taken back any more, so that what becomes of the rest of its order (a refused charge that its
 * buyer puts right, say) need not be waited for.
 */
export function mayShip(part: Shipping & { agreedAt: Date | null }): boolean {
  return part.agreedAt !== null && waitsForShipment(part)
}

/** Whether an agreed part ended because its seller did not ship in time. */
export function wasNotShipped(part: Shipping): boolean {
  return part.chargeWhen === 'on_shipment' && part.status === 'canceled' && part.shippedAt === null && !isCalledOff(part)
}
