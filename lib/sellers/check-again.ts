import { takeToken } from '@/lib/db/operations/rate-limit'
import { findSeller } from '@/lib/db/sellers/sellers'
import { type SyncOutcome, syncAccount } from './sync-account'

/** What asking Stripe again came to; `unknown`: Stripe did not answer, and what we knew stays. */
export type CheckOutcome = SyncOutcome | 'no_account' | 'too_often'

/** Reads the seller's Stripe account anew, for "Check again" and for whoever comes back from Stripe's dashboard. */
export async function checkAgain(sellerId: string): Promise<CheckOutcome> {
  const accountId = (await findSeller(sellerId))?.connection?.accountId
  if (!accountId) return 'no_account'
  return (await takeToken('account-check', sellerId)).ok ? syncAccount(accountId) : 'too_often'
}
