'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { keepShop } from '@/lib/auth/chosen-shop'
import { requireViewer } from '@/lib/auth/viewer'
import { action } from '@/lib/http/action'
import { joinShop } from '@/lib/sellers/team/answer-invitation'

const Token = z.string().max(100)

/** Accepts an invitation and goes to the shop; where that is no longer possible, the page says why. */
export const joinAction = action([Token], async (token): Promise<void> => {
  const sellerId = await joinShop(token, await requireViewer())
  if (!sellerId) redirect(`/join?token=${encodeURIComponent(token)}`)
  await keepShop(sellerId)
  redirect('/sell')
})
