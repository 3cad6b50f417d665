import type { Tx } from '@/lib/db/client'
import { MARK_AGAIN_SECONDS, READ_AFTER_SECONDS } from '@/lib/domain/balance/reading-times'
import type { ConnectedAccountId } from '@/lib/domain/ids'

const NOW = `(now() AT TIME ZONE 'utc')`

/**
 * Says that balances must be read again soon. One that was marked some seconds ago is left alone, so that a crowd of events does not queue for one row.
 * @param source a FROM item with the columns `owner` and `livemode`
 */
export function markStatement(source: string): string {
  return `INSERT INTO "BalanceReading" ("accountId", livemode, "dueAt", "markedAt")
    SELECT DISTINCT owner, livemode, ${NOW} + interval '${READ_AFTER_SECONDS} seconds', ${NOW} FROM ${source} marked
    WHERE NOT EXISTS (SELECT 1 FROM "BalanceReading" known WHERE known."accountId" = owner AND known.livemode = marked.livemode
      AND known."markedAt" > ${NOW} - interval '${MARK_AGAIN_SECONDS} seconds')
    ORDER BY owner
    ON CONFLICT ("accountId", livemode) DO UPDATE SET "markedAt" = EXCLUDED."markedAt",
      "dueAt" = least("BalanceReading"."dueAt", EXCLUDED."dueAt")`
}

/** Marks the balances of accounts in the caller's transaction, whose orders have changed in it. */
export async function markBalances(tx: Tx, accountIds: ConnectedAccountId[], livemode: boolean): Promise<void> {
  if (accountIds.length === 0) return
  const source = '(SELECT unnest($1::text[]) AS owner, $2::boolean AS livemode)'
  await tx.$executeRawUnsafe(markStatement(source), accountIds, livemode)
}
