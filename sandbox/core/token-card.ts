import type Stripe from 'stripe'

/** The card that a token stands for. */
export interface TokenCard {
  /** The id that the card has wherever the token is used as a source. */
  id: string
  number: string
  cvc: 'given' | 'none'
  card: Stripe.PaymentMethod.Card
  billing: Stripe.PaymentMethod.BillingDetails
}
