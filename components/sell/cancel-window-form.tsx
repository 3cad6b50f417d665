'use client'

import { useTranslations } from 'next-intl'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Field } from '@/components/ui/form/field'
import { SaveRow } from '@/components/ui/form/save-row'
import { Select } from '@/components/ui/form/select'
import { useFormAction } from '@/components/ui/form/use-form-action'
import { CANCEL_MINUTES } from '@/lib/domain/fulfilment/cancelation'

/** What is saved, and whether it just was. */
export type CancelWindowState = { minutes: number; isSaved: boolean }

/** For how long after an order its buyer cancels by themselves what has not left. */
export function CancelWindowForm({
  action,
  minutes,
}: {
  action: (before: CancelWindowState, form: FormData) => Promise<CancelWindowState>
  minutes: number
}) {
  const t = useTranslations('sell.settings.cancel')
  const { state, failure, formProps } = useFormAction<CancelWindowState>(action, { minutes, isSaved: false })
  return (
    <form {...formProps} className="flex max-w-md flex-col items-start gap-4">
      <FailureAlert failure={failure} />
      <Field label={t('label')} name="cancelMinutes" className="w-full">
        <Select defaultValue={String(state.minutes)} key={state.minutes}>
          {CANCEL_MINUTES.map((each) => (
            <option key={each} value={each}>
              {t('choice', { minutes: each, hours: each / 60 })}
            </option>
          ))}
        </Select>
      </Field>
      <SaveRow save={t('save')} saved={state.isSaved && t('saved')} />
    </form>
  )
}
