'use client'

import { useTranslations } from 'next-intl'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Alert } from '@/components/ui/feedback/alert'
import { Checkbox } from '@/components/ui/form/checkbox'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { Textarea } from '@/components/ui/form/textarea'
import { useFormAction } from '@/components/ui/form/use-form-action'
import { useSay } from '@/components/ui/use-say'
import type { EvidenceText } from '@/lib/domain/disputes/evidence'
import type { AnswerFormState, AnswerView } from '@/lib/domain/wire/dispute-views'

type Props = { answer: AnswerView; action: (before: AnswerFormState, form: FormData) => Promise<AnswerFormState> }

const LONG = new Set<EvidenceText>([
  'uncategorized_text',
  'product_description',
  'billing_address',
  'shipping_address',
  'access_activity_log',
  'refund_policy_disclosure',
  'refund_refusal_explanation',
  'duplicate_charge_explanation',
])

/** What a seller says to the bank: saved as often as they like, sent once. */
export function AnswerForm({ answer, action }: Props) {
  const t = useTranslations('disputes.answer')
  const say = useSay()
  const { state, failure, busy, formProps } = useFormAction<AnswerFormState>(action, { texts: answer.texts, refusal: null, isSaved: false })
  return (
    <form {...formProps} noValidate className="flex flex-col gap-5">
      <FailureAlert failure={failure} />
      {state.refusal && (
        <Alert tone="warn" live>
          {say(state.refusal)}
        </Alert>
      )}
      {answer.fields.map((name) => (
        <Field key={name} label={t(`field.${name}`)} name={name} optional={name !== 'uncategorized_text'}>
          {LONG.has(name) ? (
            <Textarea rows={name === 'uncategorized_text' ? 12 : 3} defaultValue={state.texts[name]} />
          ) : (
            <Input autoComplete="off" defaultValue={state.texts[name]} />
          )}
        </Field>
      ))}
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton name="step" value="save" variant="secondary" disabled={busy}>
          {t('save')}
        </SubmitButton>
        <p role="status" className="text-good text-sm">
          {state.isSaved && t('saved')}
        </p>
      </div>
      <div className="flex flex-col items-start gap-3 border-line border-t pt-5">
        <Checkbox name="checked" label={t('once')} />
        <SubmitButton name="step" value="submit" busyText={t('submitting')} disabled={busy}>
          {t('submit')}
        </SubmitButton>
      </div>
    </form>
  )
}
