import { takeToken } from '@/lib/db/operations/rate-limit'
import { findSeller } from '@/lib/db/sellers/sellers'
import { unreachable } from '@/lib/domain/unreachable'
import { syncAccount } from './sync-account'

/** What asking Stripe again came to, in a sentence for the seller. */
export type CheckOutcome = { kind: 'checked' | 'failed'; sentence: string }

/** Reads the seller's Stripe account anew, for "Check again" and for whoever comes back from Stripe's dashboard. */
export async function checkAgain(sellerId: string): Promise<CheckOutcome> {
  const accountId = (await findSeller(sellerId))?.connection?.accountId
  if (!accountId) return { kind: 'failed', sentence: 'There is no Stripe account to check. Connect one first.' }
  if (!(await takeToken('account-check', sellerId)).ok) return { kind: 'failed', sentence: 'That was often. Wait a few minutes, then check again.' }
  const outcome = await syncAccount(accountId)
  switch (outcome) {
    case 'synced':
      return { kind: 'checked', sentence: 'This is what Stripe says now.' }
    case 'gone':
      return { kind: 'checked', sentence: 'Stripe says that this account was disconnected.' }
    case 'not_ours':
      return { kind: 'checked', sentence: 'This account is not connected.' }
    case 'unknown':
      return { kind: 'failed', sentence: 'Stripe could not confirm it. What you see is what we knew before; try again in a moment.' }
    default:
      return unreachable(outcome)
  }
}
