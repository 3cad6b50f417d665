/** What Stripe booked for refunds on the seller's balance, in minor units of its currency: less than zero where money left it. */
export type BookedRefunds = { netMinor: number; returnedFeeMinor: number; leftMinor: number }

type Charge = { currency: string; refundedFeeMinor: number; settledCurrency: string; netMinor: number }
type Refund = { settledCurrency: string | null; netMinor: number | null; returnedFeeMinor: number | null }

/**
 * Adds up what Stripe booked for the refunds of a charge. The application fee that was given back is part of a refund's own booking or a booking of its
 * own: what is missing of it in the first is taken from the fee, which is counted in the currency of the charge.
 * @returns null where nothing was refunded in the end, or while something is not booked yet or cannot be compared: nothing is converted here
 */
export function bookedRefunds(charge: Charge, refunds: Refund[]): BookedRefunds | null {
  if (refunds.length === 0) return null
  if (refunds.some(({ netMinor, settledCurrency }) => netMinor === null || settledCurrency !== charge.settledCurrency)) return null
  const sum = (pick: (refund: Refund) => number | null) => refunds.reduce((total, refund) => total + (pick(refund) ?? 0), 0)
  const within = sum(({ returnedFeeMinor }) => returnedFeeMinor)
  const isComparable = charge.currency === charge.settledCurrency
  // In another currency a fee is either booked with its refund, or not known here.
  if (!isComparable && within === 0 && charge.refundedFeeMinor > 0) return null
  const returnedFeeMinor = isComparable ? Math.max(within, charge.refundedFeeMinor) : within
  const netMinor = sum((refund) => refund.netMinor) - within
  if (netMinor === 0 && returnedFeeMinor === 0) return null
  return { netMinor, returnedFeeMinor, leftMinor: charge.netMinor + netMinor + returnedFeeMinor }
}
