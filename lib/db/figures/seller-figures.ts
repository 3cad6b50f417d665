import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { UNCOUNTED_DISPUTES } from '@/lib/domain/disputes/dispute-state'
import type { FigureOrder, FigurePlace, MonthFigures } from '@/lib/domain/ledger/figures'
import { monthBySeller } from './months'

/** A month of a seller in one currency. `rank`: what the list is ordered by. */
export type SellerFigures = MonthFigures & { sellerId: string; shopName: string; disputes: number; rank: number }

const RANK: Record<FigureOrder, Prisma.Sql> = {
  volume: Prisma.sql`"soldMinor"`,
  fees: Prisma.sql`"chargedMinor" - "returnedMinor"`,
  refunds: Prisma.sql`"refundedMinor" / greatest("soldMinor", 1)`,
  disputes: Prisma.sql`disputes / greatest(sales, 1)`,
}

/** The sellers of a month (its first moment, UTC) in one currency, the highest first, a page at a time. */
export function findSellerFigures(
  { livemode, month, currency, order }: { livemode: boolean; month: Date; currency: string; order: FigureOrder },
  { after, limit }: { after: FigurePlace | null; limit: number },
): Promise<SellerFigures[]> {
  return db().$queryRaw`
    WITH figures AS (${figuresOfMonth(livemode, month, currency)}), ranked AS (SELECT *, (${RANK[order]})::float8 AS rank FROM figures)
    SELECT ranked.*, seller."shopName" FROM ranked JOIN "Seller" seller ON seller.id = ranked."sellerId"
    WHERE ${after?.rank ?? null}::float8 IS NULL OR (rank, ranked."sellerId") < (${after?.rank ?? null}::float8, ${after?.sellerId ?? null}::text)
    ORDER BY rank DESC, ranked."sellerId" DESC LIMIT ${limit}`
}

/** How many sellers of that month have so many disputes for each of their sales, in ten-thousandths, or more. */
export async function countDisputedSellers(livemode: boolean, month: Date, currency: string, bps: number): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    WITH figures AS (${figuresOfMonth(livemode, month, currency)})
    SELECT count(*)::int AS count FROM figures WHERE disputes > 0 AND disputes * 10000 >= sales * ${bps}::int`
  return row?.count ?? 0
}

/** How many disputes began in each month and currency, from this moment on. */
export function countDisputes(livemode: boolean, since: Date): Promise<{ month: Date; currency: string; count: number }[]> {
  return db().$queryRaw`
    SELECT date_trunc('month', "createdAt") AS month, currency, count(*)::int AS count
    FROM (${disputesOf(livemode)} AND dispute."createdAt" >= ${since}::timestamp) counted GROUP BY 1, 2`
}

/** Those of one seller in one month. */
export function findCountedDisputes(sellerId: string, livemode: boolean, month: Date, limit: number): Promise<CountedDispute[]> {
  return db().$queryRaw`
    SELECT id, "createdAt", currency, "amountMinor"::float8 AS "amountMinor", "orderNumber"
    FROM (${disputesOf(livemode)} AND dispute."sellerId" = ${sellerId} AND ${isIn(month)}) counted ORDER BY "createdAt" DESC, id DESC LIMIT ${limit}`
}

export type CountedDispute = { id: string; createdAt: Date; currency: string; amountMinor: number; orderNumber: number }

function figuresOfMonth(livemode: boolean, month: Date, currency: string): Prisma.Sql {
  const figure = (name: string) => Prisma.raw(`coalesce("${name}", 0) AS "${name}"`)
  const figures = Prisma.join(['sales', 'soldMinor', 'refundedMinor', 'chargedMinor', 'returnedMinor'].map(figure))
  return Prisma.sql`
    SELECT coalesce(booked."sellerId", disputed."sellerId") AS "sellerId", ${figures}, coalesce(disputed.count, 0) AS disputes
    FROM (${monthBySeller(livemode, month, currency)}) booked FULL JOIN (
      SELECT "sellerId", count(*)::float8 AS count FROM (${disputesOf(livemode)} AND dispute.currency = ${currency} AND ${isIn(month)}) counted GROUP BY 1
    ) disputed ON disputed."sellerId" = booked."sellerId"`
}

function disputesOf(livemode: boolean): Prisma.Sql {
  return Prisma.sql`
    SELECT dispute.*, orders.number AS "orderNumber" FROM "Dispute" dispute
      JOIN "SellerOrder" part ON part.id = dispute."sellerOrderId" JOIN "Order" orders ON orders.id = part."orderId"
    WHERE orders.livemode = ${livemode} AND dispute.status <> ALL(${UNCOUNTED_DISPUTES})`
}

function isIn(month: Date): Prisma.Sql {
  return Prisma.sql`dispute."createdAt" >= ${month}::timestamp AND dispute."createdAt" < ${month}::timestamp + interval '1 month'`
}
