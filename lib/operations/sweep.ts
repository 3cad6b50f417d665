import { publishListingRules } from '@/lib/catalog/publish-listing-rules'
import { sendEachOnce } from '@/lib/db/jobs/jobs'
import { findUnsettledParts } from '@/lib/db/orders/settlements'
import { findDueOrders, findWakingOrders } from '@/lib/db/orders/waking-orders'
import { findWaitingEvents, giveUpEvents } from '@/lib/db/webhooks/webhook-events'
import { env } from '@/lib/env'
import { remindToShip } from '@/lib/fulfilment/remind-to-ship'
import { stripeNow } from '@/lib/stripe/clock'
import { watchOutcomes } from './watch-outcomes'

const BATCH = 500
const MINUTE = 60_000
/** After this, what keeps failing (an account that left, say) is for the operator: it would only keep newer work waiting. */
const WEEK = 7 * 24 * 60 * MINUTE
/** One thing gets one job in so many seconds: while Stripe or the workers are slow, jobs would pile up otherwise. */
const AGAIN_SECONDS = 300

/**
 * Looks for what is due and what fell through: orders that are to be looked at by our clock or by Stripe's, captured parts not
 * settled within Stripe's hour, events stored but not processed. Each gets its job again; the jobs are safe to have twice. Sellers who must ship soon are
 * reminded. Runs every minute.
 * @returns how many of each were found
 */
export async function sweep(now = new Date()): Promise<{ orders: number; parts: number; events: number }> {
  const { livemode } = env()
  const stripesNow = await stripeNow()
  const ago = (ms: number) => new Date(now.getTime() - ms)
  const [waking, due, parts, events] = await Promise.all([
    findWakingOrders(livemode, now, BATCH),
    findDueOrders(livemode, stripesNow, BATCH),
    findUnsettledParts(livemode, { after: ago(WEEK), before: ago(60 * MINUTE) }, BATCH),
    findWaitingEvents({ before: ago(60 * MINUTE), failedAfter: ago(WEEK) }, BATCH),
  ])
  // Another day of the same order is another thing to do: it need not wait for the first one's seconds to be over.
  const dueJobs = due.map(({ orderId, dueAt }) => ({ key: `${orderId} ${dueAt.toISOString()}`, data: { orderId } }))
  const orderJobs = [...waking.map((orderId) => ({ key: orderId, data: { orderId } })), ...dueJobs]
  const partJobs = parts.map((sellerOrderId) => ({ key: sellerOrderId, data: { sellerOrderId } }))
  const eventJobs = events.map(({ id }) => ({ key: id, data: { eventId: id } }))
  await sendEachOnce('advance-order', orderJobs, AGAIN_SECONDS)
  await sendEachOnce('settle-seller-order', partJobs, AGAIN_SECONDS)
  await sendEachOnce('process-webhook-event', eventJobs, AGAIN_SECONDS)
  await giveUpEvents(ago(WEEK))
  await publishListingRules()
  await watchOutcomes(now)
  await remindToShip(livemode, stripesNow)
  return { orders: orderJobs.length, parts: parts.length, events: events.length }
}
