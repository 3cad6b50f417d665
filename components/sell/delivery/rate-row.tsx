import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/form/button'
import { CurrencyOptions } from '@/components/ui/form/currency-options'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'
import { Select } from '@/components/ui/form/select'
import { useSay } from '@/components/ui/use-say'
import { asksFor, type RateField, type RateFormErrors, type RateFormValues } from '@/lib/domain/shipping/rate-form'
import { RATE_KINDS } from '@/lib/domain/shipping/rates'
import { rateFieldName } from '@/lib/domain/shipping/zone-form'
import { MAX_ZONE_NAME } from '@/lib/domain/shipping/zone-name'

/** A field that belongs to some kinds alone shows with them, by the style sheet: it needs no script. */
const SHOWN = {
  perItem: 'hidden group-has-[[data-asks=perItem]:checked]/rate:flex',
  freeOver: 'hidden group-has-[[data-asks=freeOver]:checked]/rate:flex',
  upToGrams: 'hidden group-has-[[data-asks=upToGrams]:checked]/rate:flex',
} as const
const APART = ['perItem', 'freeOver', 'upToGrams'] as const

/**
 * One rate of a zone.
 * @param place 1 for the first
 * @param onRemove null where it is the only one
 */
export function RateRow({
  rate,
  place,
  errors,
  currencies,
  onRemove,
}: {
  rate: RateFormValues
  place: number
  errors: RateFormErrors
  currencies: readonly string[]
  onRemove: (() => void) | null
}) {
  const t = useTranslations('sell.delivery.form')
  const say = useSay()
  const field = (name: RateField) => ({
    label: t(name === 'name' ? 'rateName' : name),
    name: rateFieldName(rate.key, name),
    error: errors[name] && say(errors[name]),
  })
  const select = (name: 'kind' | 'currency') => ({ name: rateFieldName(rate.key, name), defaultValue: rate[name] })
  const offered = currencies.includes(rate.currency) ? currencies : [rate.currency, ...currencies]
  return (
    <fieldset className="group/rate p-5 sm:px-6">
      <legend className="sr-only">{t('rate', { place })}</legend>
      <input type="hidden" name="rate" value={rate.key} />
      <div className="mb-4 flex items-center justify-between gap-3">
        <p aria-hidden className="font-semibold text-sm">
          {t('rate', { place })}
        </p>
        {onRemove && (
          <Button variant="ghost" size="sm" aria-label={t('removeRateOf', { place })} onClick={onRemove}>
            {t('removeRate')}
          </Button>
        )}
      </div>
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <Field {...field('name')} hint={t('rateNameHint')}>
          <Input defaultValue={rate.name} maxLength={MAX_ZONE_NAME} required autoComplete="off" />
        </Field>
        <Field {...field('kind')}>
          <Select {...select('kind')}>
            {RATE_KINDS.map((kind) => (
              <option key={kind} value={kind} data-asks={APART.find((each) => asksFor(kind, each))}>
                {t(`kinds.${kind}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field {...field('price')}>
          <Input defaultValue={rate.price} inputMode="decimal" autoComplete="off" />
        </Field>
        <Field {...field('currency')}>
          <Select {...select('currency')}>
            <CurrencyOptions codes={offered} />
          </Select>
        </Field>
        {APART.map((name) => (
          <Field key={name} {...field(name)} hint={name === 'upToGrams' && t('upToGramsHint')} className={clsx(SHOWN[name], 'sm:col-span-2')}>
            <Input defaultValue={rate[name]} inputMode={name === 'upToGrams' ? 'numeric' : 'decimal'} autoComplete="off" />
          </Field>
        ))}
        <Field {...field('minDays')} optional>
          <Input defaultValue={rate.minDays} inputMode="numeric" autoComplete="off" />
        </Field>
        <Field {...field('maxDays')} optional>
          <Input defaultValue={rate.maxDays} inputMode="numeric" autoComplete="off" />
        </Field>
      </div>
    </fieldset>
  )
}
