import { noteDeauthorized } from '@/lib/sellers/note-deauthorized'
import { syncAccount } from '@/lib/sellers/sync-account'
import type { StripeEvent } from './stripe-event'

/** Stripe changed what an account may do: it is read again. */
export async function accountUpdated({ accountId }: StripeEvent): Promise<string | null> {
  if (!accountId) return "The platform's own account."
  await syncAccount(accountId)
  return null
}

/** A seller left from inside Stripe. */
export async function accountDeauthorized({ accountId, created }: StripeEvent): Promise<string | null> {
  if (!accountId) return 'No account named.'
  await noteDeauthorized(accountId, created)
  return null
}
