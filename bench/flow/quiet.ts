import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'

const LOOK_MS = 300
/** Quiet for so many looks: a delivery may be on its way while nothing is due. */
const LOOKS = 4
const LONGEST_MS = 60_000

/** Waits until the shop has nothing to do: every event that Stripe delivers is processed, and no job is due. */
export async function quiet(pool: pg.Pool): Promise<void> {
  const until = Date.now() + LONGEST_MS
  for (let looks = 0; looks < LOOKS && Date.now() < until; ) {
    await wait(LOOK_MS)
    const { rows } = await pool.query(`SELECT FROM pgboss.job WHERE state < 'completed' AND start_after <= now() LIMIT 1`)
    looks = rows.length === 0 ? looks + 1 : 0
  }
}
