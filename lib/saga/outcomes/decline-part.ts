import type { OrderRow, PartChanges, PartRow } from '@/lib/db/orders/orders'
import { isCancelRequested } from '@/lib/domain/order/cancel-item'
import { afterRefusal, type NextTry } from '@/lib/domain/order/charge-schedule'
import type { RefusalReason } from '@/lib/domain/order/end-reason'
import { hasSchedule } from '@/lib/domain/order/order'
import { type PartNote, partEvent, type SagaEvent } from '@/lib/saga/saga-event'
import { stripeNow } from '@/lib/stripe/clock'

/** Why a try is over; code and message are Stripe's. */
export type Refusal = { reason: RefusalReason; code: string | null; message: string }

/**
 * The end of an attempt at one part: nothing was charged for it. The buyer may try another card. A charge that was tried without its buyer is due again by
 * its schedule, or is given up.
 * @param known what else became known, `tries` among it where the call was not even made
 * @param why by what it is scheduled, where that is not what its buyer reads
 */
export async function declinePart(
  order: OrderRow,
  part: PartRow,
  { reason, code, message }: Refusal,
  known: PartChanges = {},
  why: RefusalReason = reason,
): Promise<SagaEvent> {
  const stripes = { declineCode: code, declineMessage: message }
  const tries = known.tries ?? part.tries
  const changes: PartChanges = { ...known, ...stripes, clientSecret: null }
  const declined = { type: 'part', partId: part.id, to: 'declined', reason } as const
  if (!hasSchedule({ ...part, tries })) return partEvent(declined, changes, stripes)
  const now = await stripeNow()
  const next = afterRefusal(tries, why, now)
  const plan = { ...changes, refusedAt: now, dueAt: next.dueAt, givesUp: next.givesUp }
  const orders = { ...stripes, expiresAt: expiryOf(order, next, now) }
  return part.status === 'declined' ? declinedAgain(part, reason, plan, orders) : partEvent(declined, plan, orders)
}

/** Refused once more before it could be tried: the seller has left, say. */
function declinedAgain(part: PartRow, endReason: RefusalReason, plan: PartChanges, orders: PartNote['changes']['order']): PartNote {
  const holds = (row: PartRow) => row.status === 'declined' && !isCancelRequested(row)
  return { partId: part.id, name: 'part_declined', holds, changes: { part: { ...plan, endReason }, order: { ...orders, endReason } } }
}

/** Until when the order can be finished: its time, by our clock, must not be over before the schedule, by Stripe's, is. */
export function expiryOf(order: Pick<OrderRow, 'expiresAt'>, { overAt }: Pick<NextTry, 'overAt'>, now: Date): Date {
  return new Date(Math.max(order.expiresAt.getTime(), Date.now() + overAt.getTime() - now.getTime()))
}
