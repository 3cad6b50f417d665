import { closeAccepted, closeKnownOutcomes, openUnknownOutcomes } from '@/lib/db/operations/tasks'
import { findQuietOrderIds } from '@/lib/db/orders/order-list'

/** Stripe answers within minutes or has an outage: after this an order in doubt is a task for the operator. */
const TASK_AFTER_MS = 15 * 60_000
const MOST = 500

/**
 * Opens a task for each order whose outcome has been unknown for a quarter of an hour, and closes those of orders that have been found out since, and of refused
 * calls where a payment has been accepted since.
 */
export async function watchOutcomes(now: Date): Promise<void> {
  await openUnknownOutcomes(await findQuietOrderIds(new Date(now.getTime() - TASK_AFTER_MS), MOST))
  await closeKnownOutcomes()
  await closeAccepted()
}
