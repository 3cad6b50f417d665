import { db } from '@/lib/db/client'

export type Amount = { currency: string; amountMinor: number }

/** What Stripe still owes the story, by part: what was told and is not booked, or booked and not told. In minor units; an empty list once all is booked. */
export function openClearing(book: string, livemode: boolean): Promise<(Amount & { sellerOrderId: string | null })[]> {
  return db().$queryRaw`
    SELECT journal."sellerOrderId", entry.currency, sum(entry."amountMinor")::float8 AS "amountMinor"
    FROM "LedgerJournal" journal JOIN "LedgerEntry" entry ON entry."journalId" = journal.id AND entry.account = 'clearing'
    WHERE journal.book = ${book} AND journal.livemode = ${livemode}
    GROUP BY journal."sellerOrderId", entry.currency HAVING sum(entry."amountMinor") <> 0 ORDER BY 1, 2`
}

/** What a balance is by the books, in each currency: what it was when it was last closed, and what was posted since. */
export function stripeBalances(book: string, livemode: boolean): Promise<Amount[]> {
  return db().$queryRaw`
    WITH closed AS (
      SELECT DISTINCT ON (currency) currency, day, "amountMinor" FROM "LedgerClose"
      WHERE book = ${book} AND livemode = ${livemode} AND account = 'stripe' ORDER BY currency, day DESC
    ), since AS (
      SELECT entry.currency, entry."amountMinor" FROM "LedgerJournal" journal
        JOIN "LedgerEntry" entry ON entry."journalId" = journal.id AND entry.account = 'stripe' LEFT JOIN closed USING (currency)
      WHERE journal.book = ${book} AND journal.livemode = ${livemode} AND journal."postedAt" >= coalesce(closed.day, '-infinity')
    )
    SELECT currency, sum("amountMinor")::float8 AS "amountMinor" FROM (SELECT currency, "amountMinor" FROM closed UNION ALL TABLE since) whole
    GROUP BY currency HAVING sum("amountMinor") <> 0 ORDER BY 1`
}
