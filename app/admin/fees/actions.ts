'use server'

import { revalidatePath } from 'next/cache'
import { notFound, redirect } from 'next/navigation'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import type { FeeFormState } from '@/components/admin/fees/fee-form'
import type { PercentFormState } from '@/components/admin/fees/percent-form'
import { requireOperator } from '@/lib/auth/viewer'
import { FeeCurrency } from '@/lib/domain/pricing/fee-form'
import { action, PostedForm, postedText, StateBefore } from '@/lib/http/action'
import { removeFeeRule, setCategoryFee, setFeeRule, setProductFee } from '@/lib/pricing/set-fee-rule'

/** The shop whose fee it is; null: the fee of all shops. */
const Shop = z.uuid().nullable()

/** Saves the posted fee, or gives the form back with what is wrong. */
export const setFeeRuleAction = action([Shop, StateBefore, PostedForm], async (sellerId, _before, form): Promise<FeeFormState> => {
  const operator = await requireOperator()
  const result = await setFeeRule(operator, sellerId, Object.fromEntries(form), await getLocale())
  if (result.kind === 'invalid') return { errors: result.errors, sentence: null, saved: false }
  const [t, format] = await Promise.all([getTranslations('admin.fees'), getFormatter()])
  if (result.kind === 'not_operator') return { errors: {}, sentence: t('notOperator'), saved: false }
  revalidatePath('/admin/fees', 'layout')
  const currency = result.currency.toUpperCase()
  const day = result.from && format.dateTime(result.from, 'agreedDay')
  return { errors: {}, sentence: day ? t('savedFrom', { currency, day }) : t('saved', { currency }), saved: true }
})

/** Takes a currency back to the default fee, or a shop back to that of all shops. */
export const removeFeeRuleAction = action([Shop, FeeCurrency], async (sellerId, currency): Promise<void> => {
  const removed = await removeFeeRule(await requireOperator(), sellerId, currency)
  const done = removed.kind === 'removed' && removed.from ? removed.from.toISOString().slice(0, 10) : 'removed'
  redirect(sellerId ? `/admin/fees/${sellerId}?done=${done}` : `/admin/fees?done=${done}`)
})

/** Saves the percentage of a category in a currency. */
export const setCategoryFeeAction = action([StateBefore, PostedForm], async (_before, form): Promise<PercentFormState> => {
  const operator = await requireOperator()
  const currency = FeeCurrency.safeParse(postedText(form, 'currency')).data
  if (!currency) notFound()
  const result = await setCategoryFee(operator, postedText(form, 'category'), currency, postedText(form, 'percent'))
  const [t, format] = await Promise.all([getTranslations('admin.fees'), getFormatter()])
  if (result.kind === 'invalid') return { error: { percent: result.error }, sentence: null, saved: false }
  if (result.kind === 'no_category') return { error: {}, sentence: t('category.gone'), saved: false }
  if (result.kind === 'not_operator') return { error: {}, sentence: t('notOperator'), saved: false }
  revalidatePath('/admin/fees', 'layout')
  const { name, from } = result
  const sentence = from ? t('category.savedFrom', { name, day: format.dateTime(from, 'agreedDay') }) : t('category.saved', { name })
  return { error: {}, sentence, saved: true }
})

/** Saves the percentage of one product of a shop. */
export const setProductFeeAction = action([z.uuid(), StateBefore, PostedForm], async (sellerId, _before, form): Promise<PercentFormState> => {
  const operator = await requireOperator()
  const result = await setProductFee(operator, sellerId, postedText(form, 'product'), postedText(form, 'percent'))
  const [t, format] = await Promise.all([getTranslations('admin.fees'), getFormatter()])
  if (result.kind === 'invalid') return { error: { percent: result.error }, sentence: null, saved: false }
  if (result.kind === 'no_product') return { error: {}, sentence: t('shop.noProduct'), saved: false }
  if (result.kind === 'not_operator') return { error: {}, sentence: t('notOperator'), saved: false }
  revalidatePath('/admin/fees', 'layout')
  const { name: product, from } = result
  const sentence = from ? t('shop.savedProductFrom', { product, day: format.dateTime(from, 'agreedDay') }) : t('shop.savedProduct', { product })
  return { error: {}, sentence, saved: true }
})
