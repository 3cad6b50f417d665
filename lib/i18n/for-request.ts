import { LOCALE_COOKIE, TIME_ZONE_COOKIE } from '@/lib/domain/wire/cookies'
import { env } from '@/lib/env'
import { translatorOf } from './translator'
import { type Reader, readerOf, type Said, viewerLocale } from './viewer-locale'

/** Texts for the answer of a route handler. Pages and server actions ask next-intl instead (getTranslations, getFormatter). */
export function translatorForRequest({ headers }: Request) {
  return translatorOf(viewerLocale(saidBy(headers), !env().livemode))
}

/** What to store of whoever sent these headers, for mails to them. */
export function readerOfRequest(headers: SentHeaders): Required<Reader> {
  return readerOf(saidBy(headers), !env().livemode)
}

type SentHeaders = Pick<Headers, 'get'>

function saidBy(headers: SentHeaders): Said {
  return {
    locale: cookieOf(headers, LOCALE_COOKIE),
    timeZone: cookieOf(headers, TIME_ZONE_COOKIE),
    acceptLanguage: headers.get('accept-language'),
  }
}

function cookieOf(headers: SentHeaders, name: string): string | undefined {
  const entry = headers
    .get('cookie')
    ?.split(/; */)
    .find((each) => each.startsWith(`${name}=`))
  // Broken percent signs are no reason to fail: the value is then no locale and no time zone.
  return entry?.slice(name.length + 1).replaceAll('%2F', '/')
}
