import { currencyFacts } from '@/lib/domain/facts/currencies'

/**
 * What becomes of our fee when money is given back. `proportional`: the same share of it goes back. `keep`: none. `absorb`: that share, and Stripe's own fee in
 * proportion, at most what is left of ours; Stripe never gives its fee back.
 */
export const FEE_POLICIES = ['proportional', 'keep', 'absorb'] as const
export type FeePolicy = (typeof FEE_POLICIES)[number]

/** What becomes of our fee when a dispute is lost: none of it goes back, or the share of what the bank has taken. */
export const LOST_DISPUTE_POLICIES = ['keep', 'return_share'] as const
export type LostDisputePolicy = (typeof LOST_DISPUTE_POLICIES)[number]

/** What the operator has set of refunds and disputes. `answersForSellers`: a dispute that its seller has not answered a day before the end is answered with what its order says. */
export type RefundPolicy = { feePolicy: FeePolicy; onLostDispute: LostDisputePolicy; answersForSellers: boolean }

/** What a charge took, in minor units of its currency. `stripeFeeMinor` is 0 while it is not known, or where it is booked in another currency. */
export type ChargedFees = { currency: string; capturedMinor: number; feeMinor: number; stripeFeeMinor: number }

/**
 * What of our fee goes back with a refund. Counted of all that is given back then, less what went back before, so that no order of refunds gives back more or less
 * than one for the whole.
 * @param givenMinor what is given back of the charge in all, this refund with it
 * @param backMinor what of the fee went back before
 * @returns minor units, never more than is left of the fee
 */
export function feeBackFor(policy: FeePolicy, fees: ChargedFees, givenMinor: number, backMinor: number): number {
  const { feeMinor, stripeFeeMinor } = fees
  if (policy === 'keep') return 0
  const due = shareOf(feeMinor, fees, givenMinor) + (policy === 'absorb' ? shareOf(stripeFeeMinor, fees, givenMinor) : 0)
  return Math.max(0, Math.min(due, feeMinor) - backMinor)
}

/** The whole of it for the whole charge, else rounded down to a coin: what is cut off stays with us until the last refund. */
function shareOf(wholeMinor: number, { currency, capturedMinor }: ChargedFees, givenMinor: number): number {
  if (givenMinor >= capturedMinor) return wholeMinor
  return floorShare(wholeMinor, givenMinor, capturedMinor, currencyFacts(currency).coinMinor)
}

/** `wholeMinor · part / of`, rounded down to a coin. Exact: no floating point is involved. */
export function floorShare(wholeMinor: number, part: number, of: number, coinMinor: number): number {
  return Number((BigInt(wholeMinor) * BigInt(part)) / (BigInt(of) * BigInt(coinMinor))) * coinMinor
}
