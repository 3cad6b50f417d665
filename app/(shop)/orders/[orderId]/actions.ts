'use server'

import { refresh } from 'next/cache'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import type { LinkAnswer } from '@/components/orders/dead-link'
import { cancelItem } from '@/lib/cancelation/cancel-item'
import { cancelPaid } from '@/lib/cancelation/cancel-paid'
import { Text } from '@/lib/domain/wire/text'
import { action } from '@/lib/http/action'
import { limitAsking } from '@/lib/http/ask-limit'
import { clientIp } from '@/lib/http/client-ip'
import { sayInAction } from '@/lib/i18n/in-action'
import { resendLink } from '@/lib/notices/resend-link'
import { currentBuyer } from '@/lib/orders/current-buyer'
import { endOrderLinks } from '@/lib/orders/end-links'

const Key = Text.max(300).nullable()

/** Cancels a part that is charged later, for its buyer; the page then says how it stands. @returns why not, where that came too late or too often */
export const cancelPartAction = action([z.uuid(), z.uuid(), Key], async (orderId, partId, key): Promise<string | null> => {
  const limit = await limitAsking(orderId, clientIp(await headers()))
  const say = await sayInAction()
  if (!limit.ok) return say({ key: 'tooManyRequests', values: { minutes: Math.ceil(limit.retryAfterSeconds / 60) } })
  const result = await cancelItem(orderId, partId, await currentBuyer(), key ?? undefined)
  if (result.kind === 'not_found') notFound()
  // The page that is shown anew has no dialog any more in which the reason could be read.
  if (result.kind === 'too_late') return say(result.sentence)
  refresh()
  return null
})

/** Cancels a paid part that has not left, or asks its seller to. @returns why not, where it was not done */
export const cancelPaidAction = action([z.uuid(), z.uuid()], async (orderId, partId): Promise<string | null> => {
  const limit = await limitAsking(orderId, clientIp(await headers()))
  const say = await sayInAction()
  if (!limit.ok) return say({ key: 'tooManyRequests', values: { minutes: Math.ceil(limit.retryAfterSeconds / 60) } })
  const result = await cancelPaid(orderId, partId, await currentBuyer())
  if (result.kind === 'not_found') notFound()
  if (result.kind === 'refused') return say(result.said)
  refresh()
  return null
})

/** Ends every link of an order that was mailed so far, for its buyer. */
export const endLinksAction = action([z.uuid()], async (orderId): Promise<string | null> => {
  if (!(await endOrderLinks(orderId, await currentBuyer()))) notFound()
  refresh()
  return null
})

/** Mails a new link to the address of an order, for who came by one that is over. @returns whether it was, or why not */
export const resendLinkAction = action([z.uuid(), Text.max(300)], async (orderId, key): Promise<LinkAnswer> => {
  const limit = await limitAsking(orderId, clientIp(await headers()))
  const resent = limit.ok ? await resendLink(orderId, key) : { kind: 'too_many' as const, retryAfterSeconds: limit.retryAfterSeconds }
  if (resent.kind === 'not_found') notFound()
  if (resent.kind === 'sent') return { sent: true, error: null }
  const say = await sayInAction()
  return { sent: false, error: say({ key: 'tooManyRequests', values: { minutes: Math.ceil(resent.retryAfterSeconds / 60) } }) }
})
