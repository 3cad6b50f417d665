import { countLiveWorkers } from '@/lib/db/jobs/job-list'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { drain, registerHandlers, work } from '@/lib/db/jobs/work'
import type { JobHandlers } from '@/lib/domain/operations/jobs'
import { shareRateLimit } from '@/lib/stripe/pace/paced-http-client'

/** How often a process counts the others. */
const SHARE_EVERY_MS = 30_000
/** How long a request on serverless may work on jobs after its response. */
const AFTER_RESPONSE_MS = 20_000
/** How often visits make a process on serverless work on what is due. */
const VISIT_EVERY_MS = 60_000

/** Tells this process how to do each job without starting to: for servers where a drain route or another process does them. */
export function registerJobs(handlers: JobHandlers): void {
  registerHandlers(handlers)
}

/**
 * Works on every queue in this process, and keeps its share of Stripe's rate limit as processes come and go.
 * @returns how to stop: running jobs are finished first
 */
export async function runJobs(handlers: JobHandlers): Promise<() => Promise<void>> {
  registerHandlers(handlers)
  await work()
  await shareLimit()
  const sharing = setInterval(() => void shareLimit().catch(() => undefined), SHARE_EVERY_MS).unref()
  return () => {
    clearInterval(sharing)
    return stopJobs()
  }
}

/** Stripe's limit is one for all processes. */
async function shareLimit(): Promise<void> {
  shareRateLimit(await countLiveWorkers())
}

/** Closes the connection to the queues of a process that only sent jobs. */
export function stopSendingJobs(): Promise<void> {
  return stopJobs()
}

/**
 * Works on what is due and returns: for places without a long-running process.
 * @param forMs no job is begun after so many milliseconds
 * @returns how many jobs were done, and how many failed and will be tried again
 */
export function drainJobs(forMs: number): Promise<{ done: number; failed: number }> {
  return drain(Date.now() + forMs)
}

let visitedAt = 0

/**
 * After a page on serverless: does what is due, at most once a minute in a process. Where the plan's schedules come once a day, visits keep the shop going.
 * @returns whether it worked on jobs
 */
export async function drainAfterVisit(now = Date.now()): Promise<boolean> {
  if (!process.env.VERCEL || now - visitedAt < VISIT_EVERY_MS) return false
  visitedAt = now
  await drainJobs(AFTER_RESPONSE_MS)
  return true
}

/** After a response on serverless: does the jobs it left behind. Elsewhere a worker has them already. */
export async function drainAfterResponse(): Promise<void> {
  if (process.env.VERCEL) await drainJobs(AFTER_RESPONSE_MS)
}
