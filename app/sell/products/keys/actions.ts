'use server'

import { revalidatePath } from 'next/cache'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import type { AddKeysState } from '@/components/sell/keys/add-keys-form'
import { requireSeller } from '@/lib/auth/viewer'
import { addKeys, removeKeys } from '@/lib/digital/sell-keys'
import { action, PostedForm, postedText, StateBefore } from '@/lib/http/action'

/** Puts the pasted keys of a product on sale, or says why not. @param onlyVariantId of the variant where there is no choice */
export const addKeysAction = action(
  [z.uuid(), z.uuid(), StateBefore, PostedForm],
  async (productId, onlyVariantId, _before, form): Promise<AddKeysState> => {
    const { sellerId } = await requireSeller('products.edit')
    const typed = postedText(form, 'keys')
    const result = await addKeys(sellerId, productId, postedText(form, 'variant') || onlyVariantId, typed)
    if (result.kind === 'not_found') notFound()
    if (result.kind === 'refused') return { typed, error: result.said, added: null }
    revalidatePath('/', 'layout')
    return { typed: '', error: null, added: { count: result.count, leftOut: result.leftOut } }
  },
)

/** Takes the unsold keys of a variant off sale. */
export const removeKeysAction = action([z.uuid(), z.uuid()], async (productId, variantId): Promise<void> => {
  const { sellerId } = await requireSeller('products.edit')
  if ((await removeKeys(sellerId, productId, variantId)) === null) notFound()
  revalidatePath('/', 'layout')
})
