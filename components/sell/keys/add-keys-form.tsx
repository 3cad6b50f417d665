'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Field } from '@/components/ui/form/field'
import { Select } from '@/components/ui/form/select'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { Textarea } from '@/components/ui/form/textarea'
import { useFormAction } from '@/components/ui/form/use-form-action'
import { useSay } from '@/components/ui/use-say'
import type { Said } from '@/lib/domain/wire/said'

/** The form after posting. `added`: how many keys, and the lines of those that the shop had; null while nothing was. */
export type AddKeysState = { typed: string; error: Said | null; added: { count: number; leftOut: number[] } | null }

type Action = (state: AddKeysState, form: FormData) => Promise<AddKeysState>

/** Pastes keys, one a line. @param variants none where the product has no options */
export function AddKeysForm({ action, variants }: { action: Action; variants: { id: string; title: string }[] }) {
  const t = useTranslations('sell.product.keys')
  const say = useSay()
  const { state, failure, formProps } = useFormAction<AddKeysState>(action, { typed: '', error: null, added: null })
  const { ref: form } = formProps
  // What was added must not stand there to be added again.
  useEffect(() => {
    const field = state.added && form.current?.elements.namedItem('keys')
    if (field instanceof HTMLTextAreaElement) field.value = ''
  }, [state, form])
  return (
    <form {...formProps} className="flex max-w-md flex-col items-start gap-4">
      <FailureAlert failure={failure} />
      {variants.length > 0 && (
        <Field label={t('for')} name="variant" className="w-full">
          <Select name="variant">
            {variants.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field label={t('label')} name="keys" hint={t('hint')} error={state.error && say(state.error)} className="w-full">
        <Textarea name="keys" rows={6} defaultValue={state.typed} required autoComplete="off" spellCheck={false} className="font-mono text-sm" />
      </Field>
      <SubmitButton variant="secondary" busyText={t('adding')}>
        {t('add')}
      </SubmitButton>
      <Outcome added={state.added} />
    </form>
  )
}

function Outcome({ added }: Pick<AddKeysState, 'added'>) {
  const t = useTranslations('sell.product.keys')
  const format = useFormatter()
  const lines = added?.leftOut.slice(0, 20).map((line) => format.number(line)) ?? []
  return (
    <p role="status" className="text-sm">
      {added && <span>{t('added', { count: added.count })}</span>}{' '}
      {added && added.leftOut.length > 0 && <span>{t('leftOut', { count: added.leftOut.length, lines: String(format.list(lines, 'and')) })}</span>}
    </p>
  )
}
