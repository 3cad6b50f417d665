import type { PartStatus } from './order'

/** The statuses of a part whose amount was taken from the buyer's card, whatever of it was given back since. */
export const CHARGED = ['captured', 'refunded', 'refund_failed'] as const satisfies PartStatus[]

/** Whether a part was charged, whatever of it was given back since. */
export function wasCharged(status: PartStatus): boolean {
  return CHARGED.some((each) => each === status)
}
