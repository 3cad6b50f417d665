import { createFormatter, createTranslator } from 'next-intl'
import { type Said, wordsOf } from '@/lib/domain/wire/said'
import { messagesOf } from './catalog'
import { formats } from './formats'
import { type Reader, type Viewer, viewerFor } from './viewer-locale'

/** Texts and formats for mails and jobs, which have no request; as of translatorOf. */
export function translatorFor(reader: Reader = {}) {
  return translatorOf(viewerFor(reader))
}

/**
 * Texts and formats outside React.
 * @returns `t` with full keys, such as `t('mail.receipt.subject')`; `format` as of useFormatter; `say` for what a use case said; `language` for `lang`
 */
export function translatorOf({ language, locale, timeZone }: Viewer) {
  const messages = messagesOf(language)
  const format = createFormatter({ locale, timeZone, formats })
  const errors = createTranslator({ locale, timeZone, formats, messages, namespace: 'errors' })
  return {
    language,
    locale,
    t: createTranslator({ locale, timeZone, formats, messages }),
    format,
    say: (said: Said) => wordsOf({ t: errors, format, locale }, said),
  }
}

/** Texts and formats of one person. */
export type Translator = ReturnType<typeof translatorOf>
