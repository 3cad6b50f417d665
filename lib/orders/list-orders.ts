import type { Viewer } from '@/lib/auth/viewer-of'
import { findOrdersOfBuyer } from '@/lib/db/orders/orders'
import type { OrderView } from '@/lib/domain/wire/order-views'
import { readFulfilment } from './fulfilment-view'
import { orderView } from './order-view'

const PAGE = 20

/** A signed-in buyer's orders, newest first, a page at a time. Those they placed as a guest are among them once they have proven the address. */
export async function listBuyerOrders(
  { userId, email, isProven }: Pick<Viewer, 'userId' | 'email' | 'isProven'>,
  cursor?: string | null,
): Promise<{ orders: OrderView[]; nextCursor: string | null }> {
  const provenEmail = isProven ? email.toLowerCase() : null
  const { rows, nextCursor } = await findOrdersOfBuyer({ userId, provenEmail }, { cursor, limit: PAGE })
  const fulfilment = await readFulfilment(rows.flatMap(({ parts }) => parts))
  return { orders: rows.map((row) => orderView(row, fulfilment)), nextCursor }
}
