import { findOrderId, findOrders, findOrdersBy, type ListedOrder } from '@/lib/db/orders/order-list'
import { sumByCurrency } from '@/lib/domain/money/sum-by-currency'
import { orderSearch } from '@/lib/domain/order/order-search'
import { receiptNumber } from '@/lib/domain/order/receipt-number'
import type { OperatorOrderLine, OrderListFilter } from '@/lib/domain/wire/admin-views'
import { quietSince } from './quiet'

const PAGE = 50
/** A search shows the newest orders, not all. */
const FOUND_MOST = 50

/** Orders, newest first, a page at a time; of one status, in doubt, or all. */
export async function listOrders(
  filter: OrderListFilter | undefined,
  cursor?: string | null,
): Promise<{ orders: OperatorOrderLine[]; nextCursor: string | null }> {
  const where = filter === 'in_doubt' ? { quietSince: quietSince(new Date()) } : { status: filter }
  const { rows, nextCursor } = await findOrders(where, { cursor, limit: PAGE })
  return { orders: rows.map(orderLine), nextCursor }
}

/** What a search came to: the one order it names, or a list; `isCapped`: there are more, older ones. */
export type OrdersFound = { kind: 'order'; orderId: string } | { kind: 'list'; orders: OperatorOrderLine[]; isCapped: boolean }

/**
 * Finds orders by order number, id, e-mail address, `pi_`, `ch_`, `re_`, `seti_`, `acct_` or shop name.
 * @param typed what stands in the search box
 */
export async function searchOrders(typed: unknown): Promise<OrdersFound> {
  const search = orderSearch(typed)
  if (!search) return { kind: 'list', orders: [], isCapped: false }
  const orderId = await findOrderId(search)
  if (orderId) return { kind: 'order', orderId }
  const rows = await findOrdersBy(search, FOUND_MOST + 1)
  const [only, ...others] = rows
  if (only && others.length === 0 && search.by === 'email') return { kind: 'order', orderId: only.id }
  return { kind: 'list', orders: rows.slice(0, FOUND_MOST).map(orderLine), isCapped: rows.length > FOUND_MOST }
}

/** An order as the operator's lists show it. */
function orderLine({ id, number, status, email, createdAt, parts }: ListedOrder): OperatorOrderLine {
  return {
    id,
    receiptNumber: receiptNumber(number),
    status,
    email,
    placedAt: createdAt.toISOString(),
    shops: [...new Set(parts.map(({ seller }) => seller.shopName))],
    amounts: sumByCurrency(parts),
  }
}
