'use server'

import { revalidatePath } from 'next/cache'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import type { ActionAnswer } from '@/components/admin/action-button'
import { requireOperator } from '@/lib/auth/viewer'
import { type FeatureResult, feature, moveFeatured, removeFeatured } from '@/lib/catalog/featured/edit-featured'
import { type FeaturedFormState, MAX_FEATURED } from '@/lib/domain/wire/featured'
import { action, PostedForm, postedText, StateBefore } from '@/lib/http/action'
import { sayInAction } from '@/lib/i18n/in-action'

const Place = z.coerce
  .number()
  .int()
  .min(0)
  .max(MAX_FEATURED - 1)

/** Features the product or shop at the posted address. */
export const featureAction = action([StateBefore, PostedForm], async (_before, form): Promise<FeaturedFormState> => {
  const typed = postedText(form, 'address')
  const result = await feature(await requireOperator(), typed)
  const refusal = await refusalOf(result)
  return { typed: refusal === null ? '' : typed, refusal, done: result.kind === 'done' ? result.name : null }
})

/** Moves it to the posted place. @returns why not, where it was not done */
export const moveFeaturedAction = action([z.uuid(), StateBefore, PostedForm], async (id, _before, form): Promise<string | null> => {
  const place = Place.safeParse(postedText(form, 'place'))
  if (!place.success) notFound()
  return refusalOf(await moveFeatured(await requireOperator(), id, place.data))
})

/** Features it no more. */
export const removeFeaturedAction = action([z.uuid(), StateBefore], async (id): Promise<ActionAnswer> => {
  const refusal = await refusalOf(await removeFeatured(await requireOperator(), id))
  return refusal === null ? null : { ok: false, sentence: refusal }
})

async function refusalOf(result: FeatureResult): Promise<string | null> {
  if (result.kind === 'refused') return (await sayInAction())(result.said)
  const t = await getTranslations('admin.featured')
  if (result.kind === 'not_operator') return t('notOperator')
  revalidatePath('/admin/featured')
  return result.kind === 'done' ? null : t('gone')
}
