/** The languages there are messages in, by their code (ISO 639), each by its own name. docs/customize.md says how one is added. */
export const LANGUAGES = { en: 'English', de: 'Deutsch', es: 'Español', fr: 'Français', it: 'Italiano' } as const

export type Language = keyof typeof LANGUAGES

/** Whether there are messages in a language. @param code as of Intl.Locale: 'de' */
export function isLanguage(code: string): code is Language {
  return Object.hasOwn(LANGUAGES, code)
}

/** The locale of somebody who changes their language and stays where they are. @param locale the one they had: 'en' for 'de-AT' gives 'en-AT' */
export function localeIn(language: Language, locale: string): string {
  const { region } = new Intl.Locale(locale)
  return region ? `${language}-${region}` : language
}
