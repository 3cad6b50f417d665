import { getRequestConfig } from 'next-intl/server'
import { messagesOf } from './catalog'
import { currentLocale } from './current-locale'
import { formats } from './formats'

/** What next-intl asks once a request: in which language and formats this viewer is answered. */
export default getRequestConfig(async () => {
  const { language, locale, timeZone } = await currentLocale()
  return { locale, timeZone, messages: messagesOf(language), formats }
})
