import type { Money } from '@/lib/domain/money/money'

/** A balance transaction of a dispute, in minor units of the seller's balance. `amountMinor` is less than zero where money left; `feeMinor` where a fee came back. */
export type DisputeBooking = { currency: string; amountMinor: number; feeMinor: number }

/** What Stripe booked for a dispute, and what of the charge the bank has now. */
export type DisputeMoney = {
  settledCurrency: string | null
  withdrawnMinor: number
  reinstatedMinor: number
  feeMinor: number
  /** In the currency of the charge. */
  takenMinor: number
}

/**
 * Adds up what Stripe booked for a dispute. How much the bank has is never read from the status: what was lost may be given back later, and what is won was taken
 * before.
 * @param charge what was charged: the bank takes no more of it
 */
export function disputeMoney(bookings: DisputeBooking[], disputed: Money, charge: Money): DisputeMoney {
  const sum = (pick: (booking: DisputeBooking) => number) => bookings.reduce((total, booking) => total + pick(booking), 0)
  const withdrawnMinor = sum(({ amountMinor }) => Math.max(0, -amountMinor))
  const reinstatedMinor = sum(({ amountMinor }) => Math.max(0, amountMinor))
  const settledCurrency = bookings[0]?.currency ?? null
  const takenMinor = settledCurrency === charge.currency ? withdrawnMinor - reinstatedMinor : takenElsewhere(bookings, disputed, charge)
  const feeMinor = sum((booking) => booking.feeMinor)
  return { settledCurrency, withdrawnMinor, reinstatedMinor, feeMinor, takenMinor: Math.min(Math.max(0, takenMinor), charge.amountMinor) }
}

/** In another currency money comes back at another rate: what counts is whether it was taken more often than given back. */
function takenElsewhere(bookings: DisputeBooking[], disputed: Money, charge: Money): number {
  const balance = bookings.reduce((count, { amountMinor }) => count + Math.sign(amountMinor), 0)
  if (balance >= 0) return 0
  return disputed.currency === charge.currency ? disputed.amountMinor : charge.amountMinor
}

type Booked = {
  feeBackMinor: number
  feeBackAt: Date | null
  settledCurrency: string | null
  withdrawnMinor: number
  reinstatedMinor: number
  feeMinor: number
}

/** What disputes of a charge came to on the seller's balance. `movedMinor`: less than zero where the bank has money; `feeMinor`: what Stripe keeps; `returnedFeeMinor`: what came back of ours. */
export type BookedDisputes = { movedMinor: number; feeMinor: number; returnedFeeMinor: number }

/** @returns null where nothing was booked, or something in another currency than the charge: nothing is converted here */
export function bookedDisputes(settledCurrency: string, disputes: Booked[]): BookedDisputes | null {
  const booked = disputes.filter((each) => each.settledCurrency !== null)
  if (booked.length === 0 || booked.some((each) => each.settledCurrency !== settledCurrency)) return null
  const movedMinor = booked.reduce((total, { reinstatedMinor, withdrawnMinor }) => total + reinstatedMinor - withdrawnMinor, 0)
  const sum = (pick: (each: Booked) => number) => booked.reduce((total, each) => total + pick(each), 0)
  return { movedMinor, feeMinor: sum(({ feeMinor }) => feeMinor), returnedFeeMinor: sum((each) => (each.feeBackAt ? each.feeBackMinor : 0)) }
}
