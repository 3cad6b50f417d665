import { db, transaction } from '@/lib/db/client'

/** The first day (its first moment, UTC) that is not closed: the one after the last close, or that of the first journal; null without any. */
export async function firstOpenDay(): Promise<Date | null> {
  const [last, first] = await Promise.all([
    db().ledgerClose.aggregate({ _max: { day: true } }),
    db().ledgerJournal.aggregate({ _min: { postedAt: true } }),
  ])
  const begun = last._max.day ?? first._min.postedAt
  return begun && new Date(Math.floor(begun.getTime() / 86_400_000) * 86_400_000)
}

/**
 * Closes a day for every account of a book to which something was posted on it: what it was when it was last closed, and that. Closed again it stays as it is.
 * Only indexes are read: planned for an empty table the first close of many books would read through what it writes for each of them, and every later one through the whole of the ledger.
 * @param begins the first moment of the day, UTC
 */
export async function closeDay(begins: Date): Promise<void> {
  const ends = new Date(begins.getTime() + 86_400_000)
  await transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL enable_seqscan = off`
    await tx.$executeRaw`
    INSERT INTO "LedgerClose" (book, livemode, account, currency, day, "amountMinor")
    SELECT moved.book, moved.livemode, moved.account, moved.currency, ${ends}, moved.sum + coalesce(before."amountMinor", 0)
    FROM (
      SELECT journal.book, journal.livemode, entry.account, entry.currency, sum(entry."amountMinor") AS sum
      FROM "LedgerJournal" journal JOIN "LedgerEntry" entry ON entry."journalId" = journal.id
      WHERE journal."postedAt" >= ${begins} AND journal."postedAt" < ${ends} GROUP BY 1, 2, 3, 4
    ) moved LEFT JOIN LATERAL (
      SELECT "amountMinor" FROM "LedgerClose" closed
      WHERE closed.book = moved.book AND closed.livemode = moved.livemode AND closed.account = moved.account AND closed.currency = moved.currency
        AND closed.day < ${ends} ORDER BY closed.day DESC LIMIT 1
    ) before ON true
    ON CONFLICT DO NOTHING`
  })
}
