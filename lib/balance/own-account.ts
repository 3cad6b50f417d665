import { findSeller } from '@/lib/db/sellers/sellers'
import type { ConnectedAccountId } from '@/lib/domain/ids'

/** The account of a seller whose balance is shown, also after they have left it; null without any. */
export async function ownAccount(sellerId: string): Promise<{ accountId: ConnectedAccountId; livemode: boolean; isConnected: boolean } | null> {
  const connection = (await findSeller(sellerId))?.connection
  return connection ? { accountId: connection.accountId, livemode: connection.livemode, isConnected: connection.status === 'connected' } : null
}
