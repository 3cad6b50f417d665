import type { JobResult, JobWithMetadata, PgBoss } from 'pg-boss'
import {
  JOB_NAMES,
  type JobContext,
  type JobData,
  type JobHandlers,
  type JobName,
  type OnFailure,
  QUEUES,
  SCHEDULED_NAMES,
  SCHEDULES,
} from '@/lib/domain/operations/jobs'
import { withLogContext } from '@/lib/log/context'
import { log } from '@/lib/log/log'
import { logContextOf } from './job-log'
import { HEARTBEAT_SECONDS } from './job-queues'
import { type Engine, engine, jobs, PRIORITY } from './jobs'
import { LOOK_BY_ITSELF_SECONDS, wakeWorkers } from './wake-workers'

type Shared = { soukJobHandlers?: JobHandlers }
// Hot reload evaluates this module again.
const shared = globalThis as typeof globalThis & Shared

/** A job of the sweep is not tried again and not kept when it fails, since whoever sent it comes back. */
const isInPassing = (name: JobName, { retryLimit }: { retryLimit: number }) => retryLimit === 0 && QUEUES[name].retryLimit > 0

/** Tells this process how to do each job; said once at start, from above, since an adapter must not know the handlers. */
export function registerHandlers(handlers: JobHandlers): void {
  shared.soukJobHandlers = handlers
}

/**
 * Works on every queue in this process until `stopJobs`; asked again, it goes on as it is. Jobs of a worker that died are taken over by the others (heartbeat).
 * A handler that throws is tried again after its queue's delay.
 */
export async function work(): Promise<void> {
  const started = await engine()
  started.working ??= startWork(started).catch((error) => {
    delete started.working
    throw error
  })
  return started.working
}

/** Whether this process works on the queues, or only sends to them. */
export async function isWorkingHere(): Promise<boolean> {
  return (await engine()).working !== undefined
}

async function startWork(started: Engine): Promise<void> {
  const { boss } = started
  const workers = new Map<JobName, string[]>()
  for (const name of JOB_NAMES) workers.set(name, await startLoops(boss, name))
  for (const name of SCHEDULED_NAMES) await boss.schedule(name, SCHEDULES[name].cron)
  started.stopWaking = wakeWorkers(started.pool, workers, (id) => boss.notifyWorker(id))
}

/** @returns the ids by which each of its loops is woken */
async function startLoops(boss: PgBoss, name: JobName): Promise<string[]> {
  const { loops, batch } = QUEUES[name]
  const looking = { batchSize: batch, pollingIntervalSeconds: LOOK_BY_ITSELF_SECONDS, burstWhenBatchFull: true }
  const options = { ...looking, includeMetadata: true, perJobResults: true } as const
  const doAll = (taken: JobWithMetadata<object>[]) => Promise.all(taken.map((job) => doJob(name, job)))
  const ids: string[] = []
  for (let loop = 0; loop < loops; loop += 1) ids.push(await boss.work(name, options, doAll))
  return ids
}

/** Does one job. @returns what the engine should make of it */
async function doJob(name: JobName, job: JobWithMetadata<object>): Promise<JobResult> {
  const about = logContextOf(name, job)
  const context = { lane: job.priority >= PRIORITY.checkout ? 'checkout' : 'batch', onFailure: onFailureOf(name, job) } as const
  try {
    await withLogContext(about, () => handle(name, job.data, context))
    return { id: job.id, status: 'completed' }
  } catch (err) {
    log[context.onFailure === 'give_up' ? 'error' : 'warn']({ ...about, err, onFailure: context.onFailure }, 'A job failed')
    const output = { message: err instanceof Error ? err.message : String(err) }
    return { id: job.id, status: isInPassing(name, job) ? 'completed' : 'failed', output }
  }
}

function onFailureOf(name: JobName, job: { retryCount: number; retryLimit: number }): OnFailure {
  if (isInPassing(name, job)) return 'leave'
  return job.retryCount < job.retryLimit ? 'retry' : 'give_up'
}

/**
 * Works on what is due now and returns: for places without a long-running process. No schedule runs there, so it begins with what comes round by
 * itself; then the queues are done side by side, each job by job, until none is due or the time is over.
 * @returns how many jobs were done, and how many failed and will be tried again
 */
export async function drain(untilMs: number): Promise<{ done: number; failed: number }> {
  const boss = await jobs()
  await boss.supervise()
  for (const name of SCHEDULED_NAMES) await boss.send(name, {}, { singletonSeconds: SCHEDULES[name].seconds })
  const swept = await drainQueue(boss, 'sweep', untilMs)
  const others = await Promise.all(JOB_NAMES.filter((name) => name !== 'sweep').map((name) => drainQueue(boss, name, untilMs)))
  return [swept, ...others].reduce((sum, { done, failed }) => ({ done: sum.done + done, failed: sum.failed + failed }))
}

async function drainQueue(boss: PgBoss, name: JobName, untilMs: number): Promise<{ done: number; failed: number }> {
  const count = { done: 0, failed: 0 }
  while (Date.now() < untilMs) {
    const [job] = await boss.fetch<object>(name, { includeMetadata: true })
    if (!job) break
    count[(await doFetched(boss, name, job)) ? 'done' : 'failed'] += 1
  }
  return count
}

/** Does a fetched job and says so to the engine, which hears of it meanwhile as it would of a worker's. Whoever has lost the job to another says nothing. */
async function doFetched(boss: PgBoss, name: JobName, job: JobWithMetadata<object>): Promise<boolean> {
  const beating = setInterval(() => void boss.touch(name, job).catch(() => undefined), HEARTBEAT_SECONDS * 500)
  try {
    const { status, output } = await doJob(name, job)
    if (status === 'completed') await boss.complete(name, job, output)
    else await boss.fail(name, job, output)
    return status === 'completed'
  } finally {
    clearInterval(beating)
  }
}

async function handle<N extends JobName>(name: N, data: unknown, context: JobContext): Promise<void> {
  if (!shared.soukJobHandlers) throw new Error('No handlers are registered: registerHandlers comes first')
  await shared.soukJobHandlers[name](data as JobData[N], context)
}
