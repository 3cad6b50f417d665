'use client'

import { useTranslations } from 'next-intl'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { CurrencyOptions } from '@/components/ui/form/currency-options'
import { Field } from '@/components/ui/form/field'
import { FileField } from '@/components/ui/form/file-input'
import { Select } from '@/components/ui/form/select'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { useFormAction } from '@/components/ui/form/use-form-action'
import { useSay } from '@/components/ui/use-say'
import { MAX_IMPORT_BYTES } from '@/lib/domain/catalog/limits'
import type { Said } from '@/lib/domain/wire/said'

/** The currency that was chosen, and why the file was not taken. */
export type UploadState = { currency: string; error: Said | null }

const MAX_MEGABYTES = MAX_IMPORT_BYTES / 1024 ** 2
const TOO_LARGE: Said = { key: 'import.tooLarge', values: { megabytes: MAX_MEGABYTES } }

/** Chooses a file of products. @param currencies those of the shop, its own first */
export function UploadForm({
  action,
  currencies,
}: {
  action: (before: UploadState, form: FormData) => Promise<UploadState>
  currencies: readonly string[]
}) {
  const t = useTranslations('sell.import')
  const say = useSay()
  const { state, failure, formProps } = useFormAction<UploadState>(action, { currency: currencies[0] ?? '', error: null })
  return (
    <form {...formProps} className="flex max-w-xl flex-col items-start gap-5">
      <FailureAlert failure={failure} />
      <div className="flex w-full flex-col gap-1.5">
        <FileField
          label={t('choose')}
          hint={t('chooseHint', { megabytes: MAX_MEGABYTES })}
          name="file"
          accept=".csv,text/csv"
          required
          onChange={({ target }) => target.setCustomValidity(isTooLarge(target) ? say(TOO_LARGE) : '')}
          aria-invalid={state.error ? true : undefined}
        />
        <p role="alert" className="text-danger text-sm empty:hidden">
          {state.error && say(state.error)}
        </p>
      </div>
      <Field label={t('currency')} name="currency" hint={t('currencyHint')} className="w-full">
        <Select name="currency" defaultValue={state.currency}>
          <CurrencyOptions codes={currencies} />
        </Select>
      </Field>
      <SubmitButton busyText={t('checking')}>{t('check')}</SubmitButton>
    </form>
  )
}

function isTooLarge({ files }: HTMLInputElement): boolean {
  return (files?.[0]?.size ?? 0) > MAX_IMPORT_BYTES
}
