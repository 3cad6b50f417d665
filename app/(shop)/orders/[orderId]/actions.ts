'use server'

import { refresh } from 'next/cache'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { cancelItem } from '@/lib/cancelation/cancel-item'
import { limitAsking } from '@/lib/http/ask-limit'
import { clientIp } from '@/lib/http/client-ip'
import { sayInAction } from '@/lib/i18n/in-action'
import { currentBuyer } from '@/lib/orders/current-buyer'

const CancelItem = z.object({ orderId: z.uuid(), partId: z.uuid(), key: z.string().max(100).nullable() })

/** Cancels a part that is charged later, for its buyer; the page then says how it stands. @returns why not, where that came too late or too often */
export async function cancelPartAction(orderId: string, partId: string, key: string | null): Promise<string | null> {
  const input = CancelItem.safeParse({ orderId, partId, key })
  if (!input.success) notFound()
  const limit = await limitAsking(input.data.orderId, clientIp(await headers()))
  const say = await sayInAction()
  if (!limit.ok) return say({ key: 'tooManyRequests', values: { minutes: Math.ceil(limit.retryAfterSeconds / 60) } })
  const result = await cancelItem(input.data.orderId, input.data.partId, await currentBuyer(), input.data.key ?? undefined)
  if (result.kind === 'not_found') notFound()
  refresh()
  return result.kind === 'too_late' ? say(result.sentence) : null
}
