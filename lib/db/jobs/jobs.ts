import type pg from 'pg'
import { fromPrisma, PgBoss } from 'pg-boss'
import { pool, type Tx } from '@/lib/db/client'
import { makePool } from '@/lib/db/pool'
import { type JobData, type JobName, type Lane, QUEUES } from '@/lib/domain/operations/jobs'
import { log } from '@/lib/log/log'
import { agreeQueues } from './job-queues'

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

/** The job engine of this process. `working`: it works on the queues too; `stopWaking`: how the looking for due jobs ends. */
export type Engine = { boss: PgBoss; pool: pg.Pool; working?: Promise<void>; stopWaking?: () => void }
type Shared = { soukJobs?: Promise<Engine> }
// Hot reload evaluates this module again: the one engine, with one set of workers, lives on globalThis.
const shared = globalThis as typeof globalThis & Shared
const isServerless = Boolean(process.env.VERCEL)
/** How often somebody looks for dead workers, seconds. With the heartbeat: the longest a job of a dead one lies still. */
const SUPERVISE_SECONDS = 10
/** How often what was done is cleared away, seconds. */
const CLEAR_SECONDS = 300
/** Which jobs of a queue are taken first. */
export const PRIORITY: Record<Lane, number> = { checkout: 10, batch: 0 }

/** The job engine on our PostgreSQL, started once in this process. On serverless it neither supervises nor schedules by itself. */
export async function jobs(): Promise<PgBoss> {
  return (await engine()).boss
}

/** The same with what else belongs to it, for the workers of this process. */
export function engine(): Promise<Engine> {
  shared.soukJobs ??= start().catch((error) => {
    delete shared.soukJobs
    throw error
  })
  return shared.soukJobs
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

/** Jobs of one queue. */
type Batch<N extends JobName> = { name: N; list: (Omit<SendOptions, 'lane'> & { data: JobData[N] })[] }
/** Jobs of any queue. */
export type AnyBatch = { [N in JobName]: Batch<N> }[JobName]

/** Sends jobs of one queue in the caller's transaction, all in one statement. One whose id is there already is not sent again. */
export function sendAll<N extends JobName>(tx: Tx, name: N, list: Batch<N>['list']): Promise<void> {
  return sendTogether(tx, [{ name, list } as AnyBatch])
}

/** Sends jobs of several queues in the caller's transaction, all in one statement. One whose id is there already is not sent again. */
export async function sendTogether(tx: Tx, batches: AnyBatch[]): Promise<void> {
  const boss = await jobs()
  const inserts: { text: string; values: unknown[] }[] = []
  const executeSql = async (text: string, values: unknown[] = []) => {
    inserts.push({ text, values })
    return { rows: [] }
  }
  for (const { name, list } of batches) {
    const priority = PRIORITY[QUEUES[name].lane]
    if (list.length > 0)
      await boss.insert(
        name,
        list.map((job) => ({ ...job, priority })),
        { db: { executeSql } },
      )
  }
  if (inserts.length === 0) return
  const sent = inserts.map(({ text }, at) => `sent_${at} AS (${ofStatement(text, `$${at + 1}::text::json`)})`)
  await fromPrisma(tx).executeSql(
    `WITH ${sent.join(', ')} SELECT`,
    inserts.flatMap(({ values }) => values),
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

/** pg-boss's INSERT with its jobs from elsewhere. */
function ofStatement(text: string, jobs: string): string {
  if (!text.includes(JOBS_OF_STATEMENT)) throw new Error('pg-boss writes its INSERT differently: what is sent together must learn it')
  return text.replace(JOBS_OF_STATEMENT, () => jobs)
}

function withRows(text: string, { insert, idIn, also }: { insert: string; idIn: string; also: string }): string {
  const ofNewRows = `(SELECT coalesce(json_agg(job), '[]') FROM json_array_elements(${JOBS_OF_STATEMENT}) job
    WHERE job->'data'->>'${idIn}' IN (SELECT id FROM stored_row))`
  return `WITH stored_row AS (${insert}), also AS (${also}), sent AS (${ofStatement(text, ofNewRows)}) SELECT id FROM stored_row`
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
    list.map(({ key, data }) => ({ data, singletonKey: key, singletonSeconds: seconds, priority: PRIORITY.batch, retryLimit: 0 })),
  )
}

/** Stops the engine of this process, letting running jobs finish; what they send goes through it until then. */
export async function stopJobs(): Promise<void> {
  const running = shared.soukJobs
  const started = await running?.catch(() => undefined)
  started?.stopWaking?.()
  await started?.boss.stop({ graceful: true, timeout: 10_000 })
  if (started && !started.pool.ended) await started.pool.end()
  if (shared.soukJobs === running) delete shared.soukJobs
}
