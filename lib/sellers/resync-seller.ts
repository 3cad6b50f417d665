import { findSeller } from '@/lib/db/sellers/sellers'
import { unreachable } from '@/lib/domain/unreachable'
import { syncAccount } from './sync-account'

/**
 * Reads a seller's account from Stripe again, for the operator.
 * @param viewer the person signed in
 * @returns whether the page shows Stripe's word now, and a sentence about it
 */
export async function resyncSeller(viewer: { isOperator: boolean }, sellerId: string): Promise<{ ok: boolean; sentence: string }> {
  if (!viewer.isOperator) return { ok: false, sentence: 'Only an operator of this marketplace may do this.' }
  const connection = (await findSeller(sellerId))?.connection
  if (!connection) return { ok: false, sentence: 'This seller has connected no Stripe account.' }
  const outcome = await syncAccount(connection.accountId)
  switch (outcome) {
    case 'synced':
      return { ok: true, sentence: 'Read from Stripe just now.' }
    case 'gone':
      return { ok: true, sentence: 'Stripe says the account has left. It is marked as disconnected.' }
    case 'not_ours':
      return { ok: false, sentence: 'This account is not connected any more.' }
    case 'unknown':
      return { ok: false, sentence: 'Stripe did not answer. What is shown is what we knew before; try again.' }
    default:
      return unreachable(outcome)
  }
}
