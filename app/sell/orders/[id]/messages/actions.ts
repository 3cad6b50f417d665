'use server'

import { randomUUID } from 'node:crypto'
import { revalidatePath } from 'next/cache'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { requireSeller } from '@/lib/auth/viewer'
import type { MessageFormState } from '@/lib/domain/wire/message-views'
import { action, PostedForm, postedText, StateBefore } from '@/lib/http/action'
import { sayInAction } from '@/lib/i18n/in-action'
import { markReadAsSeller } from '@/lib/messages/mark-read'
import { writeAsSeller } from '@/lib/messages/write-message'

/** Writes the posted message to the buyer of a sale, or gives it back with why not. */
export const writeToBuyerAction = action([z.uuid(), StateBefore, PostedForm], async (sellerOrderId, _before, form): Promise<MessageFormState> => {
  const { sellerId } = await requireSeller('orders.message')
  const id = z.uuid().safeParse(postedText(form, 'id')).data
  if (!id) notFound()
  const typed = postedText(form, 'text')
  const result = await writeAsSeller(sellerId, sellerOrderId, id, typed)
  if (result.kind === 'not_found') notFound()
  if (result.kind === 'refused') return { id, typed, refusal: (await sayInAction())(result.said) }
  revalidatePath('/sell', 'layout')
  return { id: randomUUID(), typed: '', refusal: null }
})

/** Marks what the buyer of a sale wrote as read. */
export const readFromBuyerAction = action([z.uuid(), z.iso.datetime()], async (sellerOrderId, until): Promise<void> => {
  await markReadAsSeller((await requireSeller('orders.message')).sellerId, sellerOrderId, new Date(until))
})
