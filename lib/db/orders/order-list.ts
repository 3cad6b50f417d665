import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { newestFirst, olderThan } from '@/lib/db/keyset'
import type { Plain } from '@/lib/db/money-columns'
import type { OrderStatus } from '@/lib/domain/order/order'
import type { OrderSearch } from '@/lib/domain/order/order-search'
import { type Page, pageOf, placeOf } from '@/lib/domain/wire/cursor'

const columns = {
  id: true,
  number: true,
  status: true,
  email: true,
  createdAt: true,
  updatedAt: true,
  parts: { select: { currency: true, amountMinor: true, seller: { select: { shopName: true } } }, orderBy: { position: 'asc' } },
} satisfies Prisma.OrderSelect

/** An order as it stands in the operator's list. */
export type ListedOrder = Plain<Prisma.OrderGetPayload<{ select: typeof columns }>>

/** Orders with a question to Stripe that has stood without an answer since before `quietSince`, and decided ones that are not carried out. */
function isQuiet(quietSince: Date): Prisma.OrderWhereInput {
  const isAsked: Prisma.OrderWhereInput[] = [
    { cardStatus: 'saving' },
    { decision: { not: 'undecided' } },
    { parts: { some: { status: 'authorizing' } } },
  ]
  return { status: 'open', updatedAt: { lt: quietSince }, OR: isAsked }
}

/** More orders in doubt than this are not counted, and not listed. */
const MOST_IN_DOUBT = 1000

/** Those, and orders of which something could not be given back, the newest of each. Two questions, each with an index; as one it would read every order. */
async function findIdsInDoubt(quietSince: Date): Promise<string[]> {
  const [quiet, failed] = await Promise.all([
    db().order.findMany({ where: isQuiet(quietSince), select: { id: true }, orderBy: newestFirst, take: MOST_IN_DOUBT }),
    db().sellerOrder.findMany({
      where: { status: 'refund_failed' },
      select: { orderId: true },
      orderBy: { capturedAt: { sort: 'desc', nulls: 'last' } },
      take: MOST_IN_DOUBT,
    }),
  ])
  return [...new Set([...quiet.map(({ id }) => id), ...failed.map(({ orderId }) => orderId)])]
}

/** Which orders are listed: all, those of one status, or those in doubt since before a moment. */
export type OrderFilter = { status?: OrderStatus; quietSince?: Date }

/** Orders, newest first, a page at a time. */
export async function findOrders({ status, quietSince }: OrderFilter, page: { cursor?: string | null; limit: number }): Promise<Page<ListedOrder>> {
  const rows = await db().order.findMany({
    where: { status, ...(quietSince && { id: { in: await findIdsInDoubt(quietSince) } }), ...olderThan(placeOf(page.cursor)) },
    select: columns,
    orderBy: newestFirst,
    take: page.limit + 1,
  })
  return pageOf(rows, page.limit)
}

/** The newest orders in doubt, and how many there are. */
export async function findOrdersInDoubt(quietSince: Date, limit: number): Promise<{ count: number; rows: ListedOrder[] }> {
  const ids = await findIdsInDoubt(quietSince)
  const rows = await db().order.findMany({ where: { id: { in: ids } }, select: columns, orderBy: newestFirst, take: limit })
  return { count: ids.length, rows }
}

/** Orders that wait for Stripe and have not moved since before a moment. */
export async function findQuietOrderIds(quietSince: Date, limit: number): Promise<string[]> {
  const rows = await db().order.findMany({ where: isQuiet(quietSince), select: { id: true }, orderBy: { createdAt: 'asc' }, take: limit })
  return rows.map(({ id }) => id)
}

/** The one order that something belongs to which no other has; null when there is none. */
export async function findOrderId(search: OrderSearch): Promise<string | null> {
  const part = await findPartOf(search)
  if (part) return part.orderId
  const where = orderWhere(search)
  return where ? ((await db().order.findFirst({ where, select: { id: true } }))?.id ?? null) : null
}

function orderWhere(search: OrderSearch): Prisma.OrderWhereInput | null {
  if (search.by === 'number') return { number: search.number }
  if (search.by === 'id') return { id: search.value }
  return search.by === 'setupIntent' ? { setupIntentId: search.value } : null
}

async function findPartOf(search: OrderSearch): Promise<{ orderId: string } | null> {
  const select = { orderId: true }
  switch (search.by) {
    case 'id':
      return db().sellerOrder.findUnique({ where: { id: search.value }, select })
    case 'paymentIntent':
      return db().sellerOrder.findUnique({ where: { paymentIntentId: search.value }, select })
    case 'charge':
      return db().sellerOrder.findUnique({ where: { chargeId: search.value }, select })
    case 'refund':
      return (await db().refund.findUnique({ where: { stripeRefundId: search.value }, select: { sellerOrder: { select } } }))?.sellerOrder ?? null
    default:
      return null
  }
}

/** The newest orders of a buyer's address, a connected account or shops of such a name; at most `limit`. */
export async function findOrdersBy(search: OrderSearch, limit: number): Promise<ListedOrder[]> {
  switch (search.by) {
    case 'email':
      return db().order.findMany({ where: { email: search.value }, select: columns, orderBy: newestFirst, take: limit })
    case 'account':
      return ordersWithParts({ accountId: search.value }, limit)
    case 'shop':
      return ordersWithParts({ sellerId: { in: await findShops(search.value) } }, limit)
    default:
      return []
  }
}

/** Orders by their parts, which have the index: the newest parts first, then their orders. */
async function ordersWithParts(where: Prisma.SellerOrderWhereInput, limit: number): Promise<ListedOrder[]> {
  const parts = await db().sellerOrder.findMany({ where, select: { orderId: true }, orderBy: { createdAt: 'desc' }, take: limit * PARTS_OF_ONE })
  const ids = [...new Set(parts.map(({ orderId }) => orderId))].slice(0, limit)
  return db().order.findMany({ where: { id: { in: ids } }, select: columns, orderBy: newestFirst })
}

/** A seller has a part for each time of charging. */
const PARTS_OF_ONE = 3
const MOST_SHOPS = 20
/** A trigram index finds nothing by less, unless it is how a name begins. */
const TRIGRAM = 3

async function findShops(name: string): Promise<string[]> {
  const text = name.replace(/[\\%_]/g, '\\$&')
  const shopName = name.length < TRIGRAM ? { startsWith: text, mode: 'insensitive' as const } : { contains: text, mode: 'insensitive' as const }
  const sellers = await db().seller.findMany({ where: { shopName }, select: { id: true }, take: MOST_SHOPS })
  return sellers.map(({ id }) => id)
}
