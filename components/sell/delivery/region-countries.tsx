import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { Button } from '@/components/ui/form/button'
import { Checkbox } from '@/components/ui/form/checkbox'
import type { DeliveryRegion } from '@/lib/domain/facts/delivery-countries'
import type { NamedCountry } from './country-names'

/**
 * The countries of one region, to unfold; unfolded from the beginning where one is chosen.
 * @param shown those the search has found; the others stay in the form, unseen
 * @param first what was chosen when the form was opened
 * @param onAll is told after all were chosen or cleared
 */
export function RegionCountries({
  region,
  countries,
  shown,
  isSearch,
  first,
  chosen,
  onAll,
}: {
  region: DeliveryRegion
  countries: NamedCountry[]
  shown: NamedCountry[]
  isSearch: boolean
  first: readonly string[]
  chosen: readonly string[]
  onAll: () => void
}) {
  const t = useTranslations('sell.delivery.form')
  const name = useTranslations('sell.delivery.region')(region)
  const list = useRef<HTMLDivElement>(null)
  const count = countries.filter(({ code }) => chosen.includes(code)).length
  const verb = count === countries.length ? 'clearAll' : 'selectAll'
  const chooseAll = () => {
    for (const input of list.current?.querySelectorAll('input') ?? []) input.checked = verb === 'selectAll'
    onAll()
  }
  return (
    <details open={isSearch || countries.some(({ code }) => first.includes(code))} hidden={shown.length === 0}>
      <summary className="min-h-11 cursor-pointer px-4 py-2.5 font-medium text-sm hover:bg-sunken">
        {t('ofRegion', { region: name, chosen: count, all: countries.length })}
      </summary>
      <div ref={list} className="px-4 pb-3">
        {!isSearch && (
          <Button size="sm" variant="secondary" aria-label={t(`${verb}Of`, { region: name })} onClick={chooseAll}>
            {t(verb)}
          </Button>
        )}
        <div className="grid gap-x-4 sm:grid-cols-2">
          {countries.map((country) => (
            <div key={country.code} hidden={!shown.includes(country)}>
              <Checkbox name="countries" value={country.code} defaultChecked={first.includes(country.code)} label={<bdi>{country.name}</bdi>} />
            </div>
          ))}
        </div>
      </div>
    </details>
  )
}
