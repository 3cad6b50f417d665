import { deleteAbandonedOrders, deleteExpired } from '@/lib/db/operations/purge'

/** Ended orders that were never paid are kept for this long: questions about a refused card come within weeks. */
const ABANDONED_KEPT_DAYS = 90

/**
 * Deletes what has ended by its time: sessions, sign-in links, counts of limits, and ended orders that were never paid. Runs once a day.
 * @returns how many of each
 */
export async function purge(now = new Date()): Promise<{ sessions: number; links: number; limits: number; orders: number }> {
  const expired = await deleteExpired(now)
  return { ...expired, orders: await deleteAbandonedOrders(new Date(now.getTime() - ABANDONED_KEPT_DAYS * 86_400_000)) }
}
