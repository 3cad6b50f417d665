import { setTimeout as delay } from 'node:timers/promises'
import { pool } from '@/lib/db/client'

/** How many stored events were not processed yet. */
export async function waiting(): Promise<number> {
  const { rows } = await pool().query<{ count: number }>(`SELECT count(*)::int AS count FROM "WebhookEvent" WHERE status = 'received'`)
  return rows[0]?.count ?? 0
}

/** Forgets all but so many of the events that wait. */
export async function keepWaiting(count: number): Promise<void> {
  await pool().query(
    `WITH surplus AS (DELETE FROM "WebhookEvent" WHERE id IN (SELECT id FROM "WebhookEvent" WHERE status = 'received' ORDER BY id OFFSET $1) RETURNING id)
     DELETE FROM pgboss.job WHERE name = 'process-webhook-event' AND data->>'eventId' IN (SELECT id FROM surplus)`,
    [count],
  )
}

/**
 * Waits until whoever works has processed what waits. The clock starts with the first one, since a process takes a while to come up.
 * @returns events a second
 */
export async function processAll(): Promise<number> {
  const all = await waiting()
  let left = all
  while (left === all) [left] = [await waiting(), await delay(20)]
  const [first, began] = [left, performance.now()]
  while (left > 0) {
    await delay(100)
    left = await waiting()
  }
  return first / ((performance.now() - began) / 1000)
}
