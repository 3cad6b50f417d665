import { mailboxOf } from '@/lib/auth/mailbox-of'
import type { Tx } from '@/lib/db/client'
import { deleteOldHolds, findHolds, type HeldBy } from '@/lib/db/orders/stock-holds'
import { HOLDERS, type Holder, mayHold } from '@/lib/domain/order/unpaid-holds'
import type { Buyer } from '@/lib/orders/access'

/** Thrown inside a transaction to roll it back: this buyer holds too much already by orders that are not paid. */
export class HoldsTooMuch extends Error {}

type Line = { variantId: string; quantity: number }

/** Who holds what an order takes out of stock. @param email the buyer's */
export function heldBy({ browserHash, network }: Buyer, email: string): HeldBy {
  return { browserHash, mailbox: mailboxOf(email), network: network ?? null }
}

/**
 * Looks whether a buyer may hold what they have just taken out of stock: its products are locked, so that of several orders at once each sees the others.
 * @throws HoldsTooMuch
 */
export async function limitHolds(tx: Tx, by: HeldBy, taken: Line[]): Promise<void> {
  if (taken.length === 0) return
  const holds = await findHolds(
    tx,
    by,
    taken.map(({ variantId }) => variantId),
  )
  const ofHolder = (holder: Holder, variantId: string) => holds.filter((hold) => hold.variantId === variantId && hold.holders.includes(holder))
  const isTooMuch = ({ variantId, quantity }: Line) => HOLDERS.some((holder) => !mayHold(holder, ofHolder(holder, variantId), quantity))
  if (taken.some(isTooMuch)) throw new HoldsTooMuch()
}

/** Deletes notes of holds that are no longer looked at. @returns how many */
export function forgetHolds(): Promise<number> {
  return deleteOldHolds()
}
