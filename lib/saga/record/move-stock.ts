import { releaseStock, reserveStock } from '@/lib/db/catalog/products'
import type { Tx } from '@/lib/db/client'
import { changeTasks } from '@/lib/db/operations/tasks'
import { noteOrderEvent, type OrderRow, type PartRow } from '@/lib/db/orders/orders'
import { hasSchedule, type OrderFacts } from '@/lib/domain/order/order'
import type { OrderWrite } from './order-write'

/**
 * A part holds its stock while it may still be paid. Sold pieces stay taken, and shipped ones, paid or not; what was given back and sold after all is taken again.
 * @returns which parts hold theirs from now on
 */
export async function moveStock(tx: Tx, before: OrderRow, after: OrderFacts): Promise<OrderWrite['parts']> {
  const holds = (part: PartRow, index: number) => part.shippedAt !== null || holdsStock(after, after.parts[index])
  const changed = before.parts.filter((part, index) => part.stockHeld !== holds(part, index))
  // Always in the same order, so that two orders never wait for each other.
  const lines = changed.flatMap((part) => part.lines.map((line) => ({ ...line, isHeld: part.stockHeld })))
  for (const { productId, quantity, isHeld } of lines.sort((a, b) => a.productId.localeCompare(b.productId))) {
    if (isHeld) await releaseStock(tx, productId, quantity)
    else if (!(await reserveStock(tx, productId, quantity))) await noteOversold(tx, before.id, { productId, quantity })
  }
  return changed.map(({ id, stockHeld }) => ({ id, changes: { stockHeld: !stockHeld } }))
}

async function noteOversold(tx: Tx, orderId: string, detail: { productId: string; quantity: number }): Promise<void> {
  await noteOrderEvent(tx, { orderId, event: 'oversold', detail })
  await changeTasks(tx, orderId, { open: [{ kind: 'oversold', partId: null, detail }], close: [] })
}

function holdsStock({ status, decision }: OrderFacts, part: OrderFacts['parts'][number] | undefined): boolean {
  if (!part || part.status === 'canceled') return false
  // What was refused at the checkout goes back to the shelf; what is tried again on other days stays the buyer's.
  if (status === 'declined') return hasSchedule(part)
  return !(part.status === 'refunded' && decision === 'release')
}
