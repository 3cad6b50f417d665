'use client'

import { useTranslations } from 'next-intl'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Alert } from '@/components/ui/feedback/alert'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'
import { SaveRow } from '@/components/ui/form/save-row'
import { useFormAction } from '@/components/ui/form/use-form-action'
import type { FeaturedFormState } from '@/lib/domain/wire/featured'

type Props = { action: (before: FeaturedFormState, form: FormData) => Promise<FeaturedFormState> }

/** Features what is at the address that is pasted here. */
export function FeatureForm({ action }: Props) {
  const t = useTranslations('admin.featured.add')
  const { state, failure, formProps } = useFormAction<FeaturedFormState>(action, { typed: '', refusal: null, done: null })
  return (
    <form {...formProps} className="flex max-w-xl flex-col gap-5">
      <FailureAlert failure={failure} />
      {state.refusal && <Alert tone="warn" live title={state.refusal} />}
      {/* Once something is featured, the next begins empty. */}
      <Field key={state.done} label={t('address')} hint={t('addressHint')} name="address">
        <Input maxLength={500} required autoComplete="off" defaultValue={state.typed} />
      </Field>
      <SaveRow save={t('submit')} saved={state.done !== null && t('done')} />
    </form>
  )
}
