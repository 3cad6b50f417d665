import type pg from 'pg'
import { makePool } from '@/lib/db/pool'

/** For so long an answer is believed, ms. */
const BELIEVED_MS = 1000
/** The longest the database may take to say that it is there, ms. */
const PATIENCE_MS = 2000

type Lookout = { pool: pg.Pool; isThere: boolean; believedUntil: number; look: Promise<boolean> | undefined }
// One for each process, however many bundles ask.
const shared = globalThis as typeof globalThis & { soukLookout?: Lookout }

/**
 * Whether the database answers. Asked at most once a second, over a connection of its own, so that a busy pool is not taken for a dead server. Once it is known to
 * be gone nobody waits to be told so, while one question at a time finds out whether it is back.
 */
export function isDatabaseReachable(): Promise<boolean> {
  shared.soukLookout ??= { pool: makeLookoutPool(), isThere: true, believedUntil: 0, look: undefined }
  const lookout = shared.soukLookout
  if (Date.now() < lookout.believedUntil) return Promise.resolve(lookout.isThere)
  lookout.look ??= look(lookout)
  return lookout.isThere ? lookout.look : Promise.resolve(false)
}

function makeLookoutPool(): pg.Pool {
  return makePool({ max: 1, connectionTimeoutMillis: PATIENCE_MS, query_timeout: PATIENCE_MS, application_name: 'souk-lookout' })
}

async function look(lookout: Lookout): Promise<boolean> {
  const isThere = await lookout.pool.query('select 1').then(
    () => true,
    () => false,
  )
  Object.assign(lookout, { isThere, believedUntil: Date.now() + BELIEVED_MS, look: undefined })
  return isThere
}

/** Closes its connection; the next question opens another. */
export async function stopLooking(): Promise<void> {
  const { pool } = shared.soukLookout ?? {}
  delete shared.soukLookout
  await pool?.end()
}
