import type { ChargeWhen } from './charge-when'
import type { EndReason } from './end-reason'
import type { PartStatus } from './order'

/** Who canceled a part, as its row and the order's history say it. */
export type CanceledBy = Extract<EndReason, 'buyer_canceled' | 'seller_canceled'>

type Facts = { status: PartStatus; chargeWhen: ChargeWhen; endReason: EndReason | null }
type Readiness = Facts & { readyAt: Date | null }

const NOT_CHARGED = new Set<PartStatus>(['pending', 'scheduled', 'authorized', 'requires_action', 'declined'])

/** Whether its buyer or its seller has canceled a part: whatever is still under way, no charge of it is begun any more. */
export function isCancelRequested({ endReason }: Pick<Facts, 'endReason'>): boolean {
  return endReason === 'buyer_canceled' || endReason === 'seller_canceled'
}

/** Whether a part that is charged later can still be canceled: it is not charged, and not being charged this moment. */
export function mayCancelItem({ chargeWhen, status }: Pick<Facts, 'status' | 'chargeWhen'>): boolean {
  return chargeWhen !== 'at_checkout' && NOT_CHARGED.has(status)
}

/** Whether its buyer or its seller may: not while it is charged because its seller said that it is ready, but once that charge was refused. */
export function mayCancel(part: Readiness): boolean {
  return mayCancelItem(part) && (part.readyAt === null || part.status === 'declined')
}

/** Whether a part waits for its seller to say that it is ready to ship: until its `dueAt`, when it is given up. */
export function waitsForSeller(part: Readiness): boolean {
  return part.chargeWhen === 'on_shipment' && part.status === 'scheduled' && part.readyAt === null && !isCancelRequested(part)
}

/**
 * Whether its seller may have it charged, being ready to ship it: it was agreed, which is not taken back any more, so that what becomes of the rest of its order (a refused charge that its
 * buyer puts right, say) need not be waited for.
 */
export function mayCharge(part: Readiness & { agreedAt: Date | null }): boolean {
  return part.agreedAt !== null && waitsForSeller(part)
}
