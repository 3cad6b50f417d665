'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/form/button'
import { Field } from '@/components/ui/form/field'
import { FormDialog } from '@/components/ui/form/form-dialog'
import { Input } from '@/components/ui/form/input'
import { useFormAction } from '@/components/ui/form/use-form-action'
import { MAX_CATEGORY_NAME } from '@/lib/domain/catalog/categories'
import type { CategoryFormState } from '@/lib/domain/wire/category-views'

type Action = (before: CategoryFormState, form: FormData) => Promise<CategoryFormState>

/** Gives a category another name, in a window. */
export function RenameCategory({ name, action }: { name: string; action: Action }) {
  const t = useTranslations('admin.categories.rename')
  const form = useFormAction<CategoryFormState>(action, { refusal: null, done: null })
  const { refusal, done } = form.state
  return (
    <FormDialog
      trigger={
        <Button size="sm" variant="secondary" aria-label={t('of', { name })}>
          {t('deed')}
        </Button>
      }
      words={{ title: t('title'), text: t('text'), save: t('save') }}
      form={form}
      refusal={refusal}
      saved={done === null ? null : t('done')}
    >
      <Field label={t('name')} name="name">
        <Input key={name} defaultValue={name} maxLength={MAX_CATEGORY_NAME} required autoComplete="off" />
      </Field>
    </FormDialog>
  )
}
