'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { NamedCountry } from '@/components/sell/delivery/country-names'
import { Section } from '@/components/ui/data/card'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Alert } from '@/components/ui/feedback/alert'
import { Button } from '@/components/ui/form/button'
import { Radio } from '@/components/ui/form/checkbox'
import { Field } from '@/components/ui/form/field'
import { HiddenValues } from '@/components/ui/form/hidden-values'
import { Input } from '@/components/ui/form/input'
import { LinkButton } from '@/components/ui/form/link-button'
import { RadioGroup } from '@/components/ui/form/radio-group'
import { useFormAction } from '@/components/ui/form/use-form-action'
import { useSay } from '@/components/ui/use-say'
import { MAX_REGISTRATION, postedTax, TAX_MODES, type TaxFormState, type TaxFormValues } from '@/lib/domain/tax/tax-form'
import { TAX_BEHAVIORS } from '@/lib/domain/tax/tax-rates'
import { TaxRates } from './tax-rates'

/** What was posted before and has not arrived: shown again in the place of what is saved. */
type Restored = { values: TaxFormValues; version: string }

/**
 * How a seller charges tax. What was typed stays after an error, and over a reload or a sign-in.
 * @param action the server action, called with what was posted
 * @param stripeUrl where the seller sets up Stripe Tax; null without an account
 */
export function TaxForm({
  action,
  initial,
  countries,
  stripeUrl,
}: {
  action: (state: TaxFormState, form: FormData) => Promise<TaxFormState>
  initial: TaxFormState
  countries: NamedCountry[]
  stripeUrl: string | null
}) {
  const t = useTranslations('sell.tax')
  const common = useTranslations('common.form')
  const say = useSay()
  const [restored, setRestored] = useState<Restored | null>(null)
  const { state, busy, failure, formProps } = useFormAction(action, initial, (posted) => setRestored(restoredFrom(posted)))
  const { ref: form } = formProps
  const alert = useRef<HTMLDivElement>(null)
  useEffect(() => leadToProblem(state, form.current, alert.current), [state, form])
  const values = restored && state === initial ? restored.values : state.values
  const version = restored && state === initial ? restored.version : state.version
  return (
    <form {...formProps} noValidate className="group/tax flex max-w-3xl flex-col gap-6">
      <FailureAlert failure={failure} />
      {state.refusal && <Alert ref={alert} tone="warn" live title={say(state.refusal)} />}
      <HiddenValues values={{ version }} />
      <Fields key={restored ? 'restored' : 'first'} values={values} errors={state.errors} countries={countries} />
      {stripeUrl && (
        <div className="hidden group-has-[[data-mode=stripe]:checked]/tax:block">
          <LinkButton href={stripeUrl} external variant="secondary" size="sm">
            {t('stripe.open')}
          </LinkButton>
        </div>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" busy={busy} busyText={common('saving')}>
          {t('save')}
        </Button>
        <p role="status" className="text-good text-sm">
          {state.isSaved && !busy && t('saved')}
        </p>
      </div>
    </form>
  )
}

function Fields({ values, errors, countries }: { values: TaxFormValues; errors: TaxFormState['errors']; countries: NamedCountry[] }) {
  const t = useTranslations('sell.tax')
  const say = useSay()
  return (
    <>
      <div className="flex flex-col gap-5">
        <RadioGroup legend={t('mode')}>
          {TAX_MODES.map((mode) => (
            <Radio
              key={mode}
              name="mode"
              value={mode}
              data-mode={mode}
              defaultChecked={values.mode === mode}
              label={t(`modes.${mode}`)}
              hint={t(`modeHints.${mode}`)}
            />
          ))}
        </RadioGroup>
        {errors.mode && <p className="text-danger text-sm">{say(errors.mode)}</p>}
      </div>
      <div className="flex flex-col gap-6 group-has-[[data-mode=none]:checked]/tax:hidden">
        <RadioGroup legend={t('behavior')}>
          {TAX_BEHAVIORS.map((behavior) => (
            <Radio
              key={behavior}
              name="behavior"
              value={behavior}
              defaultChecked={values.behavior === behavior}
              label={t(`behaviors.${behavior}`)}
              hint={t(`behaviorHints.${behavior}`)}
            />
          ))}
        </RadioGroup>
        {errors.behavior && <p className="text-danger text-sm">{say(errors.behavior)}</p>}
        <div className="hidden group-has-[[data-mode=rates]:checked]/tax:block">
          <Section title={t('rates')} hint={t('ratesHint')} padded={false}>
            <TaxRates rates={values.rates} errors={errors} countries={countries} />
          </Section>
        </div>
        <Field
          label={t('registration')}
          name="registrationNumber"
          error={errors.registrationNumber && say(errors.registrationNumber)}
          hint={t('registrationHint')}
          optional
        >
          <Input defaultValue={values.registrationNumber} maxLength={MAX_REGISTRATION} autoComplete="off" />
        </Field>
      </div>
    </>
  )
}

function restoredFrom(posted: FormData): Restored {
  return { values: postedTax(posted), version: String(posted.get('version') ?? '') }
}

/** After a try that failed, the focus goes to what has to be read or put right first. */
function leadToProblem({ refusal, errors }: TaxFormState, form: HTMLFormElement | null, alert: HTMLElement | null): void {
  if (refusal) alert?.focus()
  else if (Object.keys(errors).length > 0) form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-problem]')?.focus()
}
