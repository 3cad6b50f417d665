import { isBuyersToSolve } from '@/lib/domain/refusal/refusals'
import type { RefusalReason } from './end-reason'

/**
 * Days from one refusal of a charge to the next try: 1, 3, 5 and 7 days after the first. Most cards that refuse for lack of money or over a limit are
 * good again within a week (a payday, a new day's limit), and five tries stay far below the fifteen in thirty days that Visa allows.
 * Sources: docs.stripe.com/billing/revenue-recovery/smart-retries, docs.stripe.com/declines/card
 */
const DAYS_TO_NEXT_TRY = [1, 2, 2, 2]
/** How long the buyer has where only they can help: with their bank's confirmation, or another card. */
const DAYS_FOR_BUYER = 7
const DAY = 86_400_000

/** When a refused part is due next, whether it is charged or given up then, and by when all of it is over. */
export type NextTry = { dueAt: Date; givesUp: boolean; overAt: Date }

/**
 * What follows when a charge that was tried without its buyer is refused: the next try, a while for the buyer to step in, or the end.
 * @param tries charges tried without the buyer so far, this one included
 * @param now by Stripe's clock
 */
export function afterRefusal(tries: number, reason: RefusalReason, now: Date): NextTry {
  const inDays = (days: number) => new Date(now.getTime() + days * DAY)
  if (isOnlyBuyers(reason)) return { dueAt: inDays(DAYS_FOR_BUYER), givesUp: true, overAt: inDays(DAYS_FOR_BUYER) }
  const left = DAYS_TO_NEXT_TRY.slice(tries - 1)
  const [days] = left
  if (days === undefined) return { dueAt: now, givesUp: true, overAt: now }
  // The last try is made on the last day: nothing is over before it.
  return { dueAt: inDays(days), givesUp: false, overAt: inDays(left.reduce((sum, each) => sum + each, 1)) }
}

/** Until when a part waits for a buyer who has come to put a refused charge right. */
export function whileBuyerIsHere(now: Date): NextTry {
  const dueAt = new Date(now.getTime() + DAYS_FOR_BUYER * DAY)
  return { dueAt, givesUp: true, overAt: dueAt }
}

/** Until when an order is kept whose card was removed before the day of a charge: as long after that day as the buyer has after a refusal. */
export function whilePaused(dueAt: Date | null, now: Date): { overAt: Date } {
  return { overAt: new Date(Math.max(now.getTime(), dueAt?.getTime() ?? 0) + DAYS_FOR_BUYER * DAY) }
}

/** Whether trying the same card again without its holder is of no use. */
export function isOnlyBuyers(reason: RefusalReason): boolean {
  // A card that was declined this time may be good again another day.
  return reason !== 'card_declined' && isBuyersToSolve(reason)
}
