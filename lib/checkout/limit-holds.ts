import { mailboxOf } from '@/lib/auth/mailbox-of'
import type { Tx } from '@/lib/db/client'
import { deleteOldHolds, findHolds, findLimited, type HeldBy } from '@/lib/db/orders/stock-holds'
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
 * Looks whether a buyer may hold these lines too, once they are out of stock: their products are locked then, so that of several orders at once each
 * sees the others.
 * @returns the lines of limited stock, to be noted with the order
 * @throws HoldsTooMuch
 */
export async function limitHolds(tx: Tx, by: HeldBy, lines: Line[]): Promise<Line[]> {
  const limited = await findLimited(
    tx,
    lines.map(({ variantId }) => variantId),
  )
  const held = lines.filter(({ variantId }) => limited.has(variantId))
  if (held.length === 0) return held
  const holds = await findHolds(tx, by, [...limited])
  const ofHolder = (holder: Holder, variantId: string) => holds.filter((hold) => hold.variantId === variantId && hold.holders.includes(holder))
  const isTooMuch = ({ variantId, quantity }: Line) => HOLDERS.some((holder) => !mayHold(holder, ofHolder(holder, variantId), quantity))
  if (held.some(isTooMuch)) throw new HoldsTooMuch()
  return held
}

/** Deletes notes of holds that are no longer looked at. @returns how many */
export function forgetHolds(): Promise<number> {
  return deleteOldHolds()
}
