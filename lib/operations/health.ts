import { lastDoneAt, pingDatabase } from '@/lib/db/operations/health'
import { log } from '@/lib/log/log'
import { inTime } from './in-time'

/** `skipped`: nothing is expected here. */
type CheckStatus = 'ok' | 'failing' | 'skipped'
export type Health = {
  status: 'ok' | 'failing'
  checks: {
    database: { status: CheckStatus; ms: number }
    queue: { status: CheckStatus; ms: number }
    /** The sweep, which comes round every minute. */
    schedule: { status: CheckStatus; lastRunAt: string | null }
  }
}

/** The longest a check may take before it counts as failed. */
const PATIENCE_MS = 2000
/** The sweep runs once a minute and takes seconds. Five minutes without one mean that no worker is there. */
const SCHEDULE_LATE_MS = 5 * 60_000
const CACHE_MS = 1000

export type HealthOptions = { now?: Date; uptimeMs?: number; isScheduleExpected?: boolean }

/**
 * Whether this process can serve: database and queue answer, and somebody works on the schedule. Names no address and no error, since anybody may ask.
 * @param options.uptimeMs how long this process has lived: while it is young, a schedule that has not run yet is no fault
 * @param options.isScheduleExpected false on a Vercel preview, which has no schedule
 */
export async function checkHealth(options: HealthOptions = {}): Promise<Health> {
  const { now = new Date(), uptimeMs = process.uptime() * 1000, isScheduleExpected = process.env.VERCEL_ENV !== 'preview' } = options
  const [database, queue] = await Promise.all([timed('database', pingDatabase), timed('queue', () => lastDoneAt('sweep'))])
  const lastRun = queue.value ?? null
  const isRecent = lastRun !== null && now.getTime() - lastRun.getTime() < SCHEDULE_LATE_MS
  const isStarting = uptimeMs < SCHEDULE_LATE_MS
  const schedule = isScheduleExpected ? (isRecent || isStarting ? 'ok' : 'failing') : 'skipped'
  const checks = {
    database: { status: database.status, ms: database.ms },
    queue: { status: queue.status, ms: queue.ms },
    schedule: { status: schedule, lastRunAt: lastRun?.toISOString() ?? null },
  } as const
  return { status: Object.values(checks).some(({ status }) => status === 'failing') ? 'failing' : 'ok', checks }
}

let cached: { at: number; health: Promise<Health> } | undefined

/** `checkHealth`, asked at most once a second however many ask. */
export function recentHealth(): Promise<Health> {
  if (!cached || Date.now() - cached.at > CACHE_MS) cached = { at: Date.now(), health: checkHealth() }
  return cached.health
}

async function timed<T>(check: string, work: () => Promise<T>): Promise<{ status: 'ok' | 'failing'; ms: number; value?: T }> {
  const began = performance.now()
  const ms = () => Math.round(performance.now() - began)
  try {
    return { status: 'ok', value: await inTime(PATIENCE_MS, work), ms: ms() }
  } catch (err) {
    log.warn({ err, check }, 'A health check failed')
    return { status: 'failing', ms: ms() }
  }
}
