import { translatorFor } from '@/lib/i18n/translator'
import type { Reader } from '@/lib/i18n/viewer-locale'
import { renderMail } from '@/lib/mail/render-mail'
import { sendMail } from '@/lib/mail/send-mail'
import { signInMail } from '@/lib/mail/templates/sign-in'

/** How long a magic link works, in minutes. */
export const LINK_MINUTES = 30

/** The page that a mailed link opens: it asks before anybody is signed in, since mail scanners open links too. */
const LINK_PAGE = '/signin/link'

/**
 * Mails a magic link. Throws the transport's error, which next-auth turns into the sentence on the sign-in page.
 * @param link `url` is next-auth's own, which would sign in anyone who opens it: our page is mailed instead, with the same query
 */
export async function sendSignInMail({ identifier, url }: { identifier: string; url: string }, reader: Reader): Promise<void> {
  const words = translatorFor(reader)
  const { origin, host, search } = new URL(url)
  const draft = signInMail({ url: `${origin}${LINK_PAGE}${search}`, host, minutes: LINK_MINUTES }, words)
  await sendMail({ ...(await renderMail(draft, words)), to: identifier })
}
