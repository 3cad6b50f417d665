'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Section } from '@/components/ui/data/card'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Alert } from '@/components/ui/feedback/alert'
import { Button } from '@/components/ui/form/button'
import { Field } from '@/components/ui/form/field'
import { HiddenValues } from '@/components/ui/form/hidden-values'
import { Input } from '@/components/ui/form/input'
import { LinkButton } from '@/components/ui/form/link-button'
import { useFormAction } from '@/components/ui/form/use-form-action'
import { useSay } from '@/components/ui/use-say'
import { postedZone, type ZoneFormState, type ZoneFormValues } from '@/lib/domain/shipping/zone-form'
import { MAX_ZONE_NAME } from '@/lib/domain/shipping/zone-name'
import { CountriesField } from './countries-field'
import type { NamedRegion } from './country-names'
import { RateRows } from './rate-rows'
import { ZoneDifferences } from './zone-differences'

/** What was posted before and has not arrived: shown again in the place of what is saved. */
type Restored = { values: ZoneFormValues; id: string; version: string }

/**
 * The form of a zone with its rates, new or not. What was typed stays after an error, and over a reload or a sign-in.
 * @param action the server action, called with what was posted
 * @param currencies those the seller may charge
 */
export function ZoneForm({
  action,
  initial,
  regions,
  currencies,
}: {
  action: (state: ZoneFormState, form: FormData) => Promise<ZoneFormState>
  initial: ZoneFormState
  regions: NamedRegion[]
  currencies: readonly string[]
}) {
  const t = useTranslations('sell.delivery.form')
  const common = useTranslations('common.form')
  const [restored, setRestored] = useState<Restored | null>(null)
  const { state, busy, failure, formProps } = useFormAction(action, initial, (posted) => setRestored(restoredFrom(posted)))
  const { ref: form } = formProps
  const alert = useRef<HTMLDivElement>(null)
  useEffect(() => leadToProblem(state, form.current, alert.current), [state, form])
  const seen = state.refusal ? state : (restored ?? state)
  return (
    <form {...formProps} noValidate className="flex max-w-3xl flex-col gap-6">
      <FailureAlert failure={failure} />
      <Refusal state={state} alert={alert} />
      <HiddenValues values={{ id: seen.id, version: seen.version }} />
      <Fields
        key={restored ? 'restored' : 'first'}
        state={restored ? { ...state, values: restored.values } : state}
        regions={regions}
        currencies={currencies}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" busy={busy} busyText={common('saving')}>
          {t('save')}
        </Button>
        <LinkButton href="/sell/delivery" variant="ghost">
          {common('cancel')}
        </LinkButton>
      </div>
    </form>
  )
}

function Refusal({ state: { refusal, current, values }, alert }: { state: ZoneFormState; alert: React.Ref<HTMLDivElement> }) {
  const say = useSay()
  if (!refusal) return null
  return (
    <Alert ref={alert} tone="warn" live title={say(refusal)}>
      {current && <ZoneDifferences typed={values} current={current} />}
    </Alert>
  )
}

function Fields({ state: { values, errors }, regions, currencies }: { state: ZoneFormState; regions: NamedRegion[]; currencies: readonly string[] }) {
  const t = useTranslations('sell.delivery.form')
  const say = useSay()
  return (
    <>
      <Section title={t('place')}>
        <div className="flex flex-col gap-5">
          <Field label={t('name')} name="name" error={errors.name && say(errors.name)} hint={t('nameHint')}>
            <Input defaultValue={values.name} maxLength={MAX_ZONE_NAME} required autoComplete="off" />
          </Field>
          <CountriesField values={values} error={errors.countries && say(errors.countries)} regions={regions} />
          <Field
            label={t('postalPrefixes')}
            name="postalPrefixes"
            error={errors.postalPrefixes && say(errors.postalPrefixes)}
            hint={t('postalPrefixesHint')}
            optional
          >
            <Input defaultValue={values.postalPrefixes} autoComplete="off" />
          </Field>
        </div>
      </Section>
      <Section title={t('rates')} hint={t('ratesHint')} padded={false}>
        <RateRows rates={values.rates} errors={errors} currencies={currencies} />
      </Section>
    </>
  )
}

function restoredFrom(posted: FormData): Restored {
  return { values: postedZone(posted), id: String(posted.get('id') ?? ''), version: String(posted.get('version') ?? '') }
}

/** After a try that failed, the focus goes to what has to be read or put right first. */
function leadToProblem({ refusal, errors }: ZoneFormState, form: HTMLFormElement | null, alert: HTMLElement | null): void {
  if (refusal) alert?.focus()
  else if (Object.keys(errors).length > 0) form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-problem]')?.focus()
}
