'use client'

import { useTranslations } from 'next-intl'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { CountryOptions } from '@/components/ui/form/country-options'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'
import { Select } from '@/components/ui/form/select'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { useFormAction } from '@/components/ui/form/use-form-action'
import { LEGAL_FIELDS, type LegalField, type LegalValues } from '@/lib/domain/documents/legal-form'

/** The form after posting: what was typed, which fields are not right, what became of it. */
export type LegalState = { values: LegalValues; invalid: LegalField[]; done: 'saved' | 'removed' | null }

const ROWS = ['legalName', 'taxId', 'line1', 'line2', 'postalCode', 'city', 'state'] as const
const OPTIONAL: readonly string[] = ['line2', 'state']
const AUTOCOMPLETE: Record<(typeof ROWS)[number], string> = {
  legalName: 'organization',
  taxId: 'off',
  line1: 'address-line1',
  line2: 'address-line2',
  postalCode: 'postal-code',
  city: 'address-level2',
  state: 'address-level1',
}

/**
 * Asks what stands on a seller's invoices.
 * @param countries by name, as the server names them
 */
export function LegalForm({
  action,
  values,
  countries,
}: {
  action: (state: LegalState, form: FormData) => Promise<LegalState>
  values: LegalValues
  countries: { code: string; name: string }[]
}) {
  const t = useTranslations('documents.legal')
  const { state, failure, formProps } = useFormAction<LegalState>(action, { values, invalid: [], done: null })
  const errorOf = (field: LegalField) => (state.invalid.includes(field) ? t('missing') : null)
  return (
    <form {...formProps} className="grid max-w-2xl items-start gap-4 sm:grid-cols-2">
      <FailureAlert failure={failure} />
      {ROWS.map((field) => (
        <Field
          key={field}
          label={t(field)}
          name={field}
          error={errorOf(field)}
          hint={field === 'taxId' ? t('taxIdHint') : undefined}
          optional={OPTIONAL.includes(field)}
        >
          <Input autoComplete={AUTOCOMPLETE[field]} maxLength={LEGAL_FIELDS[field]} defaultValue={state.values[field]} key={state.values[field]} />
        </Field>
      ))}
      <Field label={t('country')} name="country" error={errorOf('country')}>
        <Select autoComplete="country" defaultValue={state.values.country} key={state.values.country}>
          <option value="">{t('choose')}</option>
          <CountryOptions countries={countries} />
        </Select>
      </Field>
      <div className="flex flex-wrap items-center gap-3 sm:col-span-2">
        <SubmitButton>{t('save')}</SubmitButton>
        <p role="status" className="text-good text-sm">
          {state.done && `${t(state.done)} ${t('kept')}`}
        </p>
      </div>
    </form>
  )
}
