import { useLocale } from 'next-intl'
import { DELIVERY_REGIONS, type DeliveryRegion, REGION_NAMES } from '@/lib/domain/facts/delivery-countries'
import { countryNames } from '@/lib/domain/text/country'

export type NamedCountry = { code: string; name: string }
export type NamedRegion = { region: DeliveryRegion; countries: NamedCountry[] }

/** Names countries in the viewer's language. On the server: a browser may know other names, and the two would contradict each other. */
export function useCountryNames(): { nameOf: (code: string) => string; regions: NamedRegion[]; all: NamedCountry[] } {
  const locale = useLocale()
  const nameOf = countryNames(locale)
  const byName = (a: NamedCountry, b: NamedCountry) => a.name.localeCompare(b.name, locale)
  const named = (codes: readonly string[]) => codes.map((code) => ({ code, name: nameOf(code) })).sort(byName)
  const regions = REGION_NAMES.map((region) => ({ region, countries: named(DELIVERY_REGIONS[region]) }))
  return { nameOf, regions, all: regions.flatMap(({ countries }) => countries).sort(byName) }
}
