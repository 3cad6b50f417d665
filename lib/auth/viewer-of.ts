import { findPerson } from '@/lib/db/auth/people'
import { env } from '@/lib/env'
import type { Reader } from '@/lib/i18n/viewer-locale'
import { rememberReader } from './remember-reader'

/** The signed-in person. `sellerId` is set once they have opened a shop; `isProven` once they have followed a link in a mail to their address. */
export type Viewer = { userId: string; email: string; name: string | null; isProven: boolean; isOperator: boolean; sellerId: string | null }

/**
 * Who the person with this id is; null when the person or their e-mail is gone.
 * @param reader what their browser says of locale and time zone, which mails to them follow
 */
export async function viewerOf(userId: string, reader: Reader = {}): Promise<Viewer | null> {
  const person = await findPerson(userId)
  if (!person?.email) return null
  await rememberReader(person, reader)
  // An address nobody confirmed proves nothing: GitHub and Google may hand us one.
  const isProven = person.emailVerified !== null
  const isOperator = isProven && env().OPERATOR_EMAILS.includes(person.email.toLowerCase())
  return { userId: person.id, email: person.email, name: person.name, isProven, isOperator, sellerId: person.seller?.id ?? null }
}
