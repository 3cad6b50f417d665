import { z } from 'zod'
import { Email } from '@/lib/domain/ids'
import { translatorFor } from '@/lib/i18n/translator'
import type { Reader } from '@/lib/i18n/viewer-locale'
import { renderMail } from '@/lib/mail/render-mail'
import { sendMail } from '@/lib/mail/send-mail'
import { signInMail } from '@/lib/mail/templates/sign-in'

/** How long a magic link works, in minutes. */
export const LINK_MINUTES = 30

/** Mails a magic link. Throws the transport's error, which next-auth turns into the sentence on the sign-in page. */
export async function sendSignInMail({ identifier, url }: { identifier: string; url: string }, reader: Reader): Promise<void> {
  const words = translatorFor(reader)
  const draft = signInMail({ url, host: new URL(url).host, minutes: LINK_MINUTES }, words)
  await sendMail({ ...(await renderMail(draft, words)), to: identifier })
}

/** An e-mail address as it is looked up, counted, stored and mailed; full-width letters and the like are their plain ones. */
export const SignInEmail = z
  .string()
  .transform((text) => text.normalize('NFKC'))
  .pipe(Email)

/**
 * The same for next-auth.
 * @throws on anything that is not one address
 */
export function normalEmail(text: string): string {
  return SignInEmail.parse(text)
}
