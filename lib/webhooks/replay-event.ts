import { findEvent } from '@/lib/db/webhooks/webhook-events'
import { handleEvent } from './process-event'

/**
 * Processes a kept event again, for the operator, also one that was processed before: handlers only move forward, so nothing happens twice.
 * @returns the event's note afterwards, or null when there is no such event
 */
export async function replayEvent(eventId: string): Promise<{ status: string; note: string | null } | null> {
  const row = await findEvent(eventId)
  if (!row) return null
  // The error is on the event; the operator reads it there.
  await handleEvent(row, 'leave').catch(() => undefined)
  const after = await findEvent(eventId)
  return after && { status: after.status, note: after.note }
}
