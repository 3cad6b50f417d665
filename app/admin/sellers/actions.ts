'use server'

import { revalidatePath } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import type { ActionAnswer } from '@/components/admin/action-button'
import { requireOperator } from '@/lib/auth/viewer'
import type { StopAnswer } from '@/lib/domain/wire/stop-views'
import { action, PostedForm, StateBefore } from '@/lib/http/action'
import { notePress } from '@/lib/operations/note-press'
import { approveSeller } from '@/lib/sellers/approve-seller'
import { resyncSeller } from '@/lib/sellers/resync-seller'
import { liftSuspension, suspendSeller } from '@/lib/sellers/suspend-seller'

/** Reads a seller's account from Stripe again and shows the list as it is then. */
export const resyncSellerAction = action([z.uuid()], async (sellerId): Promise<ActionAnswer> => {
  const operator = await requireOperator()
  await notePress(operator, 'seller_read', sellerId)
  const outcome = await resyncSeller(operator, sellerId)
  const ok = outcome === 'synced' || outcome === 'gone'
  if (ok) revalidatePath('/admin/sellers')
  return { ok, sentence: (await getTranslations('admin.sellers.resynced'))(outcome) }
})

/** Lets a seller's shop sell that waits for it. */
export const approveSellerAction = action([z.uuid()], async (sellerId): Promise<ActionAnswer> => {
  const outcome = await approveSeller(await requireOperator(), sellerId)
  const ok = outcome === 'approved'
  if (ok) revalidatePath('/', 'layout')
  return { ok, sentence: (await getTranslations('admin.sellers.approved'))(outcome) }
})

/** Stops a seller with the reason that was typed. */
export const suspendSellerAction = action([z.uuid(), StateBefore, PostedForm], async (sellerId, _before, form): Promise<StopAnswer> => {
  const outcome = await suspendSeller(await requireOperator(), sellerId, form.get('reason'))
  if (outcome === 'suspended' || outcome === 'suspended_before') revalidatePath('/', 'layout')
  return { isReasonMissing: outcome === 'reason_missing', sentence: (await getTranslations('admin.seller.answers'))(outcome) }
})

/** Lets a suspended seller sell again. */
export const liftSuspensionAction = action([z.uuid()], async (sellerId): Promise<ActionAnswer> => {
  const outcome = await liftSuspension(await requireOperator(), sellerId)
  const ok = outcome === 'lifted'
  if (ok) revalidatePath('/', 'layout')
  return { ok, sentence: (await getTranslations('admin.seller.answers'))(outcome) }
})
