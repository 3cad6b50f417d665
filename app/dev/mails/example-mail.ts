import { translatorFor } from '@/lib/i18n/translator'
import { PSEUDO_LOCALE, type Reader } from '@/lib/i18n/viewer-locale'
import { EXAMPLES } from '@/lib/mail/examples'
import { renderMail } from '@/lib/mail/render-mail'

const READERS = {
  'en-US': { locale: 'en-US', timeZone: 'America/New_York' },
  'de-DE': { locale: 'de-DE', timeZone: 'Europe/Berlin' },
  'es-ES': { locale: 'es-ES', timeZone: 'Europe/Madrid' },
  'fr-FR': { locale: 'fr-FR', timeZone: 'Europe/Paris' },
  'it-IT': { locale: 'it-IT', timeZone: 'Europe/Rome' },
  [PSEUDO_LOCALE]: { locale: PSEUDO_LOCALE },
} satisfies Record<string, Reader>

type GalleryLocale = keyof typeof READERS
export const GALLERY_LOCALES = Object.keys(READERS) as GalleryLocale[]

/** The locale an address asks for. */
export function galleryLocale(asked: unknown): GalleryLocale {
  return GALLERY_LOCALES.find((each) => each === asked) ?? 'en-US'
}

/** One of the example mails as a reader of this locale gets it; undefined where there is none of this name. */
export async function exampleMail(name: string, locale: GalleryLocale) {
  const words = translatorFor(READERS[locale])
  const draft = EXAMPLES[name]?.(words)
  return draft && { name, ...(await renderMail(draft, words)) }
}
