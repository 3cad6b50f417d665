'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import type { NamedCountry } from '@/components/sell/delivery/country-names'
import { Button } from '@/components/ui/form/button'
import { Checkbox } from '@/components/ui/form/checkbox'
import { CountryOptions } from '@/components/ui/form/country-options'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'
import { Select } from '@/components/ui/form/select'
import { useSay } from '@/components/ui/use-say'
import { MAX_ZONE_NAME } from '@/lib/domain/shipping/zone-name'
import { emptyTaxRate, MAX_TAX_RATES, type TaxFormErrors, type TaxRateField, type TaxRateValues, taxFieldName } from '@/lib/domain/tax/tax-form'
import { EUROPEAN_UNION } from '@/lib/domain/tax/tax-rates'

/** A seller's tax rates, to add and to remove. */
export function TaxRates({ rates, errors, countries }: { rates: TaxRateValues[]; errors: TaxFormErrors; countries: NamedCountry[] }) {
  const t = useTranslations('sell.tax')
  const say = useSay()
  const [rows, setRows] = useState(rates)
  const list = useRef<HTMLDivElement>(null)
  const added = useRef<HTMLButtonElement>(null)
  const isFull = rows.length >= MAX_TAX_RATES
  const add = () => {
    const key = freeKey(rows)
    setRows([...rows, { ...emptyTaxRate(key, rows.at(-1)?.country ?? ''), name: rows.at(-1)?.name ?? '' }])
    // The row is there after this turn.
    requestAnimationFrame(() => list.current?.querySelector<HTMLInputElement>(`[name="${taxFieldName(key, 'name')}"]`)?.focus())
  }
  const remove = (key: string) => {
    setRows(rows.filter((row) => row.key !== key))
    added.current?.focus()
  }
  return (
    <>
      <div ref={list} className="divide-y divide-line">
        {rows.map((row, place) => (
          <Row
            key={row.key}
            rate={row}
            place={place + 1}
            errors={errors.ofRates?.[row.key] ?? {}}
            countries={countries}
            onRemove={rows.length > 1 ? () => remove(row.key) : null}
          />
        ))}
      </div>
      <div className="flex flex-col items-start gap-2 border-line border-t p-5 sm:px-6">
        {errors.rates && (
          <p data-problem tabIndex={-1} className="text-danger text-sm">
            {say(errors.rates)}
          </p>
        )}
        {isFull && <p className="text-muted text-sm">{t('full', { max: MAX_TAX_RATES })}</p>}
        <Button ref={added} variant="secondary" size="sm" aria-disabled={isFull || undefined} onClick={() => !isFull && add()}>
          {t('addRate')}
        </Button>
      </div>
    </>
  )
}

type RowProps = {
  rate: TaxRateValues
  place: number
  errors: NonNullable<TaxFormErrors['ofRates']>[string]
  countries: NamedCountry[]
  onRemove: (() => void) | null
}

/** One rate. @param place 1 for the first */
function Row({ rate, place, errors, countries, onRemove }: RowProps) {
  const t = useTranslations('sell.tax')
  const say = useSay()
  const field = (name: Exclude<TaxRateField, 'onShipping'>) => ({
    label: t(`field.${name}`),
    name: taxFieldName(rate.key, name),
    error: errors[name] && say(errors[name]),
  })
  return (
    <fieldset className="p-5 sm:px-6">
      <legend className="sr-only">{t('rate', { place })}</legend>
      <input type="hidden" name="rate" value={rate.key} />
      <div className="mb-4 flex items-center justify-between gap-3">
        <p aria-hidden className="font-semibold text-sm">
          {t('rate', { place })}
        </p>
        {onRemove && (
          <Button variant="ghost" size="sm" aria-label={t('removeOf', { place })} onClick={onRemove}>
            {t('remove')}
          </Button>
        )}
      </div>
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <Field {...field('name')} hint={t('nameHint')}>
          <Input defaultValue={rate.name} maxLength={MAX_ZONE_NAME} required autoComplete="off" />
        </Field>
        <Field {...field('percent')} hint={t('percentHint')}>
          <Input defaultValue={rate.percent} inputMode="decimal" required autoComplete="off" />
        </Field>
        <Field {...field('country')}>
          <Select name={taxFieldName(rate.key, 'country')} defaultValue={rate.country}>
            <option value="" disabled>
              {t('choose')}
            </option>
            <option value={EUROPEAN_UNION}>{t('union')}</option>
            <CountryOptions countries={countries} />
          </Select>
        </Field>
        <Field {...field('state')} hint={t('stateHint')} optional>
          <Input defaultValue={rate.state} maxLength={2} autoComplete="off" />
        </Field>
        <Field {...field('taxCode')} hint={t('taxCodeHint')} optional className="sm:col-span-2">
          <Input defaultValue={rate.taxCode} maxLength={20} autoComplete="off" />
        </Field>
        <div className="sm:col-span-2">
          <Checkbox name={taxFieldName(rate.key, 'onShipping')} value="on" defaultChecked={rate.onShipping === 'on'} label={t('field.onShipping')} />
        </div>
      </div>
    </fieldset>
  )
}

/** "new-3": a name that no row has, also of those that came back with what was typed before. */
function freeKey(rows: TaxRateValues[]): string {
  const used = rows.map(({ key }) => Number(/^new-(\d{1,6})$/.exec(key)?.[1] ?? 0))
  return `new-${Math.max(0, ...used) + 1}`
}
