import { hostname } from 'node:os'
import { findWorkers } from '@/lib/db/jobs/job-list'
import { isWorkingHere } from '@/lib/db/jobs/work'
import { lastDoneAt } from '@/lib/db/operations/health'
import { SCHEDULES } from '@/lib/domain/operations/jobs'
import type { Finding } from '@/lib/domain/wire/doctor-views'

const LATE_MS = 3 * SCHEDULES.sweep.seconds * 1000

/** Whether somebody works on the jobs: the sweep comes round every minute. Workers that have just started are given the time of a late one. */
export async function checkWorkers(now = new Date()): Promise<Finding> {
  // Starts the engine, which makes its tables on a new database.
  const workers = await findWorkers()
  const [lastRun, isWorker] = await Promise.all([lastDoneAt('sweep'), isWorkingHere()])
  // The program in a terminal is on the list too, and does no jobs.
  const isIdle = ({ host, pid }: (typeof workers)[number]) => !isWorker && host === hostname() && pid === process.pid
  const live = workers.filter((worker) => worker.isLive && !isIdle(worker))
  const isRecent = (at: Date) => now.getTime() - at.getTime() < LATE_MS
  const count = live.length
  if (lastRun && isRecent(lastRun)) return { state: 'good', sentence: 'workersGood', count }
  if (count === 0) return { state: 'bad', sentence: 'workersNone', count, press: 'jobs' }
  if (live.every(({ startedOn }) => isRecent(startedOn))) return { state: 'warning', sentence: 'workersStarting', count }
  return { state: 'bad', sentence: 'workersLate', count, press: 'jobs' }
}
