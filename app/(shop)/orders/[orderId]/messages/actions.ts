'use server'

import { randomUUID } from 'node:crypto'
import { refresh } from 'next/cache'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import type { MessageFormState } from '@/lib/domain/wire/message-views'
import { Text } from '@/lib/domain/wire/text'
import { action, PostedForm, postedText, StateBefore } from '@/lib/http/action'
import { limitAsking } from '@/lib/http/ask-limit'
import { clientIp } from '@/lib/http/client-ip'
import { sayInAction } from '@/lib/i18n/in-action'
import { markReadAsBuyer } from '@/lib/messages/mark-read'
import { writeAsBuyer } from '@/lib/messages/write-message'
import { currentBuyer } from '@/lib/orders/current-buyer'

const Key = Text.max(300).nullable()

/** Writes the posted message to a seller of an order, or gives it back with why not. */
export const writeToSellerAction = action(
  [z.uuid(), z.uuid(), Key, StateBefore, PostedForm],
  async (orderId, partId, key, _before, form): Promise<MessageFormState> => {
    const id = z.uuid().safeParse(postedText(form, 'id')).data
    if (!id) notFound()
    const typed = postedText(form, 'text')
    const say = await sayInAction()
    const limit = await limitAsking(orderId, clientIp(await headers()))
    if (!limit.ok) return { id, typed, refusal: say({ key: 'tooManyRequests', values: { minutes: Math.ceil(limit.retryAfterSeconds / 60) } }) }
    const result = await writeAsBuyer({ orderId, partId, buyer: await currentBuyer(), key: key ?? undefined }, id, typed)
    if (result.kind === 'not_found') notFound()
    if (result.kind === 'refused') return { id, typed, refusal: say(result.said) }
    refresh()
    return { id: randomUUID(), typed: '', refusal: null }
  },
)

/** Marks what the seller of a part wrote as read. */
export const readFromSellerAction = action([z.uuid(), z.uuid(), Key, z.iso.datetime()], async (orderId, partId, key, until): Promise<void> => {
  await markReadAsBuyer({ orderId, partId, buyer: await currentBuyer(), key: key ?? undefined }, new Date(until))
})
