/** Names countries as people call them in their language, by ISO 3166; a code that nobody knows stays as it is. */
export function countryNames(locale: string): (code: string) => string {
  const names = new Intl.DisplayNames([locale], { type: 'region' })
  return (code) => {
    try {
      return names.of(code) ?? code
    } catch {
      return code
    }
  }
}

/** One country as people call it in their language. @param code ISO 3166; one that nobody knows stays as it is */
export function countryName(code: string, locale: string): string {
  return countryNames(locale)(code)
}

/** Countries with their names, as people look for them. @param codes ISO 3166 */
export function namedCountries(codes: readonly string[], locale: string): NamedCountry[] {
  const nameOf = countryNames(locale)
  return codes.map((code) => ({ code, name: nameOf(code) })).sort((a, b) => a.name.localeCompare(b.name, locale))
}

export type NamedCountry = { code: string; name: string }
