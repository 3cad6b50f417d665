import { db } from '@/lib/db/client'

/** Where and when a link was asked for. */
type SignInRequestRow = { browserHash: string | null; browser: string | null; system: string | null; askedAt: Date }

/** Notes where a link was asked for, and forgets those that work no longer. @param tokenHash as next-auth stores the token */
export async function noteSignInRequest(tokenHash: string, request: Omit<SignInRequestRow, 'askedAt'>, expires: Date): Promise<void> {
  await db().signInRequest.deleteMany({ where: { expires: { lt: new Date() } } })
  await db().signInRequest.create({ data: { tokenHash, ...request, expires } })
}

/** The link with this token, as long as it works; null when it was used, has expired or was never made. */
export async function findSignInLink(tokenHash: string, email: string): Promise<{ askedIn: SignInRequestRow | null } | null> {
  const where = { token: tokenHash, identifier: email, expires: { gt: new Date() } }
  if ((await db().verificationToken.count({ where })) === 0) return null
  return { askedIn: await db().signInRequest.findUnique({ where: { tokenHash } }) }
}
