import { pool } from '@/lib/db/client'
import type { JobName } from '@/lib/domain/operations/jobs'

/** Asks the database for nothing. Throws when it does not answer. */
export async function pingDatabase(): Promise<void> {
  await pool().query('select 1')
}

/**
 * When a job of this queue was last done; null when none was in the last hour (what was done is forgotten then).
 * @throws when the queue's tables cannot be read, because nobody has started the engine on this database yet, say
 */
export async function lastDoneAt(name: JobName): Promise<Date | null> {
  const { rows } = await pool().query<{ at: Date | null }>(`select max(completed_on) as at from pgboss.job where name = $1 and state = 'completed'`, [
    name,
  ])
  return rows[0]?.at ?? null
}
