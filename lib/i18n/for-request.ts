import { TIME_ZONE_COOKIE } from '@/lib/domain/wire/cookies'
import { env } from '@/lib/env'
import { translatorOf } from './translator'
import { LOCALE_COOKIE, viewerLocale } from './viewer-locale'

/** Texts for the answer of a route handler. Pages and server actions ask next-intl instead (getTranslations, getFormatter). */
export function translatorForRequest({ headers }: Request) {
  const said = {
    locale: cookieOf(headers, LOCALE_COOKIE),
    timeZone: cookieOf(headers, TIME_ZONE_COOKIE),
    acceptLanguage: headers.get('accept-language'),
  }
  return translatorOf(viewerLocale(said, !env().livemode))
}

function cookieOf(headers: Headers, name: string): string | undefined {
  const entry = headers
    .get('cookie')
    ?.split(/; */)
    .find((each) => each.startsWith(`${name}=`))
  // Broken percent signs are no reason to fail: the value is then no locale and no time zone.
  return entry?.slice(name.length + 1).replaceAll('%2F', '/')
}
