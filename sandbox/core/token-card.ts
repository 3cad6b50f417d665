import type Stripe from 'stripe'

/** What a token stands for: a card, or what was told of an account, a person or a bank account, as it was sent, in JSON. */
export interface TokenSecret {
  card?: TokenCard
  told?: string
}

/** The card that a token stands for. */
export interface TokenCard {
  /** The id that the card has wherever the token is used as a source. */
  id: string
  number: string
  cvc: 'given' | 'none'
  card: Stripe.PaymentMethod.Card
  billing: Stripe.PaymentMethod.BillingDetails
}
