'use server'

import { refresh } from 'next/cache'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { cancelItem } from '@/lib/cancelation/cancel-item'
import { Text } from '@/lib/domain/wire/text'
import { action } from '@/lib/http/action'
import { limitAsking } from '@/lib/http/ask-limit'
import { clientIp } from '@/lib/http/client-ip'
import { sayInAction } from '@/lib/i18n/in-action'
import { currentBuyer } from '@/lib/orders/current-buyer'

const Key = Text.max(100).nullable()

/** Cancels a part that is charged later, for its buyer; the page then says how it stands. @returns why not, where that came too late or too often */
export const cancelPartAction = action([z.uuid(), z.uuid(), Key], async (orderId, partId, key): Promise<string | null> => {
  const limit = await limitAsking(orderId, clientIp(await headers()))
  const say = await sayInAction()
  if (!limit.ok) return say({ key: 'tooManyRequests', values: { minutes: Math.ceil(limit.retryAfterSeconds / 60) } })
  const result = await cancelItem(orderId, partId, await currentBuyer(), key ?? undefined)
  if (result.kind === 'not_found') notFound()
  refresh()
  return result.kind === 'too_late' ? say(result.sentence) : null
})
