'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import type { FeeFormState } from '@/components/admin/fee-form'
import { requireOperator } from '@/lib/auth/viewer'
import { FeeCurrency } from '@/lib/domain/pricing/fee-form'
import { action, PostedForm, StateBefore } from '@/lib/http/action'
import { removeFeeRule, setFeeRule } from '@/lib/pricing/set-fee-rule'

/** Saves the posted fee, or gives the form back with what is wrong. */
export const setFeeRuleAction = action([StateBefore, PostedForm], async (_before, form): Promise<FeeFormState> => {
  const operator = await requireOperator()
  const result = await setFeeRule(operator, Object.fromEntries(form), await getLocale())
  if (result.kind === 'invalid') return { errors: result.errors, sentence: null, saved: false }
  const t = await getTranslations('admin.fees')
  if (result.kind === 'not_operator') return { errors: {}, sentence: t('notOperator'), saved: false }
  revalidatePath('/admin/fees')
  return { errors: {}, sentence: t('saved', { currency: result.currency.toUpperCase() }), saved: true }
})

/** Takes a currency back to the default fee. */
export const removeFeeRuleAction = action([FeeCurrency], async (currency): Promise<void> => {
  await removeFeeRule(await requireOperator(), currency)
  redirect('/admin/fees?done=removed')
})
