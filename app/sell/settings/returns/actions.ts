'use server'

import { revalidatePath } from 'next/cache'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import type { ReturnPolicyState } from '@/components/sell/returns/return-policy-form'
import { requireSeller } from '@/lib/auth/viewer'
import { RETURN_DAYS } from '@/lib/domain/returns/return-policy'
import { action, PostedForm, postedText, StateBefore } from '@/lib/http/action'
import { setReturnPolicy } from '@/lib/returns/return-policy'

const Days = z.coerce.number().pipe(z.literal(RETURN_DAYS))

/** Saves what the seller promises about returns. */
export const returnPolicyAction = action([StateBefore, PostedForm], async (_before, form): Promise<ReturnPolicyState> => {
  const { sellerId } = await requireSeller('settings.edit')
  const days = Days.safeParse(postedText(form, 'windowDays'))
  if (!days.success) notFound()
  const policy = {
    takesReturns: form.has('takesReturns'),
    windowDays: days.data,
    paysPostage: form.has('paysPostage'),
    returnAddress: postedText(form, 'returnAddress') || null,
  }
  const refusal = await setReturnPolicy(sellerId, policy)
  if (refusal) return { policy, isSaved: false, refusal }
  revalidatePath('/sell/settings')
  return { policy, isSaved: true, refusal: null }
})
