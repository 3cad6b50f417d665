import { isBuyersToSolve } from '@/lib/domain/refusal/refusals'
import type { Said } from '@/lib/domain/wire/said'
import { type EndReason, isRefusal } from './end-reason'
import type { PartStatus } from './order'

type Facts = { status: PartStatus; endReason: EndReason | null; dueAt: Date | null; givesUp: boolean }

/** What comes next after a charge was refused without its buyer, or a hold could not be captured because its seller has left; for its buyer. */
export function nextForBuyer({ dueAt, givesUp, endReason, status }: Facts): Said[] {
  if (!dueAt) return []
  const values = { day: { day: dueAt.toISOString() } }
  // Paused before its day, which stays the same.
  if (endReason === 'consent_ended' && !givesUp) return [{ key: 'order.next.otherCard', values }]
  if (givesUp) return [{ key: 'order.next.payBy', values }]
  if (status === 'authorized') return [{ key: 'order.next.checkAgain', values }]
  return [{ key: 'order.next.retry', values }, ...(helpsToPayNow(endReason) ? [{ key: 'order.next.payNow' } as const] : [])]
}

/** Whether the buyer can do something about a refused charge: not where only the seller or we can, or time. */
export function helpsToPayNow(reason: EndReason | null): boolean {
  return !isRefusal(reason) || reason === 'not_made' || isBuyersToSolve(reason)
}
