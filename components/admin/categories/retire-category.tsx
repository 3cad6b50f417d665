'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/form/button'
import { Field } from '@/components/ui/form/field'
import { FormDialog } from '@/components/ui/form/form-dialog'
import { NameOptions } from '@/components/ui/form/name-options'
import { Select } from '@/components/ui/form/select'
import { useFormAction } from '@/components/ui/form/use-form-action'
import type { CategoryFormState, CategoryLine } from '@/lib/domain/wire/category-views'

type Action = (before: CategoryFormState, form: FormData) => Promise<CategoryFormState>

/** Takes a category away and asks, in a window, where its products go. @param others that they can go to */
export function RetireCategory({ name, others, action }: { name: string; others: CategoryLine[]; action: Action }) {
  const t = useTranslations('admin.categories.retire')
  const form = useFormAction<CategoryFormState>(action, { refusal: null, done: null })
  return (
    <FormDialog
      trigger={
        <Button size="sm" variant="danger" aria-label={t('of', { name })}>
          {t('deed')}
        </Button>
      }
      words={{ title: t('title', { name }), text: t('text'), save: t('save'), busy: t('busy') }}
      form={form}
      refusal={form.state.refusal}
    >
      <Field label={t('target')} name="target">
        <Select name="target">
          <option value="">{t('none')}</option>
          <NameOptions of={others} />
        </Select>
      </Field>
    </FormDialog>
  )
}
