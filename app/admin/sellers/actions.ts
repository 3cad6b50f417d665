'use server'

import { revalidatePath } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import type { ActionAnswer } from '@/components/admin/action-button'
import { requireOperator } from '@/lib/auth/viewer'
import { action } from '@/lib/http/action'
import { notePress } from '@/lib/operations/note-press'
import { approveSeller } from '@/lib/sellers/approve-seller'
import { resyncSeller } from '@/lib/sellers/resync-seller'

/** Reads a seller's account from Stripe again and shows the list as it is then. */
export const resyncSellerAction = action([z.uuid()], async (sellerId): Promise<ActionAnswer> => {
  const operator = await requireOperator()
  await notePress(operator, 'seller_read', sellerId)
  const outcome = await resyncSeller(operator, sellerId)
  const ok = outcome === 'synced' || outcome === 'gone'
  if (ok) revalidatePath('/admin/sellers')
  return { ok, sentence: (await getTranslations('admin.sellers.resynced'))(outcome) }
})

/** Lets a seller's shop sell, or hides it. */
export const approveSellerAction = action([z.uuid(), z.enum(['approved', 'hidden'])], async (sellerId, approval): Promise<ActionAnswer> => {
  const operator = await requireOperator()
  await notePress(operator, approval === 'approved' ? 'seller_approved' : 'seller_hidden', sellerId)
  const outcome = await approveSeller(operator, sellerId, approval)
  const ok = outcome === 'approved' || outcome === 'hidden'
  if (ok) revalidatePath('/', 'layout')
  return { ok, sentence: (await getTranslations('admin.sellers.approved'))(outcome) }
})
