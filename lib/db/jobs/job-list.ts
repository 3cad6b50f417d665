import { pool } from '@/lib/db/client'
import { DEAD_LETTER, type JobName } from '@/lib/domain/operations/jobs'
import { jobs } from './jobs'

/** A queue's jobs. `waiting`: due now; `retrying`: failed, and tried again soon; `later`: for a moment yet to come; `failed`: given up and kept; `done`: in the last hour. */
export type QueueRow = {
  name: string
  waiting: number
  retrying: number
  later: number
  active: number
  failed: number
  done: number
  oldest_due_at: Date | null
}

/** Jobs by queue, read from pg-boss's own tables without starting it; null when it has never run on this database. */
export async function countJobs(): Promise<QueueRow[] | null> {
  const engine = await pool().query<{ found: boolean }>(`select to_regclass('pgboss.job') is not null as found`)
  if (!engine.rows[0]?.found) return null
  const { rows } = await pool().query<QueueRow>(
    `select queue.name,
       count(*) filter (where job.state = 'created' and job.start_after <= now())::int as waiting,
       count(*) filter (where job.state = 'retry')::int as retrying,
       count(*) filter (where job.state = 'created' and job.start_after > now())::int as later,
       count(*) filter (where job.state = 'active')::int as active,
       count(*) filter (where job.state = 'completed' and job.completed_on > now() - interval '1 hour')::int as done,
       coalesce(max(given_up.count), 0)::int as failed,
       min(job.start_after) filter (where job.state in ('created', 'retry') and job.start_after < now()) as oldest_due_at
     from pgboss.queue
       left join pgboss.job on job.name = queue.name
       left join (select source_name, count(*) from pgboss.job where name = $1 and state < 'active' group by source_name) given_up
         on given_up.source_name = queue.name
     where queue.name not like '\\_\\_%' and queue.name <> $1 group by queue.name order by queue.name`,
    [DEAD_LETTER],
  )
  return rows
}

/** A job that was given up after its last try: where it was, what it was about, and what went wrong. */
export type FailedJobRow = {
  id: string
  queue: JobName
  data: Record<string, unknown>
  tries: number
  sent_at: Date
  failed_at: Date
  error: string | null
}

/** The jobs that were given up, the latest first, at most `limit`. */
export async function findFailedJobs(limit: number): Promise<FailedJobRow[]> {
  await jobs()
  const { rows } = await pool().query<FailedJobRow>(
    `select id, source_name as queue, data, source_retry_count + 1 as tries, source_created_on as sent_at, created_on as failed_at,
       coalesce(source_output->>'message', source_output->'value'->>'message') as error
     from pgboss.job where name = $1 and state < 'active' order by created_on desc, id desc limit $2`,
    [DEAD_LETTER, limit],
  )
  return rows
}

/** Sends a job that was given up back to its queue, with all its tries. @returns false when it is not there any more */
export async function retryFailedJob(id: string): Promise<boolean> {
  return (await (await jobs()).redrive(DEAD_LETTER, { ids: [id] })) > 0
}

/** Sends all jobs back that were given up until now, oldest first, in pieces. @returns how many */
export async function retryFailedJobs(queue?: JobName): Promise<number> {
  const boss = await jobs()
  const createdBefore = new Date()
  let moved = 0
  for (;;) {
    const piece = await boss.redrive(DEAD_LETTER, { createdBefore, limit: 1000, ...(queue && { sourceName: queue }) })
    moved += piece
    if (piece === 0) return moved
  }
}

/** A process that works on the queues, or did until lately. */
export type WorkerRow = {
  id: string
  kind: string
  host: string
  pid: number
  isLive: boolean
  startedOn: Date
  heardOn: Date
  stoppedOn: Date | null
  running: number
}

/** The processes seen on this database in the last day, living ones first. */
export async function findWorkers(): Promise<WorkerRow[]> {
  const dayAgo = Date.now() - 86_400_000
  const instances = await (await jobs()).getInstances({ limit: 200 })
  return instances
    .filter(({ live, heartbeatOn }) => live || heartbeatOn.getTime() > dayAgo)
    .map(({ id, name, host, pid, live, startedOn, heartbeatOn, stoppedOn, workers }) => ({
      id,
      kind: name ?? 'worker',
      host,
      pid,
      isLive: live,
      startedOn,
      heardOn: heartbeatOn,
      stoppedOn,
      running: workers.reduce((sum, { active }) => sum + active, 0),
    }))
    .sort((a, b) => Number(b.isLive) - Number(a.isLive) || b.startedOn.getTime() - a.startedOn.getTime())
}

/** How many processes work on this database now. */
export async function countLiveWorkers(): Promise<number> {
  const instances = await (await jobs()).getInstances({ limit: 10_000 })
  return instances.filter(({ live }) => live).length
}
