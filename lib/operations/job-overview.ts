import {
  countJobs,
  type FailedJobRow,
  findFailedJobs,
  findWorkers,
  type QueueRow,
  retryFailedJob,
  retryFailedJobs,
  type WorkerRow,
} from '@/lib/db/jobs/job-list'
import type { FailedJobLine, JobOverview, QueueLine, WorkerLine } from '@/lib/domain/wire/admin-views'

const SHOWN = 50

/** The queues, the latest jobs that were given up, and the processes that work, for the operator. */
export async function jobOverview(): Promise<JobOverview> {
  const failed = await findFailedJobs(SHOWN)
  const [queues, workers] = await Promise.all([countJobs(), findWorkers()])
  const lines = (queues ?? []).map(queueLine)
  const failedCount = lines.reduce((sum, queue) => sum + queue.failed, 0)
  return { queues: lines, failed: failed.map(failedLine), failedCount, workers: workers.map(workerLine) }
}

/** A queue as the operator sees it. */
function queueLine({ oldest_due_at, ...queue }: QueueRow): QueueLine {
  return { ...queue, oldestDueAt: oldest_due_at?.toISOString() ?? null }
}

/** Sends a job that was given up back to its queue. @returns whether it was there */
export function retryJob(id: string): Promise<boolean> {
  return retryFailedJob(id)
}

/** Sends all jobs back that were given up. @returns how many */
export function retryAllJobs(): Promise<number> {
  return retryFailedJobs()
}

function failedLine({ id, queue, data, tries, failed_at, error }: FailedJobRow): FailedJobLine {
  const about = Object.entries(data ?? {}).map(([name, value]) => ({ name, value: value === null ? null : String(value) }))
  return { id, queue, about, tries, failedAt: failed_at.toISOString(), error }
}

function workerLine({ id, kind, host, pid, isLive, stoppedOn, running, startedOn, heardOn }: WorkerRow): WorkerLine {
  const state = isLive ? 'alive' : stoppedOn ? 'stopped' : 'silent'
  const times = { startedAt: startedOn.toISOString(), heardAt: heardOn.toISOString() }
  return { id, kind: kind === 'server' ? 'server' : 'worker', host, pid, state, running: isLive ? running : 0, ...times }
}
