'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useOptimistic, useTransition } from 'react'
import { keepPreference } from '@/components/shell/preference-cookie'
import { CountryOptions } from '@/components/ui/form/country-options'
import { Field } from '@/components/ui/form/field'
import { Select } from '@/components/ui/form/select'
import { useHydrated } from '@/components/ui/use-hydrated'
import type { NamedCountry } from '@/lib/domain/text/country'
import { DELIVER_TO_COOKIE } from '@/lib/domain/wire/cookies'

/** The country that delivery is estimated for. Another one is kept by this browser, and the cart read anew. */
export function DeliverTo({ country, countries }: { country: string; countries: NamedCountry[] }) {
  const t = useTranslations('shop.cart')
  const router = useRouter()
  const [busy, start] = useTransition()
  const [chosen, setChosen] = useOptimistic(country)
  const hydrated = useHydrated()
  return (
    <Field label={t('deliverTo')} hint={t('estimateHint')} className="max-w-md">
      <Select
        value={chosen}
        disabled={!hydrated}
        aria-busy={busy}
        onChange={({ currentTarget: { value } }) =>
          start(() => {
            setChosen(value)
            keepPreference(DELIVER_TO_COOKIE, value)
            router.refresh()
          })
        }
      >
        {chosen === '' && (
          <option value="" disabled>
            {t('chooseCountry')}
          </option>
        )}
        <CountryOptions countries={countries} />
      </Select>
    </Field>
  )
}
