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
