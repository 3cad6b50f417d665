import { WEBHOOK_EVENTS } from '@/lib/domain/operations/webhook-events'
import type { Finding } from '@/lib/domain/wire/doctor-views'
import { listUndelivered } from '@/lib/stripe/calls/events'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Whether Stripe has failed for more than an hour to deliver events of our own account. Those of sellers are fetched one by one. @param now for tests */
export async function checkDelivery(now = new Date()): Promise<Finding> {
  const range = { from: new Date(now.getTime() - DAY_MS), until: new Date(now.getTime() - HOUR_MS), after: null }
  const listed = await listUndelivered(null, WEBHOOK_EVENTS.platform, range)
  if (listed.kind !== 'ok') throw new Error(listed.message)
  const count = listed.value.events.length
  return count > 0 ? { state: 'bad', sentence: 'deliveryLate', count, press: 'webhooks' } : { state: 'good', sentence: 'deliveryGood' }
}
