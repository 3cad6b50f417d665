'use client'

import { useTranslations } from 'next-intl'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { useFormAction } from '@/components/ui/form/use-form-action'
import { useSay } from '@/components/ui/use-say'
import type { Said } from '@/lib/domain/wire/said'

/** A name form after posting: what was typed, what is wrong with it, whether it was saved. */
export type ShopNameState = { name: string; error: Said | null; isSaved: boolean }

/**
 * Asks for the name of a shop, to open or to rename it.
 * @param action the server action
 * @param submit the verb on the button
 */
export function ShopNameForm({
  action,
  name,
  submit,
  busyText,
  hint,
}: {
  action: (state: ShopNameState, form: FormData) => Promise<ShopNameState>
  name: string
  submit: string
  busyText: string
  hint: string
}) {
  const t = useTranslations('sell.settings')
  const say = useSay()
  const { state, failure, formProps } = useFormAction<ShopNameState>(action, { name, error: null, isSaved: false })
  return (
    <form {...formProps} className="flex max-w-md flex-col items-start gap-4">
      <FailureAlert failure={failure} />
      <Field label={t('shopName')} name="shopName" error={state.error && say(state.error)} hint={hint} className="w-full">
        <Input autoComplete="organization" maxLength={60} required defaultValue={state.name} key={state.name} />
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton busyText={busyText}>{submit}</SubmitButton>
        <p role="status" className="text-good text-sm">
          {state.isSaved && t('saved')}
        </p>
      </div>
    </form>
  )
}
