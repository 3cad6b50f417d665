'use client'

import { useTranslations } from 'next-intl'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'
import { SaveRow } from '@/components/ui/form/save-row'
import { useFormAction } from '@/components/ui/form/use-form-action'
import { useSay } from '@/components/ui/use-say'
import type { Said } from '@/lib/domain/wire/said'

/** What is typed, whether it was just saved, and what is wrong with it. */
export type WarningPolicyState = { upTo: string; isSaved: boolean; refusal: Said | null }

/** Up to which amount the shop refunds by itself what a bank suspects. @param upTo in major units; empty: never */
export function WarningPolicyForm({
  action,
  upTo,
  currency,
}: {
  action: (before: WarningPolicyState, form: FormData) => Promise<WarningPolicyState>
  upTo: string
  currency: string
}) {
  const t = useTranslations('sell.settings.warnings')
  const say = useSay()
  const { state, failure, formProps } = useFormAction<WarningPolicyState>(action, { upTo, isSaved: false, refusal: null })
  return (
    <form {...formProps} noValidate className="flex max-w-md flex-col items-start gap-4">
      <FailureAlert failure={failure} />
      <Field
        label={t('label')}
        name="upTo"
        className="w-full"
        optional
        hint={t('labelHint', { currency: currency.toUpperCase() })}
        error={state.refusal && say(state.refusal)}
      >
        <Input inputMode="decimal" autoComplete="off" defaultValue={state.upTo} />
      </Field>
      <SaveRow save={t('save')} saved={state.isSaved && t('saved')} />
    </form>
  )
}
