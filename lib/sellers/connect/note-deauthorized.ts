import { findConnection } from '@/lib/db/sellers/connections'
import type { ConnectedAccountId } from '@/lib/domain/ids'
import { env } from '@/lib/env'
import { type SyncOutcome, syncAccount } from '@/lib/sellers/sync-account'

/**
 * Takes in that a seller removed us inside Stripe (`account.application.deauthorized`). An event older than the connection is about an earlier one and
 * changes nothing; any other is a hint, and Stripe is asked: only its 403 disconnects. Products pause because availability is computed when read.
 * @param eventCreated `event.created`, which knows whole seconds only
 * @returns `stale` for an old event; `unknown` when Stripe did not answer: ask again later
 */
export async function noteDeauthorized(accountId: ConnectedAccountId, eventCreated: Date): Promise<SyncOutcome | 'stale'> {
  const connection = await findConnection(accountId, env().livemode)
  if (connection?.status !== 'connected') return 'not_ours'
  if (eventCreated.getTime() < Math.floor(connection.connectedAt.getTime() / 1000) * 1000) return 'stale'
  return syncAccount(accountId)
}
