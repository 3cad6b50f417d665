import { followRenewal } from '@/lib/cards/follow-renewal'
import { followRemoval } from '@/lib/cards/remove-card'
import { forgetClone } from '@/lib/db/customers/saved-cards'
import type { StripeEvent } from './stripe-event'

/**
 * A card was removed at Stripe, in its dashboard, say. On the platform: it is no longer offered, its clones go too, and charges on later days are paused. On a connected
 * account: its clone there is forgotten, and made anew when it is needed.
 */
export async function cardDetached({ object, accountId }: StripeEvent): Promise<string | null> {
  if (accountId === null) await followRemoval(object.id)
  else if ((await forgetClone(object.id, accountId)) === 0) return 'Not a clone in use.'
  return null
}

/** A card was renewed by its bank, or changed at Stripe: on the platform, or a clone on a connected account. */
export async function cardRenewed({ object, accountId }: StripeEvent): Promise<string | null> {
  return (await followRenewal(object.id, accountId)) ? null : 'Not a card of ours.'
}
