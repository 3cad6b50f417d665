'use client'

import { useTranslations } from 'next-intl'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Alert } from '@/components/ui/feedback/alert'
import { Field } from '@/components/ui/form/field'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { Textarea } from '@/components/ui/form/textarea'
import { useFormAction } from '@/components/ui/form/use-form-action'
import { useSay } from '@/components/ui/use-say'
import { MAX_REPORT } from '@/lib/domain/reviews/review'
import type { Said } from '@/lib/domain/wire/said'

/** What came of a report; null before it was sent. */
export type ReportState = { typed: string; refusal: Said | null } | null

/** Why a review must not stand. */
export function ReportForm({ action }: { action: (before: ReportState, form: FormData) => Promise<ReportState> }) {
  const t = useTranslations('reviews.report')
  const say = useSay()
  const { state, failure, formProps } = useFormAction<ReportState>(action, null)
  if (state && !state.refusal)
    return (
      <Alert tone="good" live>
        {t('done')}
      </Alert>
    )
  return (
    <form {...formProps} noValidate className="flex flex-col gap-5">
      <FailureAlert failure={failure} />
      <Field label={t('reason')} name="reason" error={state?.refusal && say(state.refusal)}>
        <Textarea rows={3} maxLength={MAX_REPORT} required defaultValue={state?.typed} />
      </Field>
      <div>
        <SubmitButton busyText={t('busy')}>{t('send')}</SubmitButton>
      </div>
    </form>
  )
}
