'use server'

import { revalidatePath } from 'next/cache'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import type { TextAnswer } from '@/components/sell/text-dialog'
import { requireOperator } from '@/lib/auth/viewer'
import { action, PostedForm, postedText, StateBefore } from '@/lib/http/action'
import { sayInAction } from '@/lib/i18n/in-action'
import { publishReview, removeReview } from '@/lib/reviews/decide-review'

/** Publishes a review that waits, or was removed. */
export const publishReviewAction = action([z.uuid()], async (reviewId): Promise<void> => {
  if ((await publishReview(await requireOperator(), reviewId)).kind !== 'done') notFound()
  revalidatePath('/admin/reviews')
})

/** Removes a review for the posted reason. */
export const removeReviewAction = action([z.uuid(), StateBefore, PostedForm], async (reviewId, _before, form): Promise<TextAnswer> => {
  const typed = postedText(form, 'reason')
  const result = await removeReview(await requireOperator(), reviewId, typed)
  if (result.kind === 'refused') return { typed, refusal: (await sayInAction())(result.said) }
  if (result.kind !== 'done') notFound()
  revalidatePath('/admin/reviews')
  return null
})
