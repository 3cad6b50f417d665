'use client'

import { useTranslations } from 'next-intl'
import { useFailureWords } from '@/components/ui/failure/use-failure-words'
import { Field } from '@/components/ui/form/field'
import { NameOptions } from '@/components/ui/form/name-options'
import { Select } from '@/components/ui/form/select'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { useFormAction } from '@/components/ui/form/use-form-action'
import type { PictureSubject } from '@/lib/domain/wire/catalog-views'

/** How often it was saved. */
export type PictureOfState = { saved: number }

type Props = {
  /** Of the picture, from 1. */
  number: number
  valueId: string | null
  subjects: PictureSubject[]
  action: (state: PictureOfState, form: FormData) => Promise<PictureOfState>
}

/** Says which option value a picture is of: who chooses it sees this picture. */
export function PictureOf({ number, valueId, subjects, action }: Props) {
  const t = useTranslations('sell.product.pictures')
  const words = useFailureWords()
  const { state, failure, formProps } = useFormAction<PictureOfState>(action, { saved: 0 })
  return (
    <form {...formProps} className="flex flex-col gap-2">
      <Field label={t.rich('shows', { number, more: (text) => <span className="sr-only">{text}</span> })}>
        <Select name="valueId" key={`${valueId} ${state.saved}`} defaultValue={valueId ?? ''}>
          <option value="">{t('everything')}</option>
          {subjects.map(({ option, values }) => (
            <optgroup key={option} label={option}>
              <NameOptions of={values} />
            </optgroup>
          ))}
        </Select>
      </Field>
      <SubmitButton size="sm" variant="secondary" aria-label={t('saveOf', { number })}>
        {t('save')}
      </SubmitButton>
      <p role="status" className="text-muted text-sm empty:hidden">
        {state.saved > 0 && !failure && t('saved')}
      </p>
      {failure && (
        <p role="alert" className="text-danger text-sm">
          {words(failure)}
        </p>
      )}
    </form>
  )
}
