import type Stripe from 'stripe'
import type { CardFacts } from '@/lib/domain/order/card-facts'
import { on, stripe } from '@/lib/stripe/client'
import { attempt, type StripeOutcome } from '@/lib/stripe/outcome'
import { cardOf } from './card-of'

const WITH_CARD = { expand: ['payment_method'] }

/** A SetupIntent as far as an order depends on it. */
export type SetupFacts = {
  id: string
  status: Stripe.SetupIntent.Status
  clientSecret: string | null
  card: CardFacts | null
  failure: { code: string; message: string } | null
}

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
}): Promise<StripeOutcome<SetupFacts>> {
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
  return ask(() => stripe().setupIntents.create(params, on(null, input.key)))
}

/** Reads a SetupIntent with its card. */
export function readSetupIntent(setupIntentId: string): Promise<StripeOutcome<SetupFacts>> {
  return ask(() => stripe().setupIntents.retrieve(setupIntentId, WITH_CARD))
}

/** A refusal by the bank (402) carries the SetupIntent: it reads like any other answer, with `failure` set. */
async function ask(call: () => Promise<Stripe.SetupIntent>): Promise<StripeOutcome<SetupFacts>> {
  const outcome = await attempt(call)
  if (outcome.kind === 'ok') return { kind: 'ok', value: factsOf(outcome.value) }
  if (outcome.kind !== 'declined' || !outcome.setupIntent) return outcome
  const facts = factsOf(outcome.setupIntent)
  return { kind: 'ok', value: { ...facts, failure: facts.failure ?? { code: outcome.code, message: outcome.message } } }
}

function factsOf(intent: Stripe.SetupIntent): SetupFacts {
  const error = intent.last_setup_error
  return {
    id: intent.id,
    status: intent.status,
    clientSecret: intent.client_secret,
    card: typeof intent.payment_method === 'object' && intent.payment_method ? cardOf(intent.payment_method) : null,
    failure: error && { code: error.decline_code ?? error.code ?? error.type, message: error.message ?? '' },
  }
}
