'use server'

import { revalidatePath } from 'next/cache'
import { notFound, redirect } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { z } from 'zod'
import { requireSeller } from '@/lib/auth/viewer'
import { postedRefund } from '@/lib/domain/refunds/refund-form'
import type { RefundFormState } from '@/lib/domain/wire/refund-views'
import { action, PostedForm, StateBefore } from '@/lib/http/action'
import { answerRefundForm } from '@/lib/refunds/answer-refund-form'

/** Says what the posted refund of a sale comes to, or makes it once that was seen. */
export const refundSaleAction = action(
  [z.uuid(), z.uuid().nullable(), StateBefore, PostedForm],
  async (sellerOrderId, returnId, _before, form): Promise<RefundFormState> => {
    const { sellerId } = await requireSeller('orders.refund')
    const answered = await answerRefundForm({ sellerId }, sellerOrderId, { ...postedRefund(form), returnId, locale: await getLocale() })
    if (answered.kind === 'not_found') notFound()
    if (answered.kind === 'form') return answered.state
    revalidatePath('/sell', 'layout')
    redirect(`/sell/orders/${sellerOrderId}#refunds`)
  },
)
