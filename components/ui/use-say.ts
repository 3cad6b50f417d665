import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { type Said, wordsOf } from '@/lib/domain/wire/said'

/** Turns what the server said (a key of the area `errors` with its values) into words. In the browser the page needs `ClientMessages of={['errors']}`. */
export function useSay(): (said: Said) => string {
  const t = useTranslations('errors')
  const [format, locale] = [useFormatter(), useLocale()]
  return (said) => wordsOf({ t, format, locale }, said)
}
