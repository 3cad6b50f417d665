import { useLocale } from 'next-intl'
import { DELIVERY_REGIONS, type DeliveryRegion, REGION_NAMES } from '@/lib/domain/facts/delivery-countries'

export type NamedCountry = { code: string; name: string }
export type NamedRegion = { region: DeliveryRegion; countries: NamedCountry[] }

/** Names countries in the viewer's language. On the server: a browser may know other names, and the two would contradict each other. */
export function useCountryNames(): { nameOf: (code: string) => string; regions: NamedRegion[]; all: NamedCountry[] } {
  const locale = useLocale()
  const names = new Intl.DisplayNames([locale], { type: 'region' })
  const nameOf = (code: string) => names.of(code) ?? code
  const byName = (a: NamedCountry, b: NamedCountry) => a.name.localeCompare(b.name, locale)
  const named = (codes: readonly string[]) => codes.map((code) => ({ code, name: nameOf(code) })).sort(byName)
  const regions = REGION_NAMES.map((region) => ({ region, countries: named(DELIVERY_REGIONS[region]) }))
  return { nameOf, regions, all: regions.flatMap(({ countries }) => countries).sort(byName) }
}
