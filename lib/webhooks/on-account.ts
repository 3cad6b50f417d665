import { noteDeauthorized } from '@/lib/sellers/connect/note-deauthorized'
import { syncAccount } from '@/lib/sellers/sync-account'
import type { StripeEvent } from './stripe-event'

/** Stripe changed what an account may do: it is read again. */
export async function accountUpdated({ accountId }: StripeEvent): Promise<string | null> {
  if (!accountId) return "The platform's own account."
  return noteOf(await syncAccount(accountId))
}

/** A seller left from inside Stripe. */
export async function accountDeauthorized({ accountId, created }: StripeEvent): Promise<string | null> {
  if (!accountId) return 'No account named.'
  return noteOf(await noteDeauthorized(accountId, created))
}

function noteOf(outcome: Awaited<ReturnType<typeof noteDeauthorized>>): string {
  // Stripe did not answer: the job tries again.
  if (outcome === 'unknown') throw new Error('Stripe did not answer about the account')
  return `Account: ${outcome.replaceAll('_', ' ')}.`
}
