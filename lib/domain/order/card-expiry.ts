import { isCancelRequested } from './cancel-item'
import { isChargedLater, type PartFacts } from './order'

const DAY = 86_400_000
/** So long before a charge its buyer is told that the card expires before it: time enough to give another. */
const DAYS_TO_TELL = 14

/** What is printed on a card: it can be charged until the end of that month. */
export type CardExpiry = { expMonth: number; expYear: number }

/** Whether a card has expired at a moment (UTC). */
export function hasExpiredBy(card: CardExpiry, moment: Date): boolean {
  return moment >= expiredFrom(card)
}

/** The first moment at which a card cannot be charged any more (UTC). */
export function expiredFrom({ expMonth, expYear }: CardExpiry): Date {
  return new Date(Date.UTC(expYear, expMonth, 1))
}

/** Whether a part is still to be charged to its saved card, without its buyer: another card may be given for it. */
export function isOnSavedCard(part: Pick<PartFacts, 'status' | 'chargeWhen' | 'endReason'>): boolean {
  return part.status === 'scheduled' && isChargedLater(part) && !isCancelRequested(part)
}

/** Whether the card of a part expires before it is charged, or before the last day on which it may be. */
export function expiresBeforeCharge(
  card: CardExpiry,
  part: Pick<PartFacts, 'status' | 'chargeWhen' | 'endReason'> & { dueAt: Date | null },
): boolean {
  return isOnSavedCard(part) && part.dueAt !== null && hasExpiredBy(card, part.dueAt)
}

/** Until when charges, or ends of cards that may be charged any day, are told of now. */
export function tellsUntil(now: Date): Date {
  return new Date(now.getTime() + DAYS_TO_TELL * DAY)
}
