import { deleteSessionsOf } from '@/lib/db/auth/people'

/** Ends every session of a person, on whatever device. */
export function signOutEverywhere(userId: string): Promise<void> {
  return deleteSessionsOf(userId)
}
