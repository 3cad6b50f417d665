'use server'

import { revalidatePath } from 'next/cache'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { postedPictureChange } from '@/app/sell/products/form-data'
import type { ShopPageState } from '@/components/sell/shop-page-form'
import { requireSeller } from '@/lib/auth/viewer'
import { SHOP_PAGE_FIELDS, type ShopPageField, type ShopPageValues } from '@/lib/domain/sellers/shop-page'
import { action, PostedForm, postedText } from '@/lib/http/action'
import { readShopPageForm, saveShopPage } from '@/lib/sellers/shop-page'

const Before = z.object({ saved: z.number().int().catch(0) }).catch({ saved: 0 })

/** Saves what the seller tells of their shop. */
export const saveShopPageAction = action([Before, PostedForm], async ({ saved }, form): Promise<ShopPageState> => {
  const { sellerId } = await requireSeller('settings.edit')
  const fields = Object.keys(SHOP_PAGE_FIELDS) as ShopPageField[]
  const typed = Object.fromEntries(fields.map((field) => [field, postedText(form, field)])) as ShopPageValues
  const result = await saveShopPage(sellerId, typed, await postedPictureChange(form))
  if (result.kind === 'closed') notFound()
  const { values, bannerUrl } = await readShopPageForm(sellerId)
  if (result.kind === 'invalid') return { values: typed, errors: result.errors, bannerUrl, saved }
  revalidatePath('/', 'layout')
  return { values, errors: {}, bannerUrl, saved: saved + 1 }
})
