import type { Tx } from '@/lib/db/client'
import type { Journal } from '@/lib/domain/ledger/ledger'

/**
 * Posts journals in the caller's transaction, in one statement. One that is in the books already, by its book, source and kind, is left as it is.
 * The database refuses a journal that does not come to nought.
 */
export async function postJournals(tx: Tx, all: Journal[]): Promise<void> {
  if (all.length === 0) return
  await tx.$executeRaw`
    WITH wanted AS (
      SELECT gen_random_uuid()::text AS id, * FROM json_to_recordset(${JSON.stringify(all)}::json)
        AS journal (book text, livemode boolean, source text, kind text, "sellerOrderId" text, "eventAt" timestamp(3), legs json)
    ), posted AS (
      INSERT INTO "LedgerJournal" (id, book, livemode, source, kind, "sellerOrderId", "eventAt")
      SELECT id, book, livemode, source, kind, "sellerOrderId", "eventAt" FROM wanted ORDER BY book, source, kind
      ON CONFLICT (book, livemode, source, kind) DO NOTHING RETURNING id
    )
    INSERT INTO "LedgerEntry" ("journalId", account, currency, "amountMinor")
    SELECT posted.id, leg.account, leg.currency, leg."amountMinor" FROM posted JOIN wanted USING (id)
      CROSS JOIN LATERAL json_to_recordset(wanted.legs) AS leg (account text, currency text, "amountMinor" bigint)`
}
