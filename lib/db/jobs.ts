import { fromPrisma, PgBoss } from 'pg-boss'
import { JOB_NAMES, type JobData, type JobName, QUEUES } from '@/lib/domain/jobs'
import { env } from '@/lib/env'
import { pool, type Tx } from './client'

export type SendOptions = {
  /** Seconds from now, or a moment. */
  startAfter?: number | Date
  /** A job with the same id is sent once. */
  id?: string
  /** Lower-priority work waits; default 0. */
  priority?: number
  /** How often to try again; the queue's own number unless told. */
  retryLimit?: number
}

type Shared = { soukJobs?: Promise<PgBoss>; soukWork?: Promise<void>; soukJobHandlers?: JobHandlers }
// Hot reload evaluates this module again: the one engine, with one set of workers, lives on globalThis.
const shared = globalThis as typeof globalThis & Shared
/** A job whose worker is not heard of for so long is given to another. */
const HEARTBEAT_SECONDS = 10
const isServerless = Boolean(process.env.VERCEL)

/** The job engine on our PostgreSQL, started once in this process. On serverless it neither supervises nor schedules by itself. */
export function jobs(): Promise<PgBoss> {
  shared.soukJobs ??= start().catch((error) => {
    delete shared.soukJobs
    throw error
  })
  return shared.soukJobs
}

async function start(): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: env().DATABASE_URL,
    application_name: 'souk-jobs',
    max: 4,
    useListenNotify: !isServerless,
    supervise: !isServerless,
    schedule: !isServerless,
  })
  boss.on('error', (error) => console.error('jobs:', error))
  await boss.start()
  for (const name of JOB_NAMES) await boss.createQueue(name, { ...QUEUES[name], notify: true, heartbeatSeconds: HEARTBEAT_SECONDS })
  return boss
}

/**
 * Sends a job in the caller's transaction: it exists if and only if the transaction commits.
 * @returns false when a job with this id was there already
 */
export async function send<N extends JobName>(tx: Tx, name: N, data: JobData[N], options: SendOptions = {}): Promise<boolean> {
  const boss = await jobs()
  return (await boss.send(name, data, { ...options, db: fromPrisma(tx) })) !== null
}

/**
 * Sends a job and stores a row in one statement, for the webhook inbox: one round trip, no transaction to hold open.
 * @param insert an INSERT with its own values numbered from $2, such as `INSERT INTO … VALUES ($2, $3) ON CONFLICT DO NOTHING`
 * @param id makes a repeat send nothing
 * @returns false when the job was there already
 */
export async function sendWithRow<N extends JobName>(name: N, data: JobData[N], id: string, insert: string, values: unknown[]): Promise<boolean> {
  const boss = await jobs()
  const executeSql = async (text: string, own: unknown[] = []) => {
    const { rows } = await pool().query(`WITH stored_row AS (${insert}) ${text.trim().replace(/^WITH /, ', ')}`, [...own, ...values])
    return { rows }
  }
  return (await boss.send(name, data, { id, db: { executeSql } })) !== null
}

/**
 * Sends a job for each of many things in one statement, but only one for each within `seconds`. They are not tried again: whoever sends them comes back.
 * @param jobs what each job is about (`key`), and what it needs to know
 */
export async function sendEachOnce<N extends JobName>(name: N, list: { key: string; data: JobData[N] }[], seconds: number): Promise<void> {
  if (list.length === 0) return
  const boss = await jobs()
  await boss.insert(
    name,
    list.map(({ key, data }) => ({ data, singletonKey: key, singletonSeconds: seconds, retryLimit: 0 })),
  )
}

/** What a handler is given: never more than ids. */
export type JobHandlers = { [N in JobName]: (data: JobData[N]) => Promise<void> }

/** Tells this process how to do each job; said once at start, from above, since this room must not know the handlers. */
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
    const options = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 5, batchSize: 1, localConcurrency: 4 }
    await boss.work(name, options, async (batch: { data: unknown }[]) => {
      for (const job of batch) await handle(name, job.data)
    })
  }
  await boss.schedule('sweep', '* * * * *')
}

/**
 * Works on what is due now and returns: for places without a long-running process. No schedule runs there, so it begins with the sweep, once a
 * minute at most; then the queues are done side by side, each job by job, until none is due or the time is over.
 * @returns how many jobs were done, and how many failed and will be tried again
 */
export async function drain(untilMs: number): Promise<{ done: number; failed: number }> {
  const boss = await jobs()
  await boss.supervise()
  await boss.send('sweep', {}, { singletonSeconds: 60 })
  const swept = await drainQueue(boss, 'sweep', untilMs)
  const others = await Promise.all(JOB_NAMES.filter((name) => name !== 'sweep').map((name) => drainQueue(boss, name, untilMs)))
  return [swept, ...others].reduce((sum, { done, failed }) => ({ done: sum.done + done, failed: sum.failed + failed }))
}

async function drainQueue(boss: PgBoss, name: JobName, untilMs: number): Promise<{ done: number; failed: number }> {
  const count = { done: 0, failed: 0 }
  while (Date.now() < untilMs) {
    const [job] = await boss.fetch(name)
    if (!job) break
    count[(await doFetched(boss, name, job)) ? 'done' : 'failed'] += 1
  }
  return count
}

/** Does a fetched job and says so to the engine, which hears of it meanwhile as it would of a worker's. */
async function doFetched(boss: PgBoss, name: JobName, job: { id: string; data: unknown }): Promise<boolean> {
  const beating = setInterval(() => void boss.touch(name, job.id).catch(() => undefined), HEARTBEAT_SECONDS * 500)
  try {
    await handle(name, job.data)
    await boss.complete(name, job.id)
    return true
  } catch (error) {
    await boss.fail(name, job.id, { message: String(error) })
    return false
  } finally {
    clearInterval(beating)
  }
}

/** After a response on serverless: does the jobs it left behind. Elsewhere the worker has them already. */
export async function drainAfterResponse(): Promise<void> {
  if (isServerless) await drain(Date.now() + 20_000)
}

async function handle<N extends JobName>(name: N, data: unknown): Promise<void> {
  if (!shared.soukJobHandlers) throw new Error('No handlers are registered: registerHandlers comes first')
  await shared.soukJobHandlers[name](data as JobData[N])
}

/** Stops the engine of this process, letting running jobs finish; what they send goes through it until then. */
export async function stopJobs(): Promise<void> {
  const running = shared.soukJobs
  const boss = await running?.catch(() => undefined)
  await boss?.stop({ graceful: true, timeout: 10_000 })
  if (shared.soukJobs !== running) return
  delete shared.soukJobs
  delete shared.soukWork
}
