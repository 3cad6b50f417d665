import { reserveStock, type StockLine } from '@/lib/db/catalog/stock'
import { lockProducts } from '@/lib/db/catalog/variants'
import type { Tx } from '@/lib/db/client'
import { holdDiscounts } from '@/lib/db/discounts/hold-discounts'
import type { NewPart } from '@/lib/db/orders/insert-order'
import { lockConnectionRows } from '@/lib/db/sellers/connections'
import type { Said } from '@/lib/domain/wire/said'

/** Thrown inside a transaction to roll it back: nothing of the order is kept, nor any stock taken. */
export class SoldOut extends Error {}

/** Thrown inside a transaction to roll it back: a seller disconnected at this moment. */
export class SellerLeft extends Error {}

/** Thrown inside a transaction to roll it back: codes of the order are not good any more. */
export class CodesGone extends Error {
  constructor(readonly codes: { code: string; sentence: Said }[]) {
    super()
  }
}

/**
 * Holds the codes of an order, each once. They are locked last, since many orders may wait for one code.
 * @throws CodesGone
 */
export async function holdCodes(tx: Tx, orderId: string, mailbox: string, parts: NewPart[]): Promise<void> {
  const ids = [...new Set(parts.flatMap(({ discounts }) => discounts.map(({ discountId }) => discountId)))]
  if (ids.length === 0) return
  const gone = await holdDiscounts(tx, orderId, mailbox, ids)
  if (gone.length > 0) throw new CodesGone(gone)
}

/**
 * Keeps the sellers of an order from disconnecting before it is written; afterwards the order itself is in their way.
 * @param needed `some` where each is paid for itself: the part of one who has left is refused when its turn comes
 * @throws SellerLeft when one has left already, or all have where `some` are needed
 */
export async function lockConnections(tx: Tx, parts: { accountId: string }[], livemode: boolean, needed: 'all' | 'some' = 'all'): Promise<void> {
  const accountIds = new Set(parts.map(({ accountId }) => accountId))
  const left = await lockConnectionRows(tx, [...accountIds], livemode)
  if (left > 0 && (needed === 'all' || left === accountIds.size)) throw new SellerLeft()
}

/**
 * Takes the pieces of an order out of stock.
 * @returns the lines of which some were taken, their stock being counted
 * @throws SoldOut when too few are left of any
 */
export async function takeStock(tx: Tx, lines: (StockLine & { productId: string })[]): Promise<StockLine[]> {
  await lockProducts(
    tx,
    lines.map(({ productId }) => productId),
  )
  const { taken, missing } = await reserveStock(tx, lines)
  if (missing.size > 0) throw new SoldOut()
  return lines.filter(({ id }) => taken.has(id))
}
