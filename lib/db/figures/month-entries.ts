import { db } from '@/lib/db/client'
import type { EntryKind } from '@/lib/domain/ledger/figures'
import { type Page, pageOf, placeOf } from '@/lib/domain/wire/cursor'

/** What was posted about a sale: minor units, below nought where it lessens what was sold, or the fee. */
export type EntryRow = {
  id: string
  createdAt: Date
  kind: EntryKind
  orderId: string
  orderNumber: number
  currency: string
  amountMinor: number
  feeMinor: number
}

type Which = { sellerId: string; livemode: boolean; month: Date; currency: string; kinds: EntryKind[] }

/** What the books say of a seller's month in one currency, newest first, a page at a time. Its books are those that its figures are of. */
export async function findMonthEntries(
  { sellerId, livemode, month, currency, kinds }: Which,
  { cursor, limit }: { cursor: string | null; limit: number },
): Promise<Page<EntryRow>> {
  const place = placeOf(cursor)
  const [at, id] = [place?.createdAt ?? null, place?.id ?? null]
  const rows = await db().$queryRaw<EntryRow[]>`
    WITH books AS (
      SELECT book FROM "SellerMonth" WHERE "sellerId" = ${sellerId} AND livemode = ${livemode} AND month = ${month}::date
      UNION SELECT book FROM "MonthChange" WHERE "sellerId" = ${sellerId} AND livemode = ${livemode} AND month = ${month}::date
    )
    SELECT journal.id, journal."eventAt" AS "createdAt", journal.kind, orders.id AS "orderId", orders.number AS "orderNumber", legs.currency,
      legs."amountMinor"::float8 AS "amountMinor", legs."feeMinor"::float8 AS "feeMinor"
    FROM books JOIN "LedgerJournal" journal ON journal.book = books.book AND journal.livemode = ${livemode} AND journal.kind = ANY(${kinds})
        AND journal."eventAt" >= ${month}::timestamp AND journal."eventAt" < ${month}::timestamp + interval '1 month'
      JOIN "SellerOrder" part ON part.id = journal."sellerOrderId" AND part."sellerId" = ${sellerId} AND part.currency = ${currency}
      JOIN "Order" orders ON orders.id = part."orderId"
      CROSS JOIN LATERAL (
        SELECT entry.currency, coalesce(-sum(entry."amountMinor") FILTER (WHERE entry.account IN ('sales', 'refunds', 'tax')), 0) AS "amountMinor",
          coalesce(sum(entry."amountMinor") FILTER (WHERE entry.account = 'platform_fees'), 0) AS "feeMinor"
        FROM "LedgerEntry" entry WHERE entry."journalId" = journal.id GROUP BY 1
      ) legs
    WHERE ${at}::timestamp IS NULL OR (journal."eventAt", journal.id) < (${at}::timestamp, ${id}::text)
    ORDER BY journal."eventAt" DESC, journal.id DESC LIMIT ${limit + 1}`
  return pageOf(rows, limit)
}
