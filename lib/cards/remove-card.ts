import type { Viewer } from '@/lib/auth/viewer-of'
import { type Tx, transaction } from '@/lib/db/client'
import { lockCards, withdrawCards } from '@/lib/db/customers/card-removals'
import type { SavedCardRow } from '@/lib/db/customers/saved-cards'
import { send } from '@/lib/db/jobs/jobs'
import { env } from '@/lib/env'
import { pauseCharges } from './pause-charges'

/**
 * Removes a card of a signed-in person, however often it was entered, with its clones at every seller. Their consent ends with it: charges on later days are paused,
 * and they are asked for another card. Twice is once.
 * @returns false when this is no card of theirs
 */
export async function removeCard(viewer: Pick<Viewer, 'userId'>, savedCardId: string): Promise<boolean> {
  const removed = await transaction(async (tx) => {
    const own = await lockCards(tx, { userId: viewer.userId, customer: { livemode: env().livemode } })
    const card = own.find(({ id }) => id === savedCardId)
    return withdraw(tx, card ? own.filter((each) => isSameCard(each, card)) : [])
  })
  await pauseCharges(removed)
  return removed.length > 0
}

/** A card that was removed at Stripe (in its dashboard, say) is gone here as well, with its clones. */
export async function followRemoval(paymentMethodId: string): Promise<void> {
  const removed = await transaction(async (tx) => {
    return withdraw(tx, await lockCards(tx, { paymentMethodId }))
  })
  await pauseCharges(removed)
}

/** The job is for a process that dies before the charges are paused. @returns the Customers the cards were on */
async function withdraw(tx: Tx, cards: SavedCardRow[]): Promise<string[]> {
  await withdrawCards(tx, cards)
  const customerIds = [...new Set(cards.map(({ customerId }) => customerId))]
  for (const customerId of customerIds) await send(tx, 'pause-charges', { customerId })
  return customerIds
}

/** Whether two cards have the same number and expiry: one card to its owner. */
export function isSameCard(one: SavedCardRow, other: SavedCardRow): boolean {
  return one.fingerprint === other.fingerprint && one.expMonth === other.expMonth && one.expYear === other.expYear
}
