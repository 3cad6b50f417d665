import { deleteSession } from '@/lib/db/auth/people'

/** Ends the session with this token, wherever its cookie was copied to. */
export function signOut(sessionToken: string): Promise<void> {
  return deleteSession(sessionToken)
}
