'use server'

import { notFound } from 'next/navigation'
import { z } from 'zod'
import type { ReportState } from '@/components/reviews/report-form'
import { requireViewer } from '@/lib/auth/viewer'
import { action, PostedForm, postedText, StateBefore } from '@/lib/http/action'
import { reportReview } from '@/lib/reviews/answer-review'

/** Reports a review for the posted reason, or gives the form back with what is wrong. */
export const reportReviewAction = action([z.uuid(), StateBefore, PostedForm], async (reviewId, _before, form): Promise<ReportState> => {
  const typed = postedText(form, 'reason')
  const result = await reportReview((await requireViewer()).userId, reviewId, typed)
  if (result.kind === 'not_found') notFound()
  return { typed, refusal: result.kind === 'refused' ? result.said : null }
})
