'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { keepShop } from '@/lib/auth/chosen-shop'
import { requireSeller } from '@/lib/auth/viewer'
import { action } from '@/lib/http/action'

/** Works in another of one's shops from now on. Choosing a shop of others changes nothing: membership is read at each request. */
export const chooseShopAction = action([z.uuid()], async (sellerId): Promise<void> => {
  await requireSeller('read')
  await keepShop(sellerId)
  redirect('/sell')
})
