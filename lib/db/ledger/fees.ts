import { db } from '@/lib/db/client'
import { type Page, pageOf, placeOf } from '@/lib/domain/wire/cursor'

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
