import { isLanguage, type Language } from '@/lib/domain/text/languages'

/** English with accents, 40 % longer: shows what is not yet a message and what breaks when texts grow. */
export const PSEUDO_LOCALE = 'en-XA'

/** Where the viewer said nothing. */
const DEFAULT_LOCALE = 'en-US'
const DEFAULT_TIME_ZONE = 'UTC'

export interface Viewer {
  /** The language of the messages, or the pseudo-locale. */
  language: Language | typeof PSEUDO_LOCALE
  /** How dates, numbers and money are written; may be of a language there are no messages in. */
  locale: string
  /** IANA name; 'UTC' where it is not known. */
  timeZone: string
}

/** What is stored of somebody who is written to later: the locale and time zone they had; null where their browser named none. */
export interface Reader {
  locale?: string | null
  timeZone?: string | null
}

export interface Said {
  /** From the cookies. */
  locale?: string | undefined
  timeZone?: string | undefined
  /** The request header. */
  acceptLanguage?: string | null
}

/**
 * In which language and with which formats one viewer is answered.
 * @param allowPseudo whether the pseudo-locale may be chosen: never with live keys
 */
export function viewerLocale(said: Said, allowPseudo: boolean): Viewer {
  const timeZone = said.timeZone && isTimeZone(said.timeZone) ? said.timeZone : DEFAULT_TIME_ZONE
  if (said.locale === PSEUDO_LOCALE && allowPseudo) return { language: PSEUDO_LOCALE, locale: DEFAULT_LOCALE, timeZone }
  const wanted = wantedLocales(said)
  const spoken = wanted.map((tag) => new Intl.Locale(tag).language).find(isLanguage)
  return { language: spoken ?? 'en', locale: wanted[0] ?? DEFAULT_LOCALE, timeZone }
}

/** How somebody is written to later, who may have chosen the pseudo-locale where that was allowed. */
export function viewerFor({ locale, timeZone }: Reader): Viewer {
  return viewerLocale({ locale: locale ?? undefined, timeZone: timeZone ?? undefined }, true)
}

/** What to store of a viewer who is written to later; allowPseudo as of viewerLocale. */
export function readerOf(said: Said, allowPseudo: boolean): Required<Reader> {
  const timeZone = said.timeZone && isTimeZone(said.timeZone) ? said.timeZone : null
  return { locale: said.locale === PSEUDO_LOCALE && allowPseudo ? PSEUDO_LOCALE : (wantedLocales(said)[0] ?? null), timeZone }
}

/** Locales we can write in, the most wanted first. */
function wantedLocales({ locale = '', acceptLanguage }: Said): string[] {
  return [locale, ...acceptedLocales(acceptLanguage ?? '')].map(knownLocale).filter((tag) => tag !== undefined)
}

/** The tags of an `Accept-Language` header, the most wanted first. */
function acceptedLocales(header: string): string[] {
  return header
    .split(',', 20)
    .map((entry) => {
      const [tag = '', ...parameters] = entry.trim().split(/\s*;\s*/)
      const weight = parameters.find((parameter) => parameter.startsWith('q='))
      return { tag, weight: weight ? Number(weight.slice(2)) : 1 }
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag)
}

// Extensions such as -u-nu-… are dropped: they could ask for another calendar than our texts speak of.
function knownLocale(tag: string): string | undefined {
  if (!tag || tag.length > 35) return undefined
  try {
    const { baseName } = new Intl.Locale(tag)
    return baseName !== PSEUDO_LOCALE && Intl.DateTimeFormat.supportedLocalesOf(baseName).length > 0 ? baseName : undefined
  } catch {
    return undefined
  }
}

// Every request names its time zone, and to ask Intl costs as much as a read by index. There are about 600 zones, each in any case.
const ZONES_KEPT = 1000
const timeZones = new Set<string>()

function isTimeZone(name: string): boolean {
  if (timeZones.has(name)) return true
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
  } catch {
    return false
  }
  if (timeZones.size < ZONES_KEPT) timeZones.add(name)
  return true
}
