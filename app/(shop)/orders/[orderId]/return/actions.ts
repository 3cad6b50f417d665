'use server'

import { refresh } from 'next/cache'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { postedTracking, type TrackingFormState } from '@/lib/domain/fulfilment/ship-form'
import { Text } from '@/lib/domain/wire/text'
import { action, PostedForm, StateBefore } from '@/lib/http/action'
import { limitAsking } from '@/lib/http/ask-limit'
import { clientIp } from '@/lib/http/client-ip'
import { sayInAction } from '@/lib/i18n/in-action'
import { currentBuyer } from '@/lib/orders/current-buyer'
import { cancelReturn, sendReturn } from '@/lib/returns/follow-return'

const Key = Text.max(300).nullable()

/** Cancels a return, for its buyer. @returns why not, where it was not done */
export const cancelReturnAction = action([z.uuid(), z.uuid(), z.uuid(), Key], async (orderId, partId, returnId, key): Promise<string | null> => {
  const limit = await limitAsking(orderId, clientIp(await headers()))
  const say = await sayInAction()
  if (!limit.ok) return say({ key: 'tooManyRequests', values: { minutes: Math.ceil(limit.retryAfterSeconds / 60) } })
  const result = await cancelReturn({ orderId, partId, returnId }, { buyer: await currentBuyer(), key: key ?? undefined })
  if (result.kind === 'not_found') notFound()
  refresh()
  return result.kind === 'refused' ? say(result.said) : null
})

/** Says that a return was sent, or gives the form back with what is wrong. */
export const sendReturnAction = action(
  [z.uuid(), z.uuid(), z.uuid(), Key, StateBefore, PostedForm],
  async (orderId, partId, returnId, key, _before, form): Promise<TrackingFormState> => {
    const values = postedTracking(form)
    const state = { values, errors: {}, refusal: null, isSaved: false }
    const limit = await limitAsking(orderId, clientIp(await headers()))
    if (!limit.ok) return { ...state, refusal: { key: 'tooManyRequests', values: { minutes: Math.ceil(limit.retryAfterSeconds / 60) } } }
    const result = await sendReturn({ orderId, partId, returnId }, values, { buyer: await currentBuyer(), key: key ?? undefined })
    if (result.kind === 'not_found') notFound()
    refresh()
    if (result.kind === 'invalid') return { ...state, errors: result.errors }
    return result.kind === 'refused' ? { ...state, refusal: result.said } : { ...state, isSaved: true }
  },
)
