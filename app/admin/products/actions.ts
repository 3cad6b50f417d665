'use server'

import { revalidatePath } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import type { ActionAnswer } from '@/components/admin/action-button'
import { requireOperator } from '@/lib/auth/viewer'
import { hideProduct, showProduct } from '@/lib/catalog/hide-product'
import type { StopAnswer } from '@/lib/domain/wire/stop-views'
import { action, PostedForm, StateBefore } from '@/lib/http/action'

/** Hides a product with the reason that was typed. */
export const hideProductAction = action([z.uuid(), StateBefore, PostedForm], async (productId, _before, form): Promise<StopAnswer> => {
  const outcome = await hideProduct(await requireOperator(), productId, form.get('reason'))
  if (outcome === 'hidden' || outcome === 'hidden_before') revalidatePath('/', 'layout')
  return { isReasonMissing: outcome === 'reason_missing', sentence: (await getTranslations('admin.product.answers'))(outcome) }
})

/** Gives a hidden product back to its seller. */
export const showProductAction = action([z.uuid()], async (productId): Promise<ActionAnswer> => {
  const outcome = await showProduct(await requireOperator(), productId)
  const ok = outcome === 'shown'
  if (ok) revalidatePath('/', 'layout')
  return { ok, sentence: (await getTranslations('admin.product.answers'))(outcome) }
})
