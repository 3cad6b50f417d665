import type { OrderRow, PartChanges } from '@/lib/db/orders/orders'
import { isCancelRequested } from '@/lib/domain/order/cancel-item'
import { afterRefusal, type NextTry } from '@/lib/domain/order/charge-schedule'
import type { RefusalReason } from '@/lib/domain/order/end-reason'
import { hasSchedule } from '@/lib/domain/order/order'
import { recordEvent } from '@/lib/saga/record-event'
import { reschedulePart } from '@/lib/saga/reschedule-part'
import { stripeNow } from '@/lib/stripe/clock'

/** Why a try is over; code and message are Stripe's. */
export type Refusal = { reason: RefusalReason; code: string | null; message: string }

/**
 * Ends an attempt at one part: nothing was charged for it. The buyer may try another card. A charge that was tried without its buyer is due again by
 * its schedule, or is given up.
 * @param why by what it is scheduled, where that is not what its buyer reads
 * @param known what else became known, `tries` among it where the call was not even made
 */
export async function declinePart(
  order: OrderRow,
  partId: string,
  { reason, code, message }: Refusal,
  known: PartChanges & { tries?: number } = {},
  why: RefusalReason = reason,
): Promise<void> {
  const part = order.parts.find(({ id }) => id === partId)
  const stripes = { declineCode: code, declineMessage: message }
  const tries = known.tries ?? part?.tries ?? 0
  const changes = { part: { ...known, ...stripes, clientSecret: null }, order: stripes }
  if (!part || !hasSchedule({ ...part, tries })) return recordEvent(order.id, { type: 'part', partId, to: 'declined', reason }, changes)
  const now = await stripeNow()
  const next = afterRefusal(tries, why, now)
  const scheduled = {
    part: { ...changes.part, refusedAt: now, dueAt: next.dueAt, givesUp: next.givesUp },
    order: { ...stripes, expiresAt: expiryOf(order, next, now) },
  }
  // Refused once more before it could be tried: the seller has left, say.
  if (part.status !== 'declined') return recordEvent(order.id, { type: 'part', partId, to: 'declined', reason }, scheduled)
  const again = { part: { ...scheduled.part, endReason: reason }, order: { ...scheduled.order, endReason: reason } }
  await reschedulePart(order.id, part.id, 'part_declined', (_, row) => (row.status === 'declined' && !isCancelRequested(row) ? again : null))
}

/** Until when the order can be finished: its time, by our clock, must not be over before the schedule, by Stripe's, is. */
export function expiryOf(order: Pick<OrderRow, 'expiresAt'>, { overAt }: NextTry, now: Date): Date {
  return new Date(Math.max(order.expiresAt.getTime(), Date.now() + overAt.getTime() - now.getTime()))
}
