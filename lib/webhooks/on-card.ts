import { markDetached } from '@/lib/db/customers/saved-cards'
import type { StripeEvent } from './stripe-event'

/** A card was removed from the platform Customer (in Stripe's dashboard, say): it is no longer offered. */
export async function cardDetached({ object, accountId }: StripeEvent): Promise<string | null> {
  if (accountId !== null) return 'A clone on a connected account.'
  await markDetached(object.id)
  return null
}
