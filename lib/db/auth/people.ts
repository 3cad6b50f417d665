import { db } from '@/lib/db/client'

/** A person with the shops they work in, the first first; null when there is none. */
export function findPerson(userId: string) {
  return db().user.findUnique({
    where: { id: userId },
    include: { memberships: { select: { sellerId: true, role: true }, orderBy: [{ createdAt: 'asc' }, { sellerId: 'asc' }] } },
  })
}

/** Stores in which locale and time zone mails to this person are written. */
export async function updateReader(userId: string, reader: { locale?: string; timeZone?: string }): Promise<void> {
  await db().user.updateMany({ where: { id: userId }, data: reader })
}

/** Ends a session. A token that is not known ends nothing. */
export async function deleteSession(sessionToken: string): Promise<void> {
  await db().session.deleteMany({ where: { sessionToken } })
}

/** Ends every session of a person, and forgets the sign-in links that wait for them. */
export async function deleteSessionsOf(userId: string): Promise<void> {
  const person = await db().user.findUnique({ where: { id: userId }, select: { email: true } })
  await db().session.deleteMany({ where: { userId } })
  if (person?.email) await db().verificationToken.deleteMany({ where: { identifier: person.email } })
}

/** The language and the time zone of who has an address; empty for who has never signed in. */
export async function findReader(email: string): Promise<{ locale?: string | null; timeZone?: string | null }> {
  return (await db().user.findUnique({ where: { email }, select: { locale: true, timeZone: true } })) ?? {}
}
