import { sendEachOnce } from '@/lib/db/jobs/jobs'
import { findFailedEvents } from '@/lib/db/webhooks/webhook-events'

const PIECE = 1000
/** Pressed twice within a minute it is pressed once. */
const AGAIN_SECONDS = 60

/**
 * Has every failed event processed again, as jobs: there may be thousands after an outage. What fails again stays failed, with its new reason.
 * @returns how many
 */
export async function replayFailedEvents(): Promise<number> {
  let after: string | null = null
  for (let count = 0; ; ) {
    const ids: string[] = await findFailedEvents(after, PIECE)
    await sendEachOnce(
      'process-webhook-event',
      ids.map((eventId) => ({ key: `replay/${eventId}`, data: { eventId } })),
      AGAIN_SECONDS,
    )
    count += ids.length
    after = ids.at(-1) ?? null
    if (ids.length < PIECE) return count
  }
}
