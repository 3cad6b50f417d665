'use server'

import { revalidatePath } from 'next/cache'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import type { ReceiveState } from '@/components/sell/returns/receive-form'
import type { TextAnswer } from '@/components/sell/text-dialog'
import { requireSeller } from '@/lib/auth/viewer'
import { postedReceived } from '@/lib/domain/returns/return-form'
import { action, PostedForm, postedText, StateBefore } from '@/lib/http/action'
import { sayInAction } from '@/lib/i18n/in-action'
import { approveReturn, declineReturn, instructReturn, receiveReturn } from '@/lib/returns/answer-return'
import type { ReturnChanged } from '@/lib/returns/change-return'

/** Takes a return back, at the posted address. */
export const approveReturnAction = action(
  [z.uuid(), z.uuid(), StateBefore, PostedForm],
  async (sellerOrderId, returnId, _before, form): Promise<TextAnswer> => {
    const typed = postedText(form, 'address')
    return answered(typed, await approveReturn({ sellerId: (await requireSeller('orders.refund')).sellerId, sellerOrderId, returnId }, typed))
  },
)

/** Says where a return is sent. */
export const instructReturnAction = action(
  [z.uuid(), z.uuid(), StateBefore, PostedForm],
  async (sellerOrderId, returnId, _before, form): Promise<TextAnswer> => {
    const typed = postedText(form, 'address')
    return answered(typed, await instructReturn({ sellerId: (await requireSeller('orders.refund')).sellerId, sellerOrderId, returnId }, typed))
  },
)

/** Declines a return, for the posted reason. */
export const declineReturnAction = action(
  [z.uuid(), z.uuid(), StateBefore, PostedForm],
  async (sellerOrderId, returnId, _before, form): Promise<TextAnswer> => {
    const typed = postedText(form, 'reason')
    return answered(typed, await declineReturn({ sellerId: (await requireSeller('orders.refund')).sellerId, sellerOrderId, returnId }, typed))
  },
)

/** Says what of a return has arrived, or gives the form back with what is wrong. */
export const receiveReturnAction = action(
  [z.uuid(), z.uuid(), StateBefore, PostedForm],
  async (sellerOrderId, returnId, _before, form): Promise<ReceiveState> => {
    const { sellerId } = await requireSeller('orders.refund')
    const values = postedReceived(form)
    const result = await receiveReturn({ sellerId, sellerOrderId, returnId }, values)
    if (result.kind === 'not_found') notFound()
    revalidatePath('/sell', 'layout')
    return { values, refusal: result.kind === 'refused' ? result.said : null }
  },
)

async function answered(typed: string, result: ReturnChanged): Promise<TextAnswer> {
  if (result.kind === 'not_found') notFound()
  revalidatePath('/sell', 'layout')
  return result.kind === 'refused' ? { typed, refusal: (await sayInAction())(result.said) } : null
}
