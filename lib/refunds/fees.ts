import type { PartRow } from '@/lib/db/orders/orders'
import type { RefundRow, StripeFee } from '@/lib/db/refunds/refunds'
import { type ChargedFees, type FeePolicy, feeBackFor } from '@/lib/domain/refunds/fee-back'
import { countsAsGivenBack } from '@/lib/domain/refunds/refund-state'

/** What a charge took, as far as it is known: Stripe's own fee only once it is booked, in the currency of the charge. */
export function chargedFees(part: Pick<PartRow, 'currency' | 'amountMinor' | 'applicationFeeMinor'>, booked: StripeFee | null): ChargedFees {
  const stripeFeeMinor = booked && booked.currency === part.currency ? booked.stripeFeeMinor : 0
  return { currency: part.currency, capturedMinor: part.amountMinor, feeMinor: part.applicationFeeMinor, stripeFeeMinor }
}

/**
 * What of our fee goes back with another refund.
 * @param refundedFeeMinor what of it is back as far as Stripe was read: more than our rows know where somebody gave it back at Stripe
 */
export function feeOfRefund(policy: FeePolicy, fees: ChargedFees, refunds: RefundRow[], amountMinor: number, refundedFeeMinor = 0): number {
  const givenMinor = refunds.reduce((sum, row) => sum + (countsAsGivenBack(row.status) ? row.amountMinor : 0), amountMinor)
  // What went back with a refund that failed is back all the same.
  const backMinor = refunds.reduce((sum, row) => sum + (countsAsGivenBack(row.status) || row.feeBackAt ? row.feeBackMinor : 0), 0)
  return feeBackFor(policy, fees, givenMinor, Math.max(backMinor, refundedFeeMinor))
}

/** What of our fee is back at Stripe that belongs to none of these refunds. */
export function unknownFeeBack(refunds: RefundRow[], refundedFeeMinor: number): number {
  const knownMinor = refunds.reduce((sum, row) => sum + (row.feeBackAt ? row.feeBackMinor : 0), 0)
  return Math.max(0, refundedFeeMinor - knownMinor)
}

/** Whether all of our fee goes back with the refund itself: nothing is rounded then, and no second call is needed. */
export function isWholeWithFee(
  row: Pick<RefundRow, 'amountMinor' | 'feeBackMinor'>,
  part: { amountMinor: number; applicationFeeMinor: number },
): boolean {
  return row.amountMinor === part.amountMinor && row.feeBackMinor > 0 && row.feeBackMinor === part.applicationFeeMinor
}
