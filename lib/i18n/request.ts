import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { TIME_ZONE_COOKIE } from '@/lib/domain/wire/cookies'
import { env } from '@/lib/env'
import { messagesOf } from './catalog'
import { formats } from './formats'
import { LOCALE_COOKIE, viewerLocale } from './viewer-locale'

/** What next-intl asks once a request: in which language and formats this viewer is answered. */
export default getRequestConfig(async () => {
  const [jar, sent] = await Promise.all([cookies(), headers()])
  const said = { locale: jar.get(LOCALE_COOKIE)?.value, timeZone: jar.get(TIME_ZONE_COOKIE)?.value, acceptLanguage: sent.get('accept-language') }
  const { language, locale, timeZone } = viewerLocale(said, !env().livemode)
  return { locale, timeZone, messages: messagesOf(language), formats }
})
