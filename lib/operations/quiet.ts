/** An answer of Stripe takes seconds; after two minutes without one an order is in doubt. */
const QUIET_MS = 2 * 60_000

/** An order that has not moved since this moment is in doubt while it waits for Stripe. */
export function quietSince(now: Date): Date {
  return new Date(now.getTime() - QUIET_MS)
}
