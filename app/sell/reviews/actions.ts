'use server'

import { revalidatePath } from 'next/cache'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import type { TextAnswer } from '@/components/sell/text-dialog'
import { requireSeller } from '@/lib/auth/viewer'
import { action, PostedForm, postedText, StateBefore } from '@/lib/http/action'
import { sayInAction } from '@/lib/i18n/in-action'
import { replyToReview } from '@/lib/reviews/answer-review'

/** Publishes the posted answer below a review. */
export const replyAction = action([z.uuid(), StateBefore, PostedForm], async (reviewId, _before, form): Promise<TextAnswer> => {
  const typed = postedText(form, 'reply')
  const result = await replyToReview((await requireSeller('reviews.answer')).sellerId, reviewId, typed)
  if (result.kind === 'not_found') notFound()
  revalidatePath('/sell/reviews')
  return result.kind === 'refused' ? { typed, refusal: (await sayInAction())(result.said) } : null
})
