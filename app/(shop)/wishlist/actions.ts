'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { ownerWithinLimits } from '@/app/(shop)/cart/owner-within-limits'
import { ChangeWish } from '@/lib/domain/wire/wishlist'
import { action, PostedForm } from '@/lib/http/action'
import { changeWish } from '@/lib/wishlist/change-wish'

/** Puts a product into the wishlist of whoever asks, or takes it out. What stands in the way is said on the wishlist's page: a heart has no room for words. */
export const changeWishAction = action([PostedForm], async (form): Promise<void> => {
  const input = ChangeWish.safeParse(Object.fromEntries(form))
  if (!input.success) return
  const { owner, refusal } = await ownerWithinLimits()
  if (refusal) redirect(`/wishlist?refused=${refusal.key === 'cookiesRefused' ? 'cookies' : 'often'}`)
  if ((await changeWish(owner, input.data)) === 'full') redirect('/wishlist?refused=full')
  refresh()
})
