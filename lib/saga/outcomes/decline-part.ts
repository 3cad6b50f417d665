import type { OrderRow, PartChanges } from '@/lib/db/orders/orders'
import { isCalledOff } from '@/lib/domain/order/call-off'
import { afterRefusal, type NextTry, type Refusal } from '@/lib/domain/order/charge-schedule'
import { hasSchedule } from '@/lib/domain/order/order'
import { recordEvent } from '@/lib/saga/record-event'
import { reschedulePart } from '@/lib/saga/reschedule-part'
import { stripeNow } from '@/lib/stripe/clock'

/**
 * Ends an attempt at one part: nothing was charged for it. The buyer may try another card. A charge that was tried without its buyer is due again by
 * its schedule, or is given up.
 * @param why by what it is scheduled, where that is not what its buyer reads
 * @param known what else became known, `tries` among it where the call was not even made
 */
export async function declinePart(
  order: OrderRow,
  partId: string,
  { message, ...refusal }: Refusal & { message: string },
  known: PartChanges & { tries?: number } = {},
  why: Refusal = refusal,
): Promise<void> {
  const part = order.parts.find(({ id }) => id === partId)
  const reason = { declineCode: refusal.code, declineMessage: message }
  const tries = known.tries ?? part?.tries ?? 0
  const changes = { part: { ...known, ...reason, clientSecret: null }, order: reason }
  if (!part || !hasSchedule({ ...part, tries })) return recordEvent(order.id, { type: 'part', partId, to: 'declined' }, changes)
  const now = await stripeNow()
  const next = afterRefusal(tries, why, now)
  const scheduled = {
    part: { ...changes.part, refusedAt: now, dueAt: next.dueAt, givesUp: next.givesUp },
    order: { ...reason, expiresAt: expiryOf(order, next, now) },
  }
  // Refused once more before it could be tried: the seller has left, say.
  if (part.status === 'declined')
    await reschedulePart(order.id, part.id, 'part_declined', (_, row) => (row.status === 'declined' && !isCalledOff(row) ? scheduled : null))
  else await recordEvent(order.id, { type: 'part', partId, to: 'declined' }, scheduled)
}

/** Until when the order can be finished: its time, by our clock, must not be over before the schedule, by Stripe's, is. */
export function expiryOf(order: Pick<OrderRow, 'expiresAt'>, { overAt }: NextTry, now: Date): Date {
  return new Date(Math.max(order.expiresAt.getTime(), Date.now() + overAt.getTime() - now.getTime()))
}
