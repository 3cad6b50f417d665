'use server'

import { revalidatePath } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import type { WebhookState } from '@/components/sell/api/webhook-form'
import { addWebhook, enableWebhook, removeWebhook, resendWebhook } from '@/lib/api/shop-webhooks'
import { requireSeller } from '@/lib/auth/viewer'
import { action, PostedForm, postedText, StateBefore } from '@/lib/http/action'

/** Adds the posted endpoint and shows its secret this once, or says why not. */
export const addWebhookAction = action([StateBefore, PostedForm], async (_before, form): Promise<WebhookState> => {
  const by = await requireSeller('api.manage')
  const url = postedText(form, 'url')
  const events = form.getAll('events').filter((each) => typeof each === 'string')
  const added = await addWebhook(by, { url, events })
  if (added.kind === 'refused') return { url, events, error: added.said, field: added.field, secret: null }
  revalidatePath('/sell/settings/webhooks')
  return { url: '', events: [], error: null, field: null, secret: added.secret }
})

/** Removes an endpoint. @returns why not, where it was not done */
export const removeWebhookAction = action([z.uuid()], async (webhookId) =>
  answerOf(await removeWebhook(await requireSeller('api.manage'), webhookId), 'gone'),
)

/** Turns an endpoint on again. @returns why not, where it was not done */
export const enableWebhookAction = action([z.uuid()], async (webhookId) =>
  answerOf(await enableWebhook(await requireSeller('api.manage'), webhookId), 'gone'),
)

/** Sends a delivery again. @returns why not, where it was not done */
export const resendAction = action([z.uuid()], async (deliveryId) =>
  answerOf(await resendWebhook(await requireSeller('api.manage'), deliveryId), 'notResent'),
)

async function answerOf(isDone: boolean, why: 'gone' | 'notResent'): Promise<string | null> {
  revalidatePath('/sell/settings/webhooks')
  return isDone ? null : (await getTranslations('sell.webhooks'))(why)
}
