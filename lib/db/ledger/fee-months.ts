import { db } from '@/lib/db/client'
import { type Page, pageOf, placeOf } from '@/lib/domain/wire/cursor'

/** What a seller paid the marketplace for the sales of a month (UTC) in one currency, and what it gave back in it; minor units. `sales`: how many were charged. */
export type FeeMonthRow = { month: Date; currency: string; sales: number; soldMinor: number; chargedMinor: number; returnedMinor: number }

/** A fee of a seller: for a sale, or given back (below nought). `amountMinor`: what was charged, or refunded. */
export type FeeRow = {
  id: string
  createdAt: Date
  orderNumber: number
  sellerOrderId: string
  kind: 'sale' | 'fee_returned'
  currency: string
  amountMinor: number
  feeMinor: number
}

/** The months of a seller in which fees were charged or given back, by their books, the last first. @param month only this one */
export function findFeeMonths(sellerId: string, livemode: boolean, month: Date | null = null): Promise<FeeMonthRow[]> {
  return db().$queryRaw`
    SELECT date_trunc('month', journal."eventAt") AS month, entry.currency,
      count(*) FILTER (WHERE journal.kind = 'sale')::int AS sales,
      coalesce(sum(part."amountMinor") FILTER (WHERE journal.kind = 'sale'), 0)::float8 AS "soldMinor",
      coalesce(sum(entry."amountMinor") FILTER (WHERE journal.kind = 'sale'), 0)::float8 AS "chargedMinor",
      coalesce(-sum(entry."amountMinor") FILTER (WHERE journal.kind = 'fee_returned'), 0)::float8 AS "returnedMinor"
    FROM "SellerOrder" part JOIN "LedgerJournal" journal ON journal."sellerOrderId" = part.id AND journal.book = part."accountId"
      JOIN "LedgerEntry" entry ON entry."journalId" = journal.id AND entry.account = 'platform_fees'
    WHERE part."sellerId" = ${sellerId} AND journal.livemode = ${livemode}
      AND (${month}::timestamp IS NULL OR journal."eventAt" >= ${month}::timestamp AND journal."eventAt" < ${month}::timestamp + interval '1 month')
    GROUP BY 1, 2 ORDER BY 1 DESC, 2`
}

/** The fees of a month (UTC), newest first, a page at a time. */
export async function listFees(
  sellerId: string,
  livemode: boolean,
  month: Date,
  { cursor, limit }: { cursor: string | null; limit: number },
): Promise<Page<FeeRow>> {
  const place = placeOf(cursor)
  const [at, id] = [place?.createdAt ?? null, place?.id ?? null]
  const rows = await db().$queryRaw<FeeRow[]>`
    SELECT journal.id, journal."eventAt" AS "createdAt", orders.number AS "orderNumber", part.id AS "sellerOrderId", journal.kind, entry.currency,
      (CASE journal.kind WHEN 'sale' THEN part."amountMinor" ELSE -coalesce(refund."amountMinor", 0) END)::float8 AS "amountMinor", entry."amountMinor"::float8 AS "feeMinor"
    FROM "SellerOrder" part JOIN "Order" orders ON orders.id = part."orderId"
      JOIN "LedgerJournal" journal ON journal."sellerOrderId" = part.id AND journal.book = part."accountId"
      JOIN "LedgerEntry" entry ON entry."journalId" = journal.id AND entry.account = 'platform_fees'
      LEFT JOIN "Refund" refund ON 'feerefund:' || refund.id = journal.source
    WHERE part."sellerId" = ${sellerId} AND journal.livemode = ${livemode}
      AND journal."eventAt" >= ${month}::timestamp AND journal."eventAt" < ${month}::timestamp + interval '1 month'
      AND (${at}::timestamp IS NULL OR (journal."eventAt", journal.id) < (${at}::timestamp, ${id}::text))
    ORDER BY journal."eventAt" DESC, journal.id DESC LIMIT ${limit + 1}`
  return pageOf(rows, limit)
}
