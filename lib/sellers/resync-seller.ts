import { findSeller } from '@/lib/db/sellers/sellers'
import { type SyncOutcome, syncAccount } from './sync-account'

/** What asking Stripe came to; `unknown`: Stripe did not answer, and what we knew stays. */
export type ResyncOutcome = SyncOutcome | 'not_operator' | 'no_account'

/**
 * Reads a seller's account from Stripe again, for the operator.
 * @param viewer the person signed in
 */
export async function resyncSeller(viewer: { isOperator: boolean }, sellerId: string): Promise<ResyncOutcome> {
  if (!viewer.isOperator) return 'not_operator'
  const connection = (await findSeller(sellerId))?.connection
  return connection ? syncAccount(connection.accountId) : 'no_account'
}
