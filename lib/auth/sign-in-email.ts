import { z } from 'zod'
import { Email } from '@/lib/domain/ids'

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
