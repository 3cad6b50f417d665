import { forgetTokens, pauseForDisconnect, resumeConnection } from '@/lib/db/sellers/connections'
import { findSeller } from '@/lib/db/sellers/sellers'
import type { ConnectedAccountId } from '@/lib/domain/ids'
import { retrieveAccount } from '@/lib/stripe/calls/accounts'
import { deauthorizeAccount } from '@/lib/stripe/calls/oauth'

export type DisconnectOutcome =
  | { kind: 'disconnected' }
  /** `openOrders`: how many are still being paid over the account. */
  | { kind: 'refused'; code: 'open_orders'; openOrders: number }
  | { kind: 'refused'; code: 'not_connected' | 'not_confirmed' }

/**
 * Disconnects a seller's Stripe account. Refused while orders are under way: refunding them would become impossible. Selling stops first, then Stripe is told;
 * when Stripe neither confirms nor answers 403, selling goes on as before. Tokens are erased, orders stay. An account that we opened is only left out of use here: it stays its
 * owner's at Stripe, and can be taken back into use.
 */
export async function disconnectAccount(sellerId: string): Promise<DisconnectOutcome> {
  const connection = (await findSeller(sellerId))?.connection
  const unfinished = connection?.status === 'disconnected' && connection.sealedAccessToken !== null
  if (!connection || (connection.status !== 'connected' && !unfinished)) {
    return { kind: 'refused', code: 'not_connected' }
  }
  const pause = await pauseForDisconnect(connection)
  if ('openOrders' in pause) return { kind: 'refused', code: 'open_orders', openOrders: pause.openOrders }
  // Access that was given up comes back only over OAuth, which a shop that opens accounts may not offer: its seller could never take the account back into use.
  if (!connection.isManaged && !(await isGone(connection.accountId))) {
    await resumeConnection(connection.id, pause.pausedAt)
    return { kind: 'refused', code: 'not_confirmed' }
  }
  await forgetTokens(connection.id)
  return { kind: 'disconnected' }
}

// The deauthorization of an account that is gone already is refused, and its answer can get lost: then reading the account tells.
async function isGone(accountId: ConnectedAccountId): Promise<boolean> {
  const outcome = await deauthorizeAccount(accountId)
  return outcome.kind === 'ok' || (await retrieveAccount(accountId)).kind === 'gone'
}
