import { db } from '@/lib/db/client'

/** Ends the session with this token, everywhere. A token that is not known ends nothing. */
export async function signOut(sessionToken: string): Promise<void> {
  await db().session.deleteMany({ where: { sessionToken } })
}
