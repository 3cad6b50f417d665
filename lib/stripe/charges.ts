import type Stripe from 'stripe'
import { on, stripe } from './client'
import { attempt, type StripeOutcome } from './outcome'

/** Reads a charge of a connected account with its balance transaction, which is null until Stripe has settled it. */
export function readCharge(chargeId: string, accountId: string): Promise<StripeOutcome<Stripe.Charge>> {
  return attempt(() => stripe().charges.retrieve(chargeId, { expand: ['balance_transaction'] }, on(accountId)))
}
