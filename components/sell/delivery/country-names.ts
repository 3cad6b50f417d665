import { useLocale } from 'next-intl'
import { DELIVERY_REGIONS, type DeliveryRegion, REGION_NAMES } from '@/lib/domain/facts/delivery-countries'
import { countryNames, type NamedCountry, namedCountries } from '@/lib/domain/text/country'

export type { NamedCountry }
export type NamedRegion = { region: DeliveryRegion; countries: NamedCountry[] }

/** Names countries in the viewer's language. On the server: a browser may know other names, and the two would contradict each other. */
export function useCountryNames(): { nameOf: (code: string) => string; regions: NamedRegion[]; all: NamedCountry[] } {
  const locale = useLocale()
  const nameOf = countryNames(locale)
  const regions = REGION_NAMES.map((region) => ({ region, countries: namedCountries(DELIVERY_REGIONS[region], locale) }))
  return { nameOf, regions, all: namedCountries(Object.values(DELIVERY_REGIONS).flat(), locale) }
}
