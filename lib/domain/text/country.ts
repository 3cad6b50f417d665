/** A country as people call it in their language. @param code ISO 3166; one that nobody knows stays as it is */
export function countryName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'region' }).of(code) ?? code
  } catch {
    return code
  }
}
