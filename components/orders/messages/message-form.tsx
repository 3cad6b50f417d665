'use client'

import { useTranslations } from 'next-intl'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Field } from '@/components/ui/form/field'
import { HiddenValues } from '@/components/ui/form/hidden-values'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { Textarea } from '@/components/ui/form/textarea'
import { useFormAction } from '@/components/ui/form/use-form-action'
import { MAX_MESSAGE } from '@/lib/domain/messages/message'
import type { MessageFormState } from '@/lib/domain/wire/message-views'

/** Writes a message. @param first the form, empty @param label to whom */
export function MessageForm({
  action,
  first,
  label,
}: {
  action: (before: MessageFormState, form: FormData) => Promise<MessageFormState>
  first: MessageFormState
  label: string
}) {
  const t = useTranslations('orders.messages')
  const { state, failure, formProps } = useFormAction(action, first)
  const isSent = state.id !== first.id && state.refusal === null
  return (
    <form {...formProps} noValidate className="flex flex-col gap-3">
      <FailureAlert failure={failure} />
      <HiddenValues values={{ id: state.id }} />
      <Field label={label} name="text" error={state.refusal}>
        <Textarea key={state.id} rows={3} maxLength={MAX_MESSAGE} defaultValue={state.typed} />
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton size="sm" busyText={t('sending')}>
          {t('send')}
        </SubmitButton>
        <p role="status" className="text-good text-sm">
          {isSent && t('sent')}
        </p>
      </div>
    </form>
  )
}
