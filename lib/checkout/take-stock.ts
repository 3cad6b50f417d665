import type { Tx } from '@/lib/db/client'
import { reserveStock } from '@/lib/db/products'

/** Thrown inside a transaction to roll it back: nothing of the order is kept, nor any stock taken. */
export class SoldOut extends Error {}

/**
 * Takes the pieces of an order out of stock, always in the same order, so that two carts never wait for each other.
 * @throws SoldOut when too few are left of any
 */
export async function takeStock(tx: Tx, lines: { productId: string; quantity: number }[]): Promise<void> {
  const ordered = [...lines].sort((a, b) => a.productId.localeCompare(b.productId))
  for (const line of ordered) if (!(await reserveStock(tx, line.productId, line.quantity))) throw new SoldOut()
}
