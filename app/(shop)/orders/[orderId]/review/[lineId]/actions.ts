'use server'

import type { Route } from 'next'
import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import type { ReviewFormState } from '@/lib/domain/reviews/review'
import { Text } from '@/lib/domain/wire/text'
import { action, PostedForm, postedText, StateBefore } from '@/lib/http/action'
import { currentBuyer } from '@/lib/orders/current-buyer'
import { orderPathWithKey } from '@/lib/orders/order-urls'
import { writeReview } from '@/lib/reviews/write-review'

/** Writes or changes the posted review of a line, or gives the form back with what is wrong. */
export const writeReviewAction = action(
  [z.uuid(), z.uuid(), Text.max(300).nullable(), StateBefore, PostedForm],
  async (orderId, lineId, key, _before, form): Promise<ReviewFormState> => {
    const values = { rating: postedText(form, 'rating'), text: postedText(form, 'text'), name: postedText(form, 'name') }
    const result = await writeReview({ orderId, lineId, buyer: await currentBuyer(), key: key ?? undefined }, values)
    if (result.kind === 'not_found') notFound()
    if (result.kind === 'refused') return { values, refusal: result.said }
    redirect(`${orderPathWithKey(orderId, key ?? undefined)}#reviews` as Route)
  },
)
