import type { JobName } from '@/lib/domain/operations/jobs'
import type { LogContext } from '@/lib/log/context'

/** What the log lines of a job say: which job it is and what it is about. Job data holds ids and words only; a job of the schedule has none. */
export function logContextOf(job: JobName, { id, data }: { id: string; data: object | null }): LogContext {
  const { orderId, sellerOrderId, accountId, eventId } = (data ?? {}) as LogContext
  const about = { ...(orderId && { orderId }), ...(sellerOrderId && { sellerOrderId }), ...(accountId && { accountId }), ...(eventId && { eventId }) }
  return { ...about, job, jobId: id }
}
