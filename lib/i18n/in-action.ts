import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { type Said, wordsOf } from '@/lib/domain/wire/said'

/** The words for what a use case said, in the viewer's language: for server actions and async pages, which cannot use hooks. */
export async function sayInAction(): Promise<(said: Said) => string> {
  const [t, format, locale] = await Promise.all([getTranslations('errors'), getFormatter(), getLocale()])
  return (said) => wordsOf({ t, format, locale }, said)
}
