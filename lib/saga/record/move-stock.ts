import { releaseStock, reserveStock } from '@/lib/db/catalog/stock'
import { lockProducts } from '@/lib/db/catalog/variants'
import type { Tx } from '@/lib/db/client'
import type { HistoryEntry, OrderRow, PartRow } from '@/lib/db/orders/orders'
import type { OrderWrite } from '@/lib/db/orders/write-order'
import { holdsStock } from '@/lib/domain/order/holds-stock'
import type { OrderFacts } from '@/lib/domain/order/order'

export type StockMoves = { parts: OrderWrite['parts']; oversold: HistoryEntry[] }

/**
 * A part holds its stock while it may still be paid. Sold pieces stay taken; what was given back and sold after all is taken again.
 * @returns which parts hold theirs from now on, and what of it is not there
 */
export async function moveStock(tx: Tx, before: OrderRow, after: OrderFacts): Promise<StockMoves> {
  const holds = (_part: PartRow, index: number) => holdsStock(after, after.parts[index])
  const changed = before.parts.filter((part, index) => part.stockHeld !== holds(part, index))
  const lines = changed.flatMap((part) => part.lines.map((line) => ({ ...line, isHeld: part.stockHeld })))
  if (lines.length > 0) await lockProducts(tx, [...new Set(lines.map(({ productId }) => productId))])
  const held = lines.filter(({ isHeld }) => isHeld)
  await releaseStock(
    tx,
    held.map(({ id }) => id),
  )
  const wanted = lines.filter(({ isHeld }) => !isHeld)
  const { missing } = await reserveStock(tx, wanted)
  const oversold = wanted
    .filter(({ id }) => missing.has(id))
    .map(({ productId, variantId, quantity }) => ({ orderId: before.id, event: 'oversold', detail: { productId, variantId, quantity } }))
  return { parts: changed.map(({ id, stockHeld }) => ({ id, changes: { stockHeld: !stockHeld } })), oversold }
}
