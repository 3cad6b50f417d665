import { db } from '@/lib/db/client'

/** So many accounts are looked at, those first that were not read for longest. */
const MOST = 10_000

/** How connected accounts are: `stopped` may not be charged, `left` no longer lets us in though its seller did not say so, `stale` was not read since a moment. */
export type AccountCondition = { connected: number; stopped: number; stale: number; left: number }

/** How the connected accounts of a mode are, at most ten thousand of them. @param staleBefore who was read before is stale */
export async function readAccountCondition(livemode: boolean, staleBefore: Date): Promise<AccountCondition> {
  const [row] = await db().$queryRaw<AccountCondition[]>`
    SELECT count(*)::int AS connected, count(*) FILTER (WHERE NOT "chargesEnabled")::int AS stopped,
      count(*) FILTER (WHERE coalesce("syncedAt", "connectedAt") < ${staleBefore})::int AS stale,
      (SELECT count(*)::int FROM (
        SELECT 1 FROM "ConnectedAccount" gone JOIN "Seller" seller ON seller."connectionId" = gone.id
        WHERE gone.livemode = ${livemode} AND gone.status = 'disconnected' AND gone."disconnectReason" = 'by_stripe' LIMIT ${MOST}) lost) AS left
    FROM (SELECT * FROM "ConnectedAccount" WHERE livemode = ${livemode} AND status = 'connected' ORDER BY "syncedAt" LIMIT ${MOST}) account`
  if (!row) throw new Error('The database counted nothing.')
  return row
}
