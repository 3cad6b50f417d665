import { pool } from '@/lib/db/client'
import { type JobName, SCHEDULED_NAMES, type ScheduledName } from '@/lib/domain/operations/jobs'

/** Asks the database for nothing. Throws when it does not answer. */
export async function pingDatabase(): Promise<void> {
  await pool().query('select 1')
}

/**
 * When a job of this queue was last done; null when none was in the last hour (what was done is forgotten then, but for what comes more seldom).
 * @throws when the queue's tables cannot be read, because nobody has started the engine on this database yet, say
 */
export async function lastDoneAt(name: JobName): Promise<Date | null> {
  const { rows } = await pool().query<{ at: Date | null }>(`select max(completed_on) as at from pgboss.job where name = $1 and state = 'completed'`, [
    name,
  ])
  return rows[0]?.at ?? null
}

/** When each scheduled job was last done; where that is not known, since when its queue exists. None where the engine has never run on this database. */
export async function lastScheduledRuns(): Promise<{ name: ScheduledName; at: Date }[]> {
  const engine = await pool().query<{ found: boolean }>(`select to_regclass('pgboss.job') is not null as found`)
  if (!engine.rows[0]?.found) return []
  const { rows } = await pool().query<{ name: ScheduledName; at: Date }>(
    `select queue.name, coalesce((select max(completed_on) from pgboss.job where job.name = queue.name and job.state = 'completed'), queue.created_on) as at
     from pgboss.queue where queue.name = any($1)`,
    [SCHEDULED_NAMES],
  )
  return rows
}
