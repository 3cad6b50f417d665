/** What is printed on a card and what Stripe knows it by. The fingerprint is the same wherever the card is cloned to. */
export type CardFacts = {
  paymentMethodId: string
  fingerprint: string
  brand: string
  last4: string
  /** The wallet that gave it, as Stripe calls it; null where it was typed in. */
  wallet: string | null
  expMonth: number
  expYear: number
  country: string | null
}
