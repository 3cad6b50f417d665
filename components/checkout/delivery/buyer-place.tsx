'use client'

import { useLocale, useTranslations } from 'next-intl'
import { type Ref, useState } from 'react'
import { CountryOptions } from '@/components/ui/form/country-options'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'
import { Select } from '@/components/ui/form/select'
import { DELIVERY_REGIONS } from '@/lib/domain/facts/delivery-countries'
import { hasStates } from '@/lib/domain/facts/states'
import { type BuyerPlace, isCompletePlace } from '@/lib/domain/tax/tax-place'
import { namedCountries } from '@/lib/domain/text/country'

/**
 * Where the buyer is, for the tax of what is not delivered: the country, and in those with states the postal code.
 * @param initial what stands there at first
 * @param onPlace receives the place whenever it has changed: null while it is not complete
 */
export function BuyerPlaceFields({
  initial,
  error,
  disabled,
  onPlace,
  ref,
}: {
  initial: BuyerPlace | null
  error: string | null
  disabled: boolean
  onPlace: (place: BuyerPlace | null) => void
  ref?: Ref<HTMLElement>
}) {
  const t = useTranslations('checkout.buyerPlace')
  const locale = useLocale()
  const [typed, setTyped] = useState<BuyerPlace>(initial ?? { country: '', postalCode: '' })
  const [countries] = useState(() => namedCountries(Object.values(DELIVERY_REGIONS).flat(), locale))
  const change = (next: BuyerPlace) => {
    setTyped(next)
    onPlace(isCompletePlace(next) ? next : null)
  }
  return (
    <section ref={ref} tabIndex={-1} aria-labelledby="buyer-place" className="flex flex-col gap-4">
      <div>
        <h3 id="buyer-place" className="font-semibold">
          {t('title')}
        </h3>
        <p className="text-muted text-sm">{t('why')}</p>
      </div>
      <Field label={t('country')} error={error}>
        <Select
          autoComplete="country"
          value={typed.country}
          disabled={disabled}
          onChange={({ currentTarget: { value: country } }) => change({ country, postalCode: '' })}
        >
          <option value="" disabled>
            {t('choose')}
          </option>
          <CountryOptions countries={countries} />
        </Select>
      </Field>
      {hasStates(typed.country) && (
        <Field label={t('postalCode')}>
          <Input
            autoComplete="postal-code"
            value={typed.postalCode}
            maxLength={12}
            disabled={disabled}
            onChange={({ currentTarget: { value: postalCode } }) => change({ ...typed, postalCode })}
          />
        </Field>
      )}
    </section>
  )
}
