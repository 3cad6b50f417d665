import type Stripe from 'stripe'
import { on, stripe } from './client'
import { attempt, type StripeOutcome } from './outcome'

const WITH_CARD = { expand: ['payment_method'] }

/**
 * Saves the card behind a ConfirmationToken on the platform Customer, for charges with and without the buyer present.
 * Source: docs.stripe.com/payments/finalize-payments-on-the-server?type=setup
 */
export function saveCard(input: {
  platformCustomerId: string
  confirmationTokenId: string
  orderId: string
  returnUrl: string
  key: string
}): Promise<StripeOutcome<Stripe.SetupIntent>> {
  const params: Stripe.SetupIntentCreateParams = {
    customer: input.platformCustomerId,
    confirmation_token: input.confirmationTokenId,
    allowed_payment_method_types: ['card'],
    usage: 'off_session',
    confirm: true,
    use_stripe_sdk: true,
    return_url: input.returnUrl,
    metadata: { orderId: input.orderId },
    ...WITH_CARD,
  }
  return attempt(() => stripe().setupIntents.create(params, on(null, input.key)))
}

/** Reads a SetupIntent with its card. */
export function readSetupIntent(setupIntentId: string): Promise<StripeOutcome<Stripe.SetupIntent>> {
  return attempt(() => stripe().setupIntents.retrieve(setupIntentId, WITH_CARD))
}
