'use client'

import { useTranslations } from 'next-intl'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Field } from '@/components/ui/form/field'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { Textarea } from '@/components/ui/form/textarea'
import { useFormAction } from '@/components/ui/form/use-form-action'
import { NOTE_MAX, type SuspendOutcome } from '@/lib/domain/wire/admin-views'

type Props = { action: (before: SuspendOutcome | null, form: FormData) => Promise<SuspendOutcome> }

/** Stops a seller with a reason that they read. */
export function SuspendForm({ action }: Props) {
  const t = useTranslations('admin.seller')
  const { state: answer, failure, formProps } = useFormAction<SuspendOutcome | null>(action, null)
  const isMissing = answer === 'reason_missing'
  return (
    <form {...formProps} className="flex flex-col gap-4">
      <FailureAlert failure={failure} />
      <Field label={t('suspend.reason')} hint={t('suspend.reasonHint')} name="reason" error={isMissing ? t('answers.reason_missing') : null}>
        <Textarea name="reason" rows={3} maxLength={NOTE_MAX} required />
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton variant="danger" busyText={t('suspend.busy')}>
          {t('suspend.submit')}
        </SubmitButton>
        <p role="status" className="text-muted text-sm">
          {answer && !isMissing && t(`answers.${answer}`)}
        </p>
      </div>
    </form>
  )
}
