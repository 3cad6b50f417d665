import type { DisputeRow } from '@/lib/db/disputes/disputes'
import type { PartRow } from '@/lib/db/orders/orders'
import type { RefundRow, StripeFee } from '@/lib/db/refunds/refunds'
import { type ChargedFees, type FeePolicy, feeBackFor } from '@/lib/domain/refunds/fee-back'
import { countsAsGivenBack } from '@/lib/domain/refunds/refund-state'

/** What a charge took, as far as it is known: Stripe's own fee only once it is booked, in the currency of the charge. */
export function chargedFees(part: Pick<PartRow, 'currency' | 'amountMinor' | 'applicationFeeMinor'>, booked: StripeFee | null): ChargedFees {
  const stripeFeeMinor = booked && booked.currency === part.currency ? booked.stripeFeeMinor : 0
  return { currency: part.currency, capturedMinor: part.amountMinor, feeMinor: part.applicationFeeMinor, stripeFeeMinor }
}

type Lost = Pick<DisputeRow, 'takenMinor' | 'feeBackMinor'>
/** What was given back of a charge before: by refunds, and by disputes. */
export type GivenBefore = { refunds: RefundRow[]; disputes: Lost[] }

/** Of what banks have taken only that counts for which our fee went back, too. */
function lostWithFee(disputes: Lost[]): Lost {
  const returned = disputes.filter(({ feeBackMinor }) => feeBackMinor > 0)
  return {
    takenMinor: returned.reduce((sum, { takenMinor }) => sum + takenMinor, 0),
    feeBackMinor: returned.reduce((sum, { feeBackMinor }) => sum + feeBackMinor, 0),
  }
}

/**
 * What of our fee goes back with another refund.
 * @param refundedFeeMinor what of it is back as far as Stripe was read: more than our rows know where somebody gave it back at Stripe
 */
export function feeOfRefund(
  policy: FeePolicy,
  fees: ChargedFees,
  { refunds, disputes }: GivenBefore,
  amountMinor: number,
  refundedFeeMinor = 0,
): number {
  const lost = lostWithFee(disputes)
  const givenMinor = refunds.reduce((sum, row) => sum + (countsAsGivenBack(row.status) ? row.amountMinor : 0), amountMinor + lost.takenMinor)
  // What went back with a refund that failed is back all the same.
  const backMinor = refunds.reduce((sum, row) => sum + (countsAsGivenBack(row.status) || row.feeBackAt ? row.feeBackMinor : 0), lost.feeBackMinor)
  return feeBackFor(policy, fees, givenMinor, Math.max(backMinor, refundedFeeMinor))
}

/** What of our fee is back at Stripe that belongs to none of these refunds and disputes. */
export function unknownFeeBack({ refunds, disputes }: GivenBefore, refundedFeeMinor: number): number {
  const knownMinor = refunds.reduce((sum, row) => sum + (row.feeBackAt ? row.feeBackMinor : 0), lostWithFee(disputes).feeBackMinor)
  return Math.max(0, refundedFeeMinor - knownMinor)
}

/** What of our fee goes back for a lost dispute: the share of what banks have taken, never more than is left of it. */
export function feeOfLost(fees: ChargedFees, { refunds, disputes }: GivenBefore, takenMinor: number, refundedFeeMinor: number): number {
  const lost = lostWithFee(disputes)
  const rowsMinor = refunds.reduce((sum, row) => sum + (countsAsGivenBack(row.status) || row.feeBackAt ? row.feeBackMinor : 0), lost.feeBackMinor)
  const dueMinor = feeBackFor('proportional', fees, lost.takenMinor + takenMinor, lost.feeBackMinor)
  return Math.max(0, Math.min(dueMinor, fees.feeMinor - Math.max(rowsMinor, refundedFeeMinor)))
}

/** Whether all of our fee goes back with the refund itself: nothing is rounded then, and no second call is needed. */
export function isWholeWithFee(
  row: Pick<RefundRow, 'amountMinor' | 'feeBackMinor'>,
  part: { amountMinor: number; applicationFeeMinor: number },
): boolean {
  return row.amountMinor === part.amountMinor && row.feeBackMinor > 0 && row.feeBackMinor === part.applicationFeeMinor
}
