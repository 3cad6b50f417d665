import { db, type Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'

export type Amount = { currency: string; amountMinor: number }

/** What Stripe still owes the story, by part: what was told and is not booked, or booked and not told. In minor units; an empty list once all is booked. */
export function openClearing(book: string, livemode: boolean): Promise<(Amount & { sellerOrderId: string | null })[]> {
  return db().$queryRaw`
    SELECT journal."sellerOrderId", entry.currency, sum(entry."amountMinor")::float8 AS "amountMinor"
    FROM "LedgerJournal" journal JOIN "LedgerEntry" entry ON entry."journalId" = journal.id AND entry.account = 'clearing'
    WHERE journal.book = ${book} AND journal.livemode = ${livemode}
    GROUP BY journal."sellerOrderId", entry.currency HAVING sum(entry."amountMinor") <> 0 ORDER BY 1, 2`
}

/**
 * What a balance is by the books, in each currency: what it was when it was last closed, and what was posted since. A day is closed for all books at once, so that
 * nothing from before the last closed day is in no close.
 */
export function stripeBalances(book: string, livemode: boolean, tx: Tx = db()): Promise<Amount[]> {
  return tx.$queryRaw`
    WITH closed AS (
      SELECT DISTINCT ON (currency) currency, day, "amountMinor" FROM "LedgerClose"
      WHERE book = ${book} AND livemode = ${livemode} AND account = 'stripe' ORDER BY currency, day DESC
    ), since AS (
      SELECT entry.currency, entry."amountMinor" FROM "LedgerJournal" journal
        JOIN "LedgerEntry" entry ON entry."journalId" = journal.id AND entry.account = 'stripe'
      WHERE journal.book = ${book} AND journal.livemode = ${livemode} AND journal."postedAt" >= coalesce((SELECT max(day) FROM "LedgerClose"), '-infinity')
    )
    SELECT currency, sum("amountMinor")::float8 AS "amountMinor" FROM (SELECT currency, "amountMinor" FROM closed UNION ALL TABLE since) whole
    GROUP BY currency HAVING sum("amountMinor") <> 0 ORDER BY 1`
}

/** What a balance is by the books and by what of the mirror is not in them yet, in each currency; and which of these transactions are in neither. All of one moment. */
export function readBook(book: string, livemode: boolean, ids: string[]): Promise<{ totals: Amount[]; unknown: Set<string> }> {
  return db().$transaction(
    async (tx) => {
      const posted = await stripeBalances(book, livemode, tx)
      const waiting = await tx.$queryRaw<Amount[]>`
        SELECT row.currency, sum(row."netMinor")::float8 AS "amountMinor" FROM "LedgerToPost" waiting JOIN "BalanceTransaction" row ON row.id = waiting.id
        WHERE row."accountId" = ${book} AND row.livemode = ${livemode} AND NOT EXISTS (
          SELECT 1 FROM "LedgerJournal" journal WHERE journal.book = ${book} AND journal.livemode = ${livemode} AND journal.source = 'txn:' || row.id)
        GROUP BY row.currency`
      const known = await tx.balanceTransaction.findMany({ where: { id: { in: ids } }, select: { id: true } })
      const stored = new Set(known.map(({ id }) => id))
      return { totals: [...posted, ...waiting], unknown: new Set(ids.filter((id) => !stored.has(id))) }
    },
    { isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead },
  )
}

/** How many of the latest journals there are, at most `limit`, and how many of them do not come to zero in a currency. */
export async function countUneven(limit: number): Promise<{ journals: number; uneven: number }> {
  const [row] = await db().$queryRaw<{ journals: number; uneven: number }[]>`
    WITH latest AS MATERIALIZED (SELECT id FROM "LedgerJournal" ORDER BY "postedAt" DESC LIMIT ${limit})
    SELECT (SELECT count(*)::int FROM latest) AS journals, (
      SELECT count(DISTINCT id)::int FROM (
        SELECT latest.id FROM latest JOIN "LedgerEntry" entry ON entry."journalId" = latest.id
        GROUP BY latest.id, entry.currency HAVING sum(entry."amountMinor") <> 0) wrong
    ) AS uneven`
  return row ?? { journals: 0, uneven: 0 }
}
