import type { PartStatus } from './order'

/** The statuses of a part whose amount was taken from the buyer's card, whatever of it was given back since. */
export const CHARGED = ['captured', 'refunded', 'refund_failed'] as const satisfies PartStatus[]

/**
 * What was sold in one currency, in minor units: every part that was charged, whatever of it was given back since. One definition for seller and operator:
 * gross is `amountMinor`, net of refunds is `amountMinor - refundedMinor`; the fee likewise. A refund that a bank sent back does not count as refunded.
 */
export type SalesFigures = {
  currency: string
  count: number
  amountMinor: number
  refundedMinor: number
  applicationFeeMinor: number
  refundedFeeMinor: number
}

/** Whether a part was charged, whatever of it was given back since. */
export function wasCharged(status: PartStatus): boolean {
  return CHARGED.some((each) => each === status)
}
