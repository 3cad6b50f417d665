import { db, type Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { MonthFigures } from '@/lib/domain/ledger/figures'

const FIGURES = ['sales', 'soldMinor', 'refundedMinor', 'chargedMinor', 'returnedMinor'].map((name) => `"${name}"`)
const columns = Prisma.raw(FIGURES.join(', '))
const negated = Prisma.raw(FIGURES.map((name) => `-${name}`).join(', '))
const added = Prisma.raw(FIGURES.map((name) => `sum(${name})::float8 AS ${name}`).join(', '))
const isSomething = Prisma.raw(FIGURES.map((name) => `sum(${name}) <> 0`).join(' OR '))

/** The figures of one month (its first moment, UTC) in one currency. */
export type MonthRow = MonthFigures & { month: Date; currency: string }

/** Every month of all sellers together, the last first: as it was summed, less what changed since, and that as it is now. */
export function sumMarketMonths(livemode: boolean): Promise<MonthRow[]> {
  return db().$queryRaw`
    WITH changed AS (SELECT DISTINCT "sellerId", book, livemode, month FROM "MonthChange" WHERE livemode = ${livemode})
    SELECT month::timestamp AS month, currency, ${added} FROM (
      SELECT month, currency, ${columns} FROM "MarketMonth" WHERE livemode = ${livemode}
      UNION ALL SELECT month, currency, ${negated} FROM "SellerMonth" NATURAL JOIN changed
      UNION ALL SELECT month, currency, ${columns} FROM (${postedInChangedMonths()}) posted
    ) figures GROUP BY 1, 2 HAVING ${isSomething} ORDER BY 1 DESC, 2`
}

/** The months of one seller, the last first. @param month only this one */
export function sumSellerMonths(sellerId: string, livemode: boolean, month: Date | null = null): Promise<MonthRow[]> {
  return db().$queryRaw`
    WITH changed AS (SELECT DISTINCT "sellerId", book, livemode, month FROM "MonthChange" WHERE "sellerId" = ${sellerId} AND livemode = ${livemode})
    SELECT month::timestamp AS month, currency, ${added} FROM (
      SELECT month, currency, ${columns} FROM "SellerMonth" stored WHERE "sellerId" = ${sellerId} AND livemode = ${livemode} AND ${isUnchanged()}
      UNION ALL SELECT month, currency, ${columns} FROM (${postedInChangedMonths()}) posted
    ) figures WHERE ${month}::date IS NULL OR month = ${month}::date GROUP BY 1, 2 HAVING ${isSomething} ORDER BY 1 DESC, 2`
}

/** The statement that sums one month by seller in one currency: "sellerId" and the figures. */
export function monthBySeller(livemode: boolean, month: Date, currency: string): Prisma.Sql {
  return Prisma.sql`
    WITH changed AS (SELECT DISTINCT "sellerId", book, livemode, month FROM "MonthChange" WHERE livemode = ${livemode} AND month = ${month}::date)
    SELECT "sellerId", ${added} FROM (
      SELECT "sellerId", ${columns} FROM "SellerMonth" stored WHERE livemode = ${livemode} AND month = ${month}::date AND currency = ${currency} AND ${isUnchanged()}
      UNION ALL SELECT "sellerId", ${columns} FROM (${postedInChangedMonths()}) posted WHERE currency = ${currency}
    ) figures GROUP BY 1`
}

/**
 * Sums every changed month of a seller as a whole, in the transaction that forgets that it has changed.
 * @returns how many changes were taken
 */
export async function sumChangedMonths(tx: Tx, limit: number): Promise<number> {
  const taken = await tx.$queryRaw<{ livemode: boolean; month: string }[]>`
    WITH taken AS (
      DELETE FROM "MonthChange" WHERE id IN (SELECT id FROM "MonthChange" ORDER BY id LIMIT ${limit}) RETURNING "sellerId", book, livemode, month
    ), changed AS (
      SELECT DISTINCT "sellerId", book, livemode, month FROM taken
    ), kept AS (
      INSERT INTO "SellerMonth" (livemode, month, currency, "sellerId", book, ${columns})
      SELECT livemode, month, currency, "sellerId", book, ${columns} FROM (${postedInChangedMonths()}) posted
      ON CONFLICT (livemode, month, currency, "sellerId", book) DO UPDATE SET sales = excluded.sales, "soldMinor" = excluded."soldMinor",
        "refundedMinor" = excluded."refundedMinor", "chargedMinor" = excluded."chargedMinor", "returnedMinor" = excluded."returnedMinor"
    )
    SELECT livemode, month::text AS month FROM taken`
  for (const livemode of [true, false]) {
    const months = [...new Set(taken.filter((change) => change.livemode === livemode).map(({ month }) => month))]
    if (months.length === 0) continue
    await tx.$executeRaw`DELETE FROM "MarketMonth" WHERE livemode = ${livemode} AND month = ANY(${months}::date[])`
    await tx.$executeRaw`
      INSERT INTO "MarketMonth" (livemode, month, currency, ${columns})
      SELECT livemode, month, currency, ${Prisma.raw(FIGURES.map((name) => `sum(${name})`).join(', '))}
      FROM "SellerMonth" WHERE livemode = ${livemode} AND month = ANY(${months}::date[]) GROUP BY 1, 2, 3`
  }
  return taken.length
}

function isUnchanged(): Prisma.Sql {
  return Prisma.sql`NOT EXISTS (SELECT 1 FROM changed WHERE changed."sellerId" = stored."sellerId" AND changed.book = stored.book AND changed.month = stored.month)`
}

/**
 * What the books say of the months that the common table expression `changed` names. What is posted is never taken back, so a month that was summed once has its row for ever. The tax that a buyer paid
 * stands apart in the books and is part of what was sold, and of what was refunded.
 */
function postedInChangedMonths(): Prisma.Sql {
  return Prisma.sql`
    SELECT it.livemode, it.month, entry.currency, it."sellerId", it.book,
      count(DISTINCT journal.id) FILTER (WHERE journal.kind = 'sale') AS sales,
      coalesce(-sum(entry."amountMinor") FILTER (WHERE journal.kind = 'sale' AND entry.account IN ('sales', 'tax')), 0) AS "soldMinor",
      coalesce(sum(entry."amountMinor") FILTER (WHERE journal.kind IN ('refund', 'refund_failed') AND entry.account IN ('refunds', 'tax')), 0) AS "refundedMinor",
      coalesce(sum(entry."amountMinor") FILTER (WHERE journal.kind = 'sale' AND entry.account = 'platform_fees'), 0) AS "chargedMinor",
      coalesce(-sum(entry."amountMinor") FILTER (WHERE journal.kind = 'fee_returned' AND entry.account = 'platform_fees'), 0) AS "returnedMinor"
    FROM changed it JOIN "LedgerJournal" journal ON journal.book = it.book AND journal.livemode = it.livemode
        AND journal.kind IN ('sale', 'refund', 'refund_failed', 'fee_returned') AND journal."eventAt" >= it.month AND journal."eventAt" < it.month + interval '1 month'
      JOIN "SellerOrder" part ON part.id = journal."sellerOrderId" AND part."sellerId" = it."sellerId"
      JOIN "LedgerEntry" entry ON entry."journalId" = journal.id
    GROUP BY 1, 2, 3, 4, 5`
}
