'use server'

import { revalidatePath } from 'next/cache'
import { notFound, redirect } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { z } from 'zod'
import { requireOperator } from '@/lib/auth/viewer'
import { postedRefund } from '@/lib/domain/refunds/refund-form'
import type { RefundFormState } from '@/lib/domain/wire/refund-views'
import { action, PostedForm, StateBefore } from '@/lib/http/action'
import { answerRefundForm } from '@/lib/refunds/answer-refund-form'

/** Says what the posted refund of a part comes to, or makes it once that was seen. */
export const refundPartAction = action(
  [z.uuid(), z.uuid(), StateBefore, PostedForm],
  async (orderId, partId, _before, form): Promise<RefundFormState> => {
    const { userId: operatorId } = await requireOperator()
    const answered = await answerRefundForm({ operatorId }, partId, { ...postedRefund(form), returnId: null, locale: await getLocale() })
    if (answered.kind === 'not_found') notFound()
    if (answered.kind === 'form') return answered.state
    revalidatePath('/admin', 'layout')
    redirect(`/admin/orders/${orderId}#refunds`)
  },
)
