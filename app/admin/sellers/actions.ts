'use server'

import { revalidatePath } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import type { ActionAnswer } from '@/components/admin/action-button'
import { requireOperator } from '@/lib/auth/viewer'
import { action } from '@/lib/http/action'
import { resyncSeller } from '@/lib/sellers/resync-seller'

/** Reads a seller's account from Stripe again and shows the list as it is then. */
export const resyncSellerAction = action([z.uuid()], async (sellerId): Promise<ActionAnswer> => {
  const outcome = await resyncSeller(await requireOperator(), sellerId)
  const ok = outcome === 'synced' || outcome === 'gone'
  if (ok) revalidatePath('/admin/sellers')
  return { ok, sentence: (await getTranslations('admin.sellers.resynced'))(outcome) }
})
