import type pg from 'pg'
import type { JobName } from '@/lib/domain/operations/jobs'
import { log } from '@/lib/log/log'

/** How long a job that is due lies at most before a worker is told, milliseconds. */
const LOOK_EVERY_MS = 500
/** How often a loop looks without being told, seconds: for jobs whose time the condition here should one day miss. */
export const LOOK_BY_ITSELF_SECONDS = 300

// LATERAL with LIMIT: one descent of an index for each queue, however many jobs wait. The condition is that of pg-boss's own fetch.
const DUE = `SELECT queue.name FROM unnest($1::text[]) queue(name), LATERAL (
  SELECT FROM pgboss.job WHERE job.name = queue.name AND state < 'active' AND NOT blocked AND start_after <= pgboss.job_now() LIMIT 1) due`

/**
 * Looks twice a second, in one statement, which queues have a job that is due, and wakes their workers. Each loop of each queue would otherwise look by itself:
 * some fifty statements a second on a machine where nothing happens. Where the look itself fails, every loop looks.
 * @param workers the ids of the loops of each queue
 * @returns how to stop
 */
export function wakeWorkers(pool: pg.Pool, workers: Map<JobName, string[]>, wake: (workerId: string) => void): () => void {
  const statement = { name: 'due-queues', text: DUE, values: [[...workers.keys()]] }
  const wakeAll = (names: Iterable<JobName>) => {
    for (const name of names) for (const id of workers.get(name) ?? []) wake(id)
  }
  let isLooking = false
  const look = async () => {
    if (isLooking) return
    isLooking = true
    try {
      const { rows } = await pool.query<{ name: JobName }>(statement)
      wakeAll(rows.map(({ name }) => name))
    } catch (err) {
      if (pool.ending) return
      log.warn({ err }, 'Looking for jobs that are due failed')
      wakeAll(workers.keys())
    } finally {
      isLooking = false
    }
  }
  const looking = setInterval(() => void look(), LOOK_EVERY_MS).unref()
  return () => clearInterval(looking)
}
