import type Stripe from 'stripe'

/** What is printed on a card and what Stripe knows it by. The fingerprint is the same wherever the card is cloned to. */
export type CardFacts = {
  paymentMethodId: string
  fingerprint: string
  brand: string
  last4: string
  expMonth: number
  expYear: number
  country: string | null
}

/** The card of a PaymentMethod; null where it is none, or Stripe keeps its fingerprint to itself. */
export function cardOf({ id, card }: Stripe.PaymentMethod): CardFacts | null {
  if (!card?.fingerprint) return null
  const { fingerprint, brand, last4, exp_month: expMonth, exp_year: expYear, country } = card
  return { paymentMethodId: id, fingerprint, brand, last4, expMonth, expYear, country }
}
