import { findEvent } from '@/lib/db/webhook-events'
import { processEvent } from './process-event'

/**
 * Processes a kept event again, for the operator.
 * @returns the event's note afterwards, or null when there is no such event
 */
export async function replayEvent(eventId: string): Promise<{ status: string; note: string | null } | null> {
  if (!(await findEvent(eventId))) return null
  // The error is on the event; the operator reads it there.
  await processEvent(eventId).catch(() => undefined)
  const after = await findEvent(eventId)
  return after && { status: after.status, note: after.note }
}
