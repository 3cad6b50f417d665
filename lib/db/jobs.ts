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
}

const shared = globalThis as typeof globalThis & { soukJobs?: Promise<PgBoss> }
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
  for (const name of JOB_NAMES) await boss.createQueue(name, { ...QUEUES[name], notify: true, heartbeatSeconds: 10 })
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

/** Stops the engine of this process, letting running jobs finish. */
export async function stopJobs(): Promise<void> {
  const running = shared.soukJobs
  delete shared.soukJobs
  const boss = await running?.catch(() => undefined)
  await boss?.stop({ graceful: true, timeout: 10_000 })
}
