'use server'

import { revalidatePath } from 'next/cache'
import { notFound } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import type { WarningPolicyState } from '@/components/sell/warning-policy-form'
import { requireSeller } from '@/lib/auth/viewer'
import { setWarningPolicy } from '@/lib/disputes/warning-policy'
import { action, PostedForm, postedText, StateBefore } from '@/lib/http/action'
import { sellerOverview } from '@/lib/sellers/seller-overview'

/** Saves up to which amount the shop refunds what a bank suspects. */
export const warningPolicyAction = action([StateBefore, PostedForm], async (_before, form): Promise<WarningPolicyState> => {
  const { sellerId } = await requireSeller('settings.edit')
  const currency = (await sellerOverview(sellerId)).connection?.currency
  if (!currency) notFound()
  const upTo = postedText(form, 'upTo')
  const refusal = await setWarningPolicy(sellerId, upTo, currency, await getLocale())
  revalidatePath('/sell/settings')
  return { upTo, isSaved: !refusal, refusal }
})
