import { updateReader } from '@/lib/db/auth/people'
import type { Reader } from '@/lib/i18n/viewer-locale'

/** Stores in which locale and time zone mails to a person are written. Writes only what their browser names and what is new, so hardly ever. */
export async function rememberReader(person: Required<Reader> & { id: string }, said: Reader): Promise<void> {
  const { locale, timeZone } = said
  const news = {
    ...(locale && locale !== person.locale && { locale }),
    ...(timeZone && timeZone !== person.timeZone && { timeZone }),
  }
  if (Object.keys(news).length > 0) await updateReader(person.id, news)
}
