'use client'

import { useTranslations } from 'next-intl'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Alert } from '@/components/ui/feedback/alert'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'
import { NameOptions } from '@/components/ui/form/name-options'
import { SaveRow } from '@/components/ui/form/save-row'
import { Select } from '@/components/ui/form/select'
import { useFormAction } from '@/components/ui/form/use-form-action'
import { MAX_CATEGORY_NAME } from '@/lib/domain/catalog/categories'
import type { CategoryFormState, CategoryLine } from '@/lib/domain/wire/category-views'

type Props = {
  action: (before: CategoryFormState, form: FormData) => Promise<CategoryFormState>
  /** Of the category that is added next. */
  id: string
  tops: CategoryLine[]
}

/** The form of a new category. */
export function AddCategory({ action, id, tops }: Props) {
  const t = useTranslations('admin.categories.add')
  const { state, failure, formProps } = useFormAction<CategoryFormState>(action, { refusal: null, done: null })
  return (
    <form {...formProps} className="flex max-w-xl flex-col gap-5">
      <FailureAlert failure={failure} />
      {state.refusal && <Alert tone="warn" live title={state.refusal} />}
      <input type="hidden" name="id" value={id} />
      {/* Once a category is added, the next one begins empty. */}
      <Field key={id} label={t('name')} name="name">
        <Input maxLength={MAX_CATEGORY_NAME} required autoComplete="off" />
      </Field>
      <Field label={t('parent')} name="parent">
        <Select name="parent">
          <option value="">{t('top')}</option>
          <NameOptions of={tops} />
        </Select>
      </Field>
      <SaveRow save={t('submit')} saved={state.done !== null && t('done')} />
    </form>
  )
}
