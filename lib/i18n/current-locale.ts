import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { LOCALE_COOKIE, TIME_ZONE_COOKIE } from '@/lib/domain/wire/cookies'
import { env } from '@/lib/env'
import { viewerLocale } from './viewer-locale'

/** In which language and with which formats whoever sent this request is answered; worked out once a request. */
export const currentLocale = cache(async () => {
  const [jar, sent] = await Promise.all([cookies(), headers()])
  const said = { locale: jar.get(LOCALE_COOKIE)?.value, timeZone: jar.get(TIME_ZONE_COOKIE)?.value, acceptLanguage: sent.get('accept-language') }
  return viewerLocale(said, !env().livemode)
})
