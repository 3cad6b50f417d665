import { findOrdersOfBuyer } from '@/lib/db/orders/orders'
import type { OrderView } from '@/lib/domain/wire/views'
import { orderView } from './order-view'

const PAGE = 20

/** A signed-in buyer's orders, newest first, a page at a time. */
export async function listBuyerOrders(userId: string, cursor?: string | null): Promise<{ orders: OrderView[]; nextCursor: string | null }> {
  const { rows, nextCursor } = await findOrdersOfBuyer(userId, { cursor, limit: PAGE })
  return { orders: rows.map((row) => orderView(row)), nextCursor }
}
