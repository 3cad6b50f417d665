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
export function queueLine({ oldest_due_at, ...queue }: QueueRow): QueueLine {
  return { ...queue, oldestDueAt: oldest_due_at?.toISOString() ?? null }
}

/** Sends a job that was given up back to its queue. @returns a sentence for the operator, and whether it was there */
export async function retryJob(id: string): Promise<{ ok: boolean; sentence: string }> {
  return (await retryFailedJob(id))
    ? { ok: true, sentence: 'Sent back to its queue.' }
    : { ok: false, sentence: 'It is not here any more: somebody else sent it back.' }
}

/** Sends all jobs back that were given up. @returns a sentence for the operator */
export async function retryAllJobs(): Promise<{ ok: boolean; sentence: string }> {
  const count = await retryFailedJobs()
  if (count === 0) return { ok: true, sentence: 'None is left to send back.' }
  return { ok: true, sentence: `${count === 1 ? 'One job is' : `${count} jobs are`} back in the queues.` }
}

function failedLine({ id, queue, data, tries, failed_at, error }: FailedJobRow): FailedJobLine {
  const about = Object.entries(data ?? {}).map(([name, value]) => ({ name, value: value === null ? 'none' : String(value) }))
  return { id, queue, about, tries, failedAt: failed_at.toISOString(), error: error ?? 'No reason was kept.' }
}

function workerLine({ id, kind, host, pid, isLive, stoppedOn, running, startedOn, heardOn }: WorkerRow): WorkerLine {
  const state = isLive ? 'alive' : stoppedOn ? 'stopped' : 'silent'
  const times = { startedAt: startedOn.toISOString(), heardAt: heardOn.toISOString() }
  return { id, kind: kind === 'server' ? 'server' : 'worker', host, pid, state, running: isLive ? running : 0, ...times }
}
