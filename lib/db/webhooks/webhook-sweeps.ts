import { db } from '@/lib/db/client'
import type { ConnectedAccountId } from '@/lib/domain/ids'

/** The name of our own account in the table. */
const PLATFORM = 'platform'
const keyOf = (accountId: ConnectedAccountId | null, livemode: boolean) => ({ accountId_livemode: { accountId: accountId ?? PLATFORM, livemode } })

export type SweepRow = { sweptUntil: Date; passUntil: Date | null; pageAfter: string | null }

/**
 * The accounts whose list of undelivered events was not read since `before`, longest ago first; null is our own.
 * @param limit how many at most
 */
export async function findDueSweeps(livemode: boolean, before: Date, limit: number): Promise<(ConnectedAccountId | null)[]> {
  const rows = await db().$queryRaw<{ accountId: ConnectedAccountId | typeof PLATFORM }[]>`
    SELECT account."accountId" FROM (
      SELECT "accountId" FROM "ConnectedAccount" WHERE livemode = ${livemode} AND status = 'connected'
      UNION ALL SELECT ${PLATFORM}
    ) account LEFT JOIN "WebhookSweep" sweep ON sweep."accountId" = account."accountId" AND sweep.livemode = ${livemode}
    WHERE sweep."sweptUntil" IS NULL OR sweep."sweptUntil" < ${before}
    ORDER BY sweep."sweptUntil" NULLS FIRST LIMIT ${limit}`
  return rows.map(({ accountId }) => (accountId === PLATFORM ? null : accountId))
}

/** How many connected accounts have a list that was last read to its end before `since`, or never since they were connected then; our own counts as one. */
export async function countOverdueSweeps(livemode: boolean, since: Date): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT "accountId", "connectedAt" AS begun FROM "ConnectedAccount" WHERE livemode = ${livemode} AND status = 'connected'
      UNION ALL SELECT ${PLATFORM}, (SELECT min("createdAt") FROM "User")
    ) account LEFT JOIN "WebhookSweep" sweep ON sweep."accountId" = account."accountId" AND sweep.livemode = ${livemode}
    WHERE coalesce(sweep."sweptUntil", account.begun) < ${since}`
  return row?.count ?? 0
}

/** How far the list of an account has been read; null before the first time. */
export function findSweep(accountId: ConnectedAccountId | null, livemode: boolean): Promise<SweepRow | null> {
  return db().webhookSweep.findUnique({ where: keyOf(accountId, livemode) })
}

/** Keeps how far the list of an account has been read. */
export async function storeSweep(accountId: ConnectedAccountId | null, livemode: boolean, row: SweepRow): Promise<void> {
  const where = keyOf(accountId, livemode)
  await db().webhookSweep.upsert({ where, create: { ...where.accountId_livemode, ...row }, update: row })
}
