'use client'

import { useTranslations } from 'next-intl'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Alert } from '@/components/ui/feedback/alert'
import { Checkbox } from '@/components/ui/form/checkbox'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { useFormAction } from '@/components/ui/form/use-form-action'
import { useSay } from '@/components/ui/use-say'
import { API_SCOPES, MAX_KEY_NAME } from '@/lib/domain/api/scopes'
import type { Said } from '@/lib/domain/wire/said'
import { ShownOnce } from './shown-once'

/** What was typed, why it was refused, and the key that was made last: it is shown this once. */
export type KeyState = { name: string; scopes: string[]; error: Said | null; field: 'name' | 'scopes' | null; token: string | null }

/** Makes a key for programs, and shows it once. */
export function KeyForm({ action }: { action: (before: KeyState, form: FormData) => Promise<KeyState> }) {
  const t = useTranslations('sell.apiKeys')
  const say = useSay()
  const { state, failure, formProps } = useFormAction<KeyState>(action, { name: '', scopes: [], error: null, field: null, token: null })
  const errorOf = (field: KeyState['field']) => (state.error && state.field === field ? say(state.error) : null)
  const general = errorOf(null)
  return (
    <div className="flex flex-col gap-5">
      {state.token && <ShownOnce key={state.token} title={t('made')} label={t('key')} hint={t('madeHint')} secret={state.token} />}
      <form {...formProps} noValidate className="flex max-w-md flex-col items-start gap-4" key={state.token}>
        <FailureAlert failure={failure} />
        {general && (
          <Alert tone="warn" live>
            {general}
          </Alert>
        )}
        <Field label={t('name')} name="name" hint={t('nameHint')} error={errorOf('name')} className="w-full">
          <Input autoComplete="off" maxLength={MAX_KEY_NAME} required defaultValue={state.name} />
        </Field>
        <fieldset>
          <legend className="font-medium text-sm">{t('scopes')}</legend>
          {API_SCOPES.map((scope) => (
            <Checkbox key={scope} name="scopes" value={scope} label={t(`scope.${scope}`)} defaultChecked={state.scopes.includes(scope)} />
          ))}
          {errorOf('scopes') && (
            <p role="alert" className="text-danger text-sm">
              {errorOf('scopes')}
            </p>
          )}
        </fieldset>
        <SubmitButton busyText={t('creating')}>{t('create')}</SubmitButton>
      </form>
    </div>
  )
}
