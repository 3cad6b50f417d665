'use server'

import { revalidatePath } from 'next/cache'
import type { ActionAnswer } from '@/components/admin/action-button'
import { requireOperator } from '@/lib/auth/viewer'
import { replayEvent } from '@/lib/webhooks/replay-event'
import { replayFailedEvents } from '@/lib/webhooks/replay-failed-events'

/** Processes a stored event again and says what came of it. */
export async function replayEventAction(eventId: string): Promise<ActionAnswer> {
  await requireOperator()
  const result = await replayEvent(eventId)
  if (!result) return { ok: false, sentence: 'There is no such event any more.' }
  revalidatePath('/admin/webhooks', 'layout')
  return result.status === 'failed' || result.status === 'retrying'
    ? { ok: false, sentence: `It failed again: ${result.note ?? 'no reason was given'}` }
    : { ok: true, sentence: result.status === 'ignored' ? 'Nothing here handles this kind of event.' : 'Processed.' }
}

/** Has every failed event processed again, in the background. */
export async function replayFailedAction(): Promise<ActionAnswer> {
  await requireOperator()
  const count = await replayFailedEvents()
  revalidatePath('/admin/webhooks', 'layout')
  if (count === 0) return { ok: true, sentence: 'None is left to process.' }
  return { ok: true, sentence: `${count === 1 ? 'One event is' : `${count} events are`} being processed again. What fails again stays here.` }
}
