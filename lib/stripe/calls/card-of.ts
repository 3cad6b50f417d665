import type Stripe from 'stripe'
import type { CardFacts } from '@/lib/domain/order/card-facts'

/** The card of a PaymentMethod; null where it is none, or Stripe keeps its fingerprint to itself. */
export function cardOf({ id, card }: Stripe.PaymentMethod): CardFacts | null {
  if (!card?.fingerprint) return null
  const { fingerprint, brand, last4, exp_month: expMonth, exp_year: expYear, country } = card
  return { paymentMethodId: id, fingerprint, brand, last4, wallet: card.wallet?.type ?? null, expMonth, expYear, country }
}
