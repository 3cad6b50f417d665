/**
 * What a difference is. `missing_here`: Stripe booked what we do not know; `missing_at_stripe`: the other way round. `fee_policy`: another part of our fee went back
 * than was to. `duplicate`, `stranger`: a charge that names a part which has another, or no part of ours. `unexplained`: open, and none of these.
 */
export type DifferenceKind =
  | 'missing_here'
  | 'missing_at_stripe'
  | 'amount'
  | 'fee'
  | 'fee_policy'
  | 'dispute'
  | 'duplicate'
  | 'stranger'
  | 'payout_open'
  | 'balance_open'
  | 'unexplained'

/** A difference as a pass finds it, in minor units of its currency. */
export type Found = { kind: DifferenceKind; subject: string; sellerOrderId: string | null; currency: string; oursMinor: number; stripesMinor: number }

/** What stands here and at Stripe of a part that does not clear, in minor units. What Stripe booked is null where it is in another currency than was charged. */
export type OpenPart = {
  id: string
  currency: string
  amountMinor: number
  feeMinor: number
  /** Σ of refunds that are made, and of our fee that is back with them, by our rows. */
  refundedMinor: number
  feeBackMinor: number
  charges: number
  bookedMinor: number | null
  /** Our fee as it was taken from the seller, and as it reached us. */
  feeTakenMinor: number | null
  feeEarnedMinor: number | null
  bookedRefundsMinor: number | null
  bookedFeeBackMinor: number | null
  /** What of it is open in the seller's book, or else in ours. */
  openMinor: number
}

/** Names what is wrong with a part that does not clear: each fault once, by what was told and what was booked. */
export function nameDifferences(part: OpenPart): Found[] {
  const found = (kind: DifferenceKind, oursMinor: number, stripesMinor: number): Found => {
    return { kind, subject: part.id, sellerOrderId: part.id, currency: part.currency, oursMinor, stripesMinor }
  }
  if (part.charges === 0) return [found('missing_at_stripe', part.amountMinor, 0)]
  const all = [...ofCharge(part, found), ...ofRefunds(part, found)]
  return all.length > 0 ? all : [found('unexplained', part.openMinor, 0)]
}

type Finder = (kind: DifferenceKind, oursMinor: number, stripesMinor: number) => Found
const differs = (ours: number, stripes: number | null): stripes is number => stripes !== null && stripes !== ours

function ofCharge({ amountMinor, feeMinor, bookedMinor, feeTakenMinor, feeEarnedMinor }: OpenPart, found: Finder): Found[] {
  const fee = [feeTakenMinor, feeEarnedMinor].find((each) => differs(feeMinor, each)) ?? null
  return [
    ...(differs(amountMinor, bookedMinor) ? [found('amount', amountMinor, bookedMinor)] : []),
    ...(fee === null ? [] : [found('fee', feeMinor, fee)]),
  ]
}

function ofRefunds({ refundedMinor, feeBackMinor, bookedRefundsMinor, bookedFeeBackMinor }: OpenPart, found: Finder): Found[] {
  if (differs(refundedMinor, bookedRefundsMinor))
    return [found(bookedRefundsMinor > refundedMinor ? 'missing_here' : 'missing_at_stripe', refundedMinor, bookedRefundsMinor)]
  return differs(feeBackMinor, bookedFeeBackMinor) ? [found('fee_policy', feeBackMinor, bookedFeeBackMinor)] : []
}
