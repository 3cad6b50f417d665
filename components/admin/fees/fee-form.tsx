'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Alert } from '@/components/ui/feedback/alert'
import { Button } from '@/components/ui/form/button'
import { Checkbox } from '@/components/ui/form/checkbox'
import { CurrencyOptions } from '@/components/ui/form/currency-options'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'
import { Select } from '@/components/ui/form/select'
import { useFormAction } from '@/components/ui/form/use-form-action'
import { useSay } from '@/components/ui/use-say'
import { type FeeFormErrors, type FeeFormValues, parseFeeForm } from '@/lib/domain/pricing/fee-form'
import { FeePreview } from './fee-preview'

export type FeeFormState = { errors: FeeFormErrors; sentence: string | null; saved: boolean }

/**
 * Sets the fee of one currency, with what it takes of a sale shown while it is typed.
 * @param currencies those to choose from
 */
export function FeeForm({
  action,
  initial,
  currencies,
}: {
  action: (state: FeeFormState, form: FormData) => Promise<FeeFormState>
  initial: FeeFormValues
  currencies: readonly string[]
}) {
  const t = useTranslations('admin.fees')
  const saving = useTranslations('common.form')
  const say = useSay()
  const { state, busy, failure, formProps } = useFormAction<FeeFormState>(action, { errors: {}, sentence: null, saved: false })
  const { ref: form } = formProps
  const [values, setValues] = useState(initial)
  // The fields keep what is typed, also what was typed before this script arrived.
  useEffect(() => {
    if (form.current) setValues(valuesIn(form.current))
  }, [form])
  const typed = parseFeeForm(values, useLocale())
  const field = (name: Exclude<keyof FeeFormValues, 'onShipping'>) => {
    const said = state.errors[name]
    return { label: t(name), name, error: said && say(said) }
  }
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      <form {...formProps} onChange={(event) => setValues(valuesIn(event.currentTarget))} className="flex flex-col gap-5">
        <FailureAlert failure={failure} />
        {state.sentence && <Alert tone={state.saved ? 'good' : 'danger'} live title={state.sentence} />}
        <Field {...field('currency')}>
          <Select name="currency" defaultValue={initial.currency}>
            <CurrencyOptions codes={currencies} />
          </Select>
        </Field>
        <Field {...field('percent')} hint={t('percentHint')}>
          <Input defaultValue={initial.percent} inputMode="decimal" required autoComplete="off" />
        </Field>
        {AMOUNTS.map((name) => (
          <Field key={name} {...field(name)} hint={t(`${name}Hint`)} optional>
            <Input defaultValue={initial[name]} inputMode="decimal" autoComplete="off" />
          </Field>
        ))}
        <Checkbox name="onShipping" defaultChecked={initial.onShipping === 'on'} label={t('onShipping')} />
        <div>
          <Button type="submit" busy={busy} busyText={saving('saving')}>
            {t('save')}
          </Button>
        </div>
      </form>
      <div aria-live="polite" className="self-start overflow-hidden rounded-md border border-line pb-3">
        {typed.ok ? <FeePreview currency={typed.currency} rule={typed.rule} /> : <p className="p-5 text-muted text-sm">{t('enter')}</p>}
      </div>
    </div>
  )
}

const AMOUNTS = ['fixed', 'least', 'most'] as const

function valuesIn(form: HTMLFormElement): FeeFormValues {
  const data = new FormData(form)
  const text = (name: keyof FeeFormValues) => String(data.get(name) ?? '')
  return {
    currency: text('currency'),
    percent: text('percent'),
    fixed: text('fixed'),
    least: text('least'),
    most: text('most'),
    onShipping: text('onShipping'),
  }
}
