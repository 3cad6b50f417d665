import { db } from '@/lib/db/client'

/** A person with the shop they may have; null when there is none. */
export function findPerson(userId: string) {
  return db().user.findUnique({ where: { id: userId }, include: { seller: { select: { id: true } } } })
}

/** Stores in which locale and time zone mails to this person are written. */
export async function updateReader(userId: string, reader: { locale?: string; timeZone?: string }): Promise<void> {
  await db().user.updateMany({ where: { id: userId }, data: reader })
}

/** Ends a session. A token that is not known ends nothing. */
export async function deleteSession(sessionToken: string): Promise<void> {
  await db().session.deleteMany({ where: { sessionToken } })
}
