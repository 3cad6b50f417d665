import { forgetTokens, pauseForDisconnect, resumeConnection } from '@/lib/db/sellers/connections'
import { findSeller } from '@/lib/db/sellers/sellers'
import { retrieveAccount } from '@/lib/stripe/calls/accounts'
import { deauthorizeAccount } from '@/lib/stripe/calls/oauth'

export type DisconnectOutcome =
  | { kind: 'disconnected' }
  | { kind: 'refused'; code: 'open_orders' | 'not_connected' | 'not_confirmed'; sentence: string }

/**
 * Disconnects a seller's Stripe account. Refused while orders are under way: refunding them would become impossible. Selling stops first, then Stripe is told;
 * when Stripe neither confirms nor answers 403, selling goes on as before. Tokens are erased, orders stay.
 */
export async function disconnectAccount(sellerId: string): Promise<DisconnectOutcome> {
  const connection = (await findSeller(sellerId))?.connection
  const unfinished = connection?.status === 'disconnected' && connection.sealedAccessToken !== null
  if (!connection || (connection.status !== 'connected' && !unfinished)) {
    return { kind: 'refused', code: 'not_connected', sentence: 'Your shop has no Stripe account to disconnect.' }
  }
  const pause = await pauseForDisconnect(connection)
  if ('openOrders' in pause) return { kind: 'refused', code: 'open_orders', sentence: openSentence(pause.openOrders) }
  if (!(await isGone(connection.accountId))) {
    await resumeConnection(connection.id, pause.pausedAt)
    return {
      kind: 'refused',
      code: 'not_confirmed',
      sentence:
        'Stripe did not confirm the disconnect, so your account is still connected and your products are still for sale. Try again in a minute.',
    }
  }
  await forgetTokens(connection.id)
  return { kind: 'disconnected' }
}

// The deauthorization of an account that is gone already is refused, and its answer can get lost: then reading the account tells.
async function isGone(accountId: string): Promise<boolean> {
  const outcome = await deauthorizeAccount(accountId)
  return outcome.kind === 'ok' || (await retrieveAccount(accountId)).kind === 'gone'
}

function openSentence(open: number): string {
  const orders = open === 1 ? 'One order is' : `${open} orders are`
  return `${orders} still being paid over this account. Most are finished within minutes; one whose amount is held for a later day takes until that day. Disconnect then.`
}
