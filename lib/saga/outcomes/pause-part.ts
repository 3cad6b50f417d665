import { isRemoved } from '@/lib/db/customers/card-removals'
import type { OrderRow, PartRow } from '@/lib/db/orders/orders'
import { isCancelRequested } from '@/lib/domain/order/cancel-item'
import { whilePaused } from '@/lib/domain/order/charge-schedule'
import { hasSchedule } from '@/lib/domain/order/order'
import { partEvent, type SagaEvent } from '@/lib/saga/saga-event'
import { stripeNow } from '@/lib/stripe/clock'
import { declinePart, expiryOf } from './decline-part'

const REMOVED = { reason: 'consent_ended', code: null, message: 'The buyer removed the card.' } as const
const UNSHARED = { clonedPaymentMethodId: null, connectedCustomerId: null }

/** Whether the card that a part would be charged to without its buyer was removed: with it their consent has ended. */
export async function hasLostCard({ savedCard }: OrderRow, part: PartRow): Promise<boolean> {
  if (isCancelRequested(part) || part.endReason === 'consent_ended') return false
  const isWaiting = part.status === 'scheduled' || (part.status === 'declined' && hasSchedule(part))
  if (!isWaiting) return false
  return part.clonedPaymentMethodId ? isRemoved(part.clonedPaymentMethodId) : savedCard === null || savedCard.detachedAt !== null
}

/**
 * A charge on a later day whose card was removed waits for another card, without Stripe being asked. Its day stands; what was refused before is over in a week.
 * The order can be finished until a week after that day.
 */
export async function pausePart(order: OrderRow, part: PartRow): Promise<SagaEvent> {
  if (hasSchedule(part)) return declinePart(order, part, REMOVED, UNSHARED)
  const now = await stripeNow()
  const changes = { ...UNSHARED, declineCode: null, declineMessage: null }
  const expiresAt = expiryOf(order, whilePaused(part.dueAt, now), now)
  return partEvent({ type: 'part', partId: part.id, to: 'declined', reason: REMOVED.reason }, changes, {
    expiresAt,
    declineCode: null,
    declineMessage: null,
  })
}
