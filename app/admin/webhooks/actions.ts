'use server'

import { revalidatePath } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import type { ActionAnswer } from '@/components/admin/action-button'
import { requireOperator } from '@/lib/auth/viewer'
import { Text } from '@/lib/domain/wire/text'
import { action } from '@/lib/http/action'
import { notePress } from '@/lib/operations/note-press'
import { registerWebhooks } from '@/lib/webhooks/register-webhooks'
import { replayEvent } from '@/lib/webhooks/replay-event'
import { replayFailedEvents } from '@/lib/webhooks/replay-failed-events'

/** Processes a stored event again and says what came of it. */
export const replayEventAction = action([Text.max(255)], async (eventId): Promise<ActionAnswer> => {
  await notePress(await requireOperator(), 'event_replayed', eventId)
  const [result, t] = await Promise.all([replayEvent(eventId), getTranslations('admin.webhooks')])
  if (!result) return { ok: false, sentence: t('notFound') }
  revalidatePath('/admin/webhooks', 'layout')
  const { status, note } = result
  if (status === 'failed' || status === 'retrying') return { ok: false, sentence: note ? t('failedAgain', { note }) : t('failedAgainUnknown') }
  return { ok: true, sentence: t(status === 'ignored' ? 'ignoredAgain' : 'processedAgain') }
})

/** Has every failed event processed again, in the background. */
export const replayFailedAction = action([], async (): Promise<ActionAnswer> => {
  await notePress(await requireOperator(), 'events_replayed', null)
  const count = await replayFailedEvents()
  revalidatePath('/admin/webhooks', 'layout')
  return { ok: true, sentence: (await getTranslations('admin.webhooks'))('replaying', { count }) }
})

/** Registers both webhook endpoints at Stripe, or brings them up to date. */
export const registerWebhooksAction = action([], async (): Promise<ActionAnswer> => {
  await notePress(await requireOperator(), 'webhooks_registered', null)
  const [result, t] = await Promise.all([registerWebhooks(), getTranslations('admin.webhooks')])
  if (result.kind !== 'registered')
    return { ok: false, sentence: t(`notRegistered.${result.kind}`, { message: result.kind === 'stripe' ? result.message : '' }) }
  revalidatePath('/admin', 'layout')
  const done = Object.values(result.done)
  return { ok: true, sentence: t(`registered.${done.includes('made') ? 'made' : done.includes('updated') ? 'updated' : 'in_order'}`) }
})
