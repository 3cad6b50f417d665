'use server'

import { notFound, redirect } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { z } from 'zod'
import { requireOperator } from '@/lib/auth/viewer'
import { COMMON_CURRENCIES } from '@/lib/domain/facts/currencies'
import { type DiscountFormState, postedDiscount } from '@/lib/domain/pricing/discount-form'
import { action, PostedForm, postedText, StateBefore } from '@/lib/http/action'
import { endDiscount } from '@/lib/pricing/discounts/end-discount'
import { saveDiscount } from '@/lib/pricing/discounts/save-discount'

/** Saves the posted code of the platform and goes to the list, or gives the form back with what is wrong. */
export const saveDiscountAction = action([StateBefore, PostedForm], async (_before, form): Promise<DiscountFormState> => {
  const { userId } = await requireOperator()
  const id = z.uuid().safeParse(postedText(form, 'id')).data
  if (!id) notFound()
  const [version, values] = [postedText(form, 'version'), postedDiscount(form)]
  const result = await saveDiscount({ userId }, { id, version }, values, { currencies: COMMON_CURRENCIES, locale: await getLocale() })
  if (result.kind === 'saved') redirect('/admin/discounts?done=saved')
  const [errors, refusal] = result.kind === 'invalid' ? [result.errors, null] : [{}, result.said]
  return { values, errors, refusal, id, version }
})

/** Ends a code of the platform and goes to the list. */
export const endDiscountAction = action([z.uuid()], async (id): Promise<void> => {
  const { userId } = await requireOperator()
  await endDiscount({ userId }, id)
  redirect('/admin/discounts?done=ended')
})
