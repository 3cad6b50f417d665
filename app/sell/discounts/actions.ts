'use server'

import { notFound, redirect } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { z } from 'zod'
import { requireSeller } from '@/lib/auth/viewer'
import { sellerAccount } from '@/lib/catalog/seller-product'
import { chargeCurrencies } from '@/lib/domain/facts/charge-rules'
import { type DiscountFormState, postedDiscount } from '@/lib/domain/pricing/discount-form'
import { action, PostedForm, postedText, StateBefore } from '@/lib/http/action'
import { endDiscount } from '@/lib/pricing/discounts/end-discount'
import { saveDiscount } from '@/lib/pricing/discounts/save-discount'

/** Saves the posted code and goes to the list, or gives the form back with what is wrong. */
export const saveDiscountAction = action([StateBefore, PostedForm], async (_before, form): Promise<DiscountFormState> => {
  const { sellerId } = await requireSeller('discounts.edit')
  const id = z.uuid().safeParse(postedText(form, 'id')).data
  if (!id) notFound()
  const [version, values] = [postedText(form, 'version'), postedDiscount(form)]
  const currencies = chargeCurrencies(await sellerAccount(sellerId))
  const result = await saveDiscount({ sellerId }, { id, version }, values, { currencies, locale: await getLocale() })
  if (result.kind === 'saved') redirect('/sell/discounts?done=saved')
  const [errors, refusal] = result.kind === 'invalid' ? [result.errors, null] : [{}, result.said]
  return { values, errors, refusal, id, version }
})

/** Ends a code and goes to the list. */
export const endDiscountAction = action([z.uuid()], async (id): Promise<void> => {
  const { sellerId } = await requireSeller('discounts.edit')
  await endDiscount({ sellerId }, id)
  redirect('/sell/discounts?done=ended')
})
