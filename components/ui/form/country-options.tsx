import type { NamedCountry } from '@/lib/domain/text/country'

/** The countries of a Select, each in its own direction. */
export function CountryOptions({ countries }: { countries: NamedCountry[] }) {
  return countries.map(({ code, name }) => (
    <option key={code} value={code} dir="auto">
      {name}
    </option>
  ))
}
