import { cookies } from 'next/headers'
import type { Preferences } from '@/components/shell/preference-choices'
import { currentLocale } from '@/lib/i18n/current-locale'

/** What this browser chose in the foot of a page. Where it never did: the `system`'s theme, and the language it asks for. */
export async function readPreferences(): Promise<Preferences> {
  const [jar, { language, locale }] = await Promise.all([cookies(), currentLocale()])
  const theme = jar.get('theme')?.value
  return { theme: theme === 'light' || theme === 'dark' ? theme : 'system', language, locale }
}
