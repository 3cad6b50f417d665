import { countLiveWorkers } from '@/lib/db/jobs/job-list'
import { lastDoneAt } from '@/lib/db/operations/health'
import { SCHEDULES } from '@/lib/domain/operations/jobs'
import type { Finding } from '@/lib/domain/wire/doctor-views'

const LATE_MS = 3 * SCHEDULES.sweep.seconds * 1000

/** Whether somebody works on the jobs: the sweep comes round every minute. */
export async function checkWorkers(now = new Date()): Promise<Finding> {
  const [lastRun, count] = await Promise.all([lastDoneAt('sweep'), countLiveWorkers()])
  if (lastRun && now.getTime() - lastRun.getTime() < LATE_MS) return { state: 'good', sentence: 'workersGood', count }
  return { state: 'bad', sentence: count > 0 ? 'workersLate' : 'workersNone', count, press: 'jobs' }
}
