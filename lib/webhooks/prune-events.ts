import { deleteDoneEvents } from '@/lib/db/webhooks/webhook-events'
import { PROCESSED_KEPT_DAYS } from '@/lib/domain/operations/webhook-events'

/**
 * Deletes events that were processed or ignored long ago. Failed ones and those never processed stay until somebody has seen to them.
 * @returns how many
 */
export function pruneEvents(now = new Date()): Promise<number> {
  return deleteDoneEvents(new Date(now.getTime() - PROCESSED_KEPT_DAYS * 86_400_000))
}
