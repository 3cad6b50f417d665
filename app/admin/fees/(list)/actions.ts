'use server'

import { revalidatePath } from 'next/cache'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import type { RefundPolicyState } from '@/components/admin/fees/refund-policy-form'
import { requireOperator } from '@/lib/auth/viewer'
import { FEE_POLICIES, LOST_DISPUTE_POLICIES } from '@/lib/domain/refunds/fee-back'
import { action, PostedForm, postedText, StateBefore } from '@/lib/http/action'
import { setRefundPolicy } from '@/lib/refunds/refund-policy'

/** Sets what becomes of the fee when a sale is refunded. */
export const setRefundPolicyAction = action([StateBefore, PostedForm], async (_before, form): Promise<RefundPolicyState> => {
  const operator = await requireOperator()
  const feePolicy = z.enum(FEE_POLICIES).safeParse(postedText(form, 'policy')).data
  const onLostDispute = z.enum(LOST_DISPUTE_POLICIES).safeParse(postedText(form, 'onLostDispute')).data
  if (!feePolicy || !onLostDispute) notFound()
  const policy = { feePolicy, onLostDispute, answersForSellers: form.has('answersForSellers') }
  await setRefundPolicy(operator, policy)
  revalidatePath('/admin/fees', 'layout')
  return { policy, isSaved: true }
})
