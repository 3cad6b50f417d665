import type pg from 'pg'
import { fromPrisma, type JobResult, type JobWithMetadata, PgBoss } from 'pg-boss'
import { pool, type Tx } from '@/lib/db/client'
import { makePool } from '@/lib/db/pool'
import {
  JOB_NAMES,
  type JobContext,
  type JobData,
  type JobHandlers,
  type JobName,
  type Lane,
  type OnFailure,
  QUEUES,
  SCHEDULED_NAMES,
  SCHEDULES,
} from '@/lib/domain/operations/jobs'
import { withLogContext } from '@/lib/log/context'
import { log } from '@/lib/log/log'
import { logContextOf } from './job-log'
import { agreeQueues, HEARTBEAT_SECONDS } from './job-queues'

export type SendOptions = {
  /** Seconds from now, or a moment. */
  startAfter?: number | Date
  /** A job with the same id is sent once. */
  id?: string
  /** Which jobs of one queue are taken first; the queue's own lane unless told. */
  lane?: Lane
  /** How often to try again; the queue's own number unless told. */
  retryLimit?: number
}

type Engine = { boss: PgBoss; pool: pg.Pool }
type Shared = { soukJobs?: Promise<Engine>; soukWork?: Promise<void>; soukJobHandlers?: JobHandlers }
// Hot reload evaluates this module again: the one engine, with one set of workers, lives on globalThis.
const shared = globalThis as typeof globalThis & Shared
const isServerless = Boolean(process.env.VERCEL)
/** How often somebody looks for dead workers, seconds. With the heartbeat: the longest a job of a dead one lies still. */
const SUPERVISE_SECONDS = 10
/** How often what was done is cleared away, seconds. */
const CLEAR_SECONDS = 300
const PRIORITY: Record<Lane, number> = { checkout: 10, batch: 0 }

/** The job engine on our PostgreSQL, started once in this process. On serverless it neither supervises nor schedules by itself. */
export async function jobs(): Promise<PgBoss> {
  shared.soukJobs ??= start().catch((error) => {
    delete shared.soukJobs
    throw error
  })
  return (await shared.soukJobs).boss
}

async function start(): Promise<Engine> {
  // A pool of its own: heartbeats and fetches must get through while handlers hold all the connections of the other one.
  const own = makePool({ max: 4, application_name: 'souk-jobs' })
  const boss = new PgBoss({
    db: { executeSql: (text, values) => own.query(text, values) },
    instanceName: process.env.NEXT_RUNTIME ? 'server' : 'worker',
    supervise: !isServerless,
    schedule: !isServerless,
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
    maintenanceIntervalSeconds: CLEAR_SECONDS,
  })
  boss.on('error', (err) => log.error({ err }, 'The job engine met an error'))
  try {
    await boss.start()
    await agreeQueues(boss)
  } catch (error) {
    await own.end()
    throw error
  }
  return { boss, pool: own }
}

/**
 * Sends a job in the caller's transaction: it exists if and only if the transaction commits.
 * @returns false when a job with this id was there already
 */
export async function send<N extends JobName>(tx: Tx, name: N, data: JobData[N], options: SendOptions = {}): Promise<boolean> {
  const boss = await jobs()
  const { lane = QUEUES[name].lane, ...rest } = options
  return (await boss.send(name, data, { ...rest, priority: PRIORITY[lane], db: fromPrisma(tx) })) !== null
}

/** Sends jobs of one queue in the caller's transaction, all in one statement. One whose id is there already is not sent again. */
export async function sendAll<N extends JobName>(tx: Tx, name: N, list: (Omit<SendOptions, 'lane'> & { data: JobData[N] })[]): Promise<void> {
  if (list.length === 0) return
  const boss = await jobs()
  const priority = PRIORITY[QUEUES[name].lane]
  await boss.insert(
    name,
    list.map((job) => ({ ...job, priority })),
    { db: fromPrisma(tx) },
  )
}

/**
 * Stores rows and sends a job for each that is new, all in one statement, for the webhook inbox: one round trip, no transaction to hold open.
 * @param list what each job needs to know
 * @param rows an INSERT … ON CONFLICT DO NOTHING RETURNING id, its own values from $2; where a job names its row; what else is written, from `stored_row`
 * @returns the ids of the rows that are new
 */
export async function sendWithRows<N extends JobName>(
  name: N,
  list: JobData[N][],
  rows: { insert: string; values: unknown[]; idIn: keyof JobData[N] & string; also: string },
): Promise<Set<string>> {
  const boss = await jobs()
  let stored = new Set<string>()
  const executeSql = async (text: string, own: unknown[] = []) => {
    const { rows: ids } = await pool().query<{ id: string }>(withRows(text, rows), [...own, ...rows.values])
    stored = new Set(ids.map(({ id }) => id))
    return { rows: [] }
  }
  const priority = PRIORITY[QUEUES[name].lane]
  await boss.insert(
    name,
    list.map((data) => ({ data, priority })),
    { db: { executeSql } },
  )
  return stored
}

// pg-boss writes the statement; the jobs it inserts are in $1, of which those stay whose row is new.
const JOBS_OF_STATEMENT = '$1::text::json'

function withRows(text: string, { insert, idIn, also }: { insert: string; idIn: string; also: string }): string {
  if (!text.includes(JOBS_OF_STATEMENT)) throw new Error('pg-boss writes its INSERT differently: sendWithRows must learn it')
  const ofNewRows = `(SELECT coalesce(json_agg(job), '[]') FROM json_array_elements(${JOBS_OF_STATEMENT}) job
    WHERE job->'data'->>'${idIn}' IN (SELECT id FROM stored_row))`
  return `WITH stored_row AS (${insert}), also AS (${also}), sent AS (${text.replace(JOBS_OF_STATEMENT, ofNewRows)}) SELECT id FROM stored_row`
}

/** A job of the sweep: it is not tried again and not kept when it fails, since whoever sent it comes back. */
const IN_PASSING = { retryLimit: 0 }
const isInPassing = (name: JobName, { retryLimit }: { retryLimit: number }) => retryLimit === 0 && QUEUES[name].retryLimit > 0

/**
 * Sends a job for each of many things in one statement, but only one for each within `seconds`. They are not tried again: whoever sends them comes back.
 * @param jobs what each job is about (`key`), and what it needs to know
 */
export async function sendEachOnce<N extends JobName>(name: N, list: { key: string; data: JobData[N] }[], seconds: number): Promise<void> {
  if (list.length === 0) return
  const boss = await jobs()
  await boss.insert(
    name,
    list.map(({ key, data }) => ({ data, singletonKey: key, singletonSeconds: seconds, priority: PRIORITY.batch, ...IN_PASSING })),
  )
}

/** Tells this process how to do each job; said once at start, from above, since an adapter must not know the handlers. */
export function registerHandlers(handlers: JobHandlers): void {
  shared.soukJobHandlers = handlers
}

/**
 * Works on every queue in this process until `stopJobs`; asked again, it goes on as it is. Jobs of a worker that died are taken over by the others (heartbeat).
 * A handler that throws is tried again after its queue's delay.
 */
export function work(): Promise<void> {
  shared.soukWork ??= startWork().catch((error) => {
    delete shared.soukWork
    throw error
  })
  return shared.soukWork
}

async function startWork(): Promise<void> {
  const boss = await jobs()
  for (const name of JOB_NAMES) {
    const { loops, batch, lookEverySeconds } = QUEUES[name]
    const looking = { localConcurrency: loops, batchSize: batch, pollingIntervalSeconds: lookEverySeconds, burstWhenBatchFull: true }
    const options = { ...looking, includeMetadata: true, perJobResults: true } as const
    await boss.work(name, options, (taken: JobWithMetadata<object>[]) => Promise.all(taken.map((job) => doJob(name, job))))
  }
  for (const name of SCHEDULED_NAMES) await boss.schedule(name, SCHEDULES[name].cron)
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

/** Stops the engine of this process, letting running jobs finish; what they send goes through it until then. */
export async function stopJobs(): Promise<void> {
  const running = shared.soukJobs
  const engine = await running?.catch(() => undefined)
  await engine?.boss.stop({ graceful: true, timeout: 10_000 })
  if (engine && !engine.pool.ended) await engine.pool.end()
  if (shared.soukJobs !== running) return
  delete shared.soukJobs
  delete shared.soukWork
}
