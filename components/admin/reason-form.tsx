'use client'

import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Field } from '@/components/ui/form/field'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { Textarea } from '@/components/ui/form/textarea'
import { useFormAction } from '@/components/ui/form/use-form-action'
import { NOTE_MAX } from '@/lib/domain/wire/admin-views'
import type { StopAnswer } from '@/lib/domain/wire/stop-views'

type Props = {
  action: (before: StopAnswer | null, form: FormData) => Promise<StopAnswer>
  words: { reason: string; hint: string; submit: string; busy: string }
}

/** Stops something of a seller's, with a reason that they read. */
export function ReasonForm({ action, words }: Props) {
  const { state: answer, failure, formProps } = useFormAction<StopAnswer | null>(action, null)
  return (
    <form {...formProps} className="flex flex-col gap-4">
      <FailureAlert failure={failure} />
      <Field label={words.reason} hint={words.hint} name="reason" error={answer?.isReasonMissing ? answer.sentence : null}>
        <Textarea name="reason" rows={3} maxLength={NOTE_MAX} required />
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton variant="danger" busyText={words.busy}>
          {words.submit}
        </SubmitButton>
        <p role="status" className="text-muted text-sm">
          {answer && !answer.isReasonMissing && answer.sentence}
        </p>
      </div>
    </form>
  )
}
