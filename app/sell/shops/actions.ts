'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { keepShop } from '@/lib/auth/chosen-shop'
import { requireSeller } from '@/lib/auth/viewer'
import { action } from '@/lib/http/action'
import { leaveShop } from '@/lib/sellers/team/read-team'

/** Works in another of one's shops from now on. Choosing a shop of others changes nothing: membership is read at each request. */
export const chooseShopAction = action([z.uuid()], async (sellerId): Promise<void> => {
  await requireSeller('read')
  await keepShop(sellerId)
  redirect('/sell')
})

/** Leaves one of one's shops. @returns why not, where it was not done */
export const leaveShopAction = action([z.uuid()], async (sellerId): Promise<string | null> => {
  const { userId } = await requireSeller('read')
  const outcome = await leaveShop(userId, sellerId)
  revalidatePath('/sell', 'layout')
  if (outcome === 'changed') redirect('/sell')
  return (await getTranslations('sell.team.refusal'))(outcome)
})
