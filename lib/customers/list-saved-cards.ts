import { findOwnCards } from '@/lib/db/customers/saved-cards'
import type { SavedCardView } from '@/lib/domain/wire/checkout-views'
import { env } from '@/lib/env'

/**
 * The cards a signed-in buyer saved while signed in. Cards that guests entered under the same e-mail are never among them.
 * @param buyer with `customerId`, only the cards that can pay an order of this Customer
 */
export async function listSavedCards(buyer: { userId: string; email: string; customerId?: string }): Promise<SavedCardView[]> {
  const cards = await findOwnCards({ ...buyer, livemode: env().livemode })
  return cards.map(({ id, brand, last4, wallet, expMonth, expYear }) => ({ id, brand, last4, wallet, expMonth, expYear }))
}
