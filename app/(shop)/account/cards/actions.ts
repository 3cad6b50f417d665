'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { requireViewer } from '@/lib/auth/viewer'
import { removeCard } from '@/lib/cards/remove-card'
import { action } from '@/lib/http/action'

/** Removes a card of the signed-in person; the page then shows what is left. */
export const removeCardAction = action([z.uuid()], async (cardId): Promise<void> => {
  await removeCard(await requireViewer(), cardId)
  refresh()
})
