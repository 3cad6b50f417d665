'use server'

import { revalidatePath } from 'next/cache'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { requireOperator } from '@/lib/auth/viewer'
import { addCategory, type EditCategoryResult, moveCategory, renameCategory } from '@/lib/catalog/categories/edit-categories'
import { retireCategory } from '@/lib/catalog/categories/retire-category'
import { MAX_CATEGORIES } from '@/lib/domain/catalog/categories'
import type { CategoryFormState } from '@/lib/domain/wire/category-views'
import { action, PostedForm, postedText, StateBefore } from '@/lib/http/action'
import { sayInAction } from '@/lib/i18n/in-action'

const Chosen = z.uuid().nullable().catch(null)
const Place = z.coerce
  .number()
  .int()
  .min(0)
  .max(MAX_CATEGORIES - 1)

/** Adds the posted category; pressed twice, once. */
export const addCategoryAction = action([StateBefore, PostedForm], async (_before, form): Promise<CategoryFormState> => {
  const operator = await requireOperator()
  const id = z.uuid().safeParse(postedText(form, 'id')).data
  if (!id) notFound()
  return answer(await addCategory(operator, id, postedText(form, 'name'), Chosen.parse(postedText(form, 'parent'))))
})

/** Gives a category the posted name. */
export const renameCategoryAction = action([z.uuid(), StateBefore, PostedForm], async (id, _before, form): Promise<CategoryFormState> => {
  return answer(await renameCategory(await requireOperator(), id, postedText(form, 'name')))
})

/** Retires a category and moves its products to the posted one. */
export const retireCategoryAction = action([z.uuid(), StateBefore, PostedForm], async (id, _before, form): Promise<CategoryFormState> => {
  return answer(await retireCategory(await requireOperator(), id, Chosen.parse(postedText(form, 'target'))))
})

/** Moves a category to the posted place. @returns why not, where it was not done */
export const moveCategoryAction = action([z.uuid(), StateBefore, PostedForm], async (id, _before, form): Promise<string | null> => {
  const place = Place.safeParse(postedText(form, 'place'))
  if (!place.success) notFound()
  return (await answer(await moveCategory(await requireOperator(), id, place.data))).refusal
})

async function answer(result: EditCategoryResult): Promise<CategoryFormState> {
  if (result.kind === 'done') {
    revalidatePath('/admin/categories')
    return { refusal: null, done: result.name }
  }
  if (result.kind === 'refused') return { refusal: (await sayInAction())(result.said), done: null }
  const t = await getTranslations('admin.categories')
  return { refusal: result.kind === 'not_operator' ? t('notOperator') : t('gone'), done: null }
}
