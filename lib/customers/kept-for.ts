import { findConsent } from '@/lib/db/customers/saved-cards'

const DAY = 86_400_000
/** So long a card that a guest keeps waits for them to sign in. */
const GUEST_DAYS = 30

/**
 * Whose a new card is, and how long it stays: as its buyer chose, else until its order needs it no more. What is not kept is looked at again after a day, should the
 * job that follows the order be lost.
 */
export async function keptFor({ id: enteredForOrderId, customerId, userId }: { id: string; customerId: string; userId: string | null }) {
  const isKept = await findConsent(enteredForOrderId)
  const days = isKept ? (userId ? null : GUEST_DAYS) : 1
  return { enteredForOrderId, customerId, userId, isKept, releaseAt: days === null ? null : new Date(Date.now() + days * DAY) }
}
