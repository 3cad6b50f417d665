import { transaction } from '@/lib/db/client'
import { send } from '@/lib/db/jobs'
import { findNeglectedOrders } from '@/lib/db/orders'
import { findUnsettledParts } from '@/lib/db/settlements'
import { findWaitingEvents } from '@/lib/db/webhook-events'

const BATCH = 500
const MINUTE = 60_000
/** The next sweep is the retry: otherwise jobs would pile up, one a minute. */
const ONCE = { retryLimit: 0 }

/**
 * Looks for what fell through: orders past their time or quiet in mid-flight, captured parts not settled, events stored but not
 * processed. Each gets its job again; the jobs are safe to have twice. Runs every minute.
 * @returns how many of each were found
 */
export async function sweep(now = new Date()): Promise<{ orders: number; parts: number; events: number }> {
  const ago = (minutes: number) => new Date(now.getTime() - minutes * MINUTE)
  const [orders, parts, events] = await Promise.all([
    findNeglectedOrders(now, ago(3), BATCH),
    findUnsettledParts(ago(15), BATCH),
    findWaitingEvents(ago(60), BATCH),
  ])
  await transaction(async (tx) => {
    for (const orderId of orders) await send(tx, 'advance-order', { orderId }, ONCE)
    for (const sellerOrderId of parts) await send(tx, 'settle-seller-order', { sellerOrderId }, ONCE)
    for (const { id } of events) await send(tx, 'process-webhook-event', { eventId: id }, ONCE)
  })
  return { orders: orders.length, parts: parts.length, events: events.length }
}
