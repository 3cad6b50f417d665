import type { ConnectedAccountId } from '@/lib/domain/ids'
import type { CardFacts } from '@/lib/domain/order/card-facts'
import { on, stripe } from '@/lib/stripe/client'
import { attempt, type StripeOutcome } from '@/lib/stripe/outcome'
import { cardOf } from './card-of'

/**
 * Clones a card of the platform Customer to a connected account. The clone is independent, belongs to nobody there yet, and has
 * the same fingerprint. Source: docs.stripe.com/connect/direct-charges-multiple-accounts
 */
export function clonePaymentMethod(input: {
  platformCustomerId: string
  paymentMethodId: string
  accountId: ConnectedAccountId
  key: string
}): Promise<StripeOutcome<string>> {
  const { platformCustomerId, paymentMethodId, accountId, key } = input
  const params = { customer: platformCustomerId, payment_method: paymentMethodId }
  return attempt(() =>
    stripe()
      .paymentMethods.create(params, on(accountId, key))
      .then(({ id }) => id),
  )
}

/** Reads a card as it is now; null where it is none. @param accountId the connected account of a clone, or null for the platform */
export function readCard(paymentMethodId: string, accountId: ConnectedAccountId | null): Promise<StripeOutcome<CardFacts | null>> {
  return attempt(() => stripe().paymentMethods.retrieve(paymentMethodId, {}, on(accountId)).then(cardOf))
}

/**
 * Takes a card from its Customer for good: it can never be charged again. Source: docs.stripe.com/api/payment_methods/detach
 * @param accountId the connected account of a clone, or null for the platform
 */
export function detachPaymentMethod(paymentMethodId: string, accountId: ConnectedAccountId | null): Promise<StripeOutcome<string>> {
  return attempt(() =>
    stripe()
      .paymentMethods.detach(paymentMethodId, {}, on(accountId, `detach/${paymentMethodId}`))
      .then(({ id }) => id),
  )
}

/** Puts a cloned card on the buyer's Customer of the same connected account. */
export function attachClone(clonedId: string, connectedCustomerId: string, accountId: ConnectedAccountId): Promise<StripeOutcome<string>> {
  const options = on(accountId, `attach/${clonedId}/${connectedCustomerId}`)
  return attempt(() =>
    stripe()
      .paymentMethods.attach(clonedId, { customer: connectedCustomerId }, options)
      .then(({ id }) => id),
  )
}
