import type { ConnectedAccountId } from '@/lib/domain/ids'
import { on, stripe } from '@/lib/stripe/client'
import { attempt, type StripeOutcome } from '@/lib/stripe/outcome'

/**
 * Makes the platform Customer of one e-mail address. Our row's id is the key, so a repeat gives the same Customer.
 * @param customerId our Customer row
 * @param timesRemoved how often one was removed at Stripe, or not made for an error: a key gives what it came to again for a day, so the next one needs another
 * @returns Stripe's id of it
 */
export function createPlatformCustomer(customerId: string, email: string, timesRemoved = 0): Promise<StripeOutcome<string>> {
  const key = timesRemoved === 0 ? `customer/${customerId}` : `customer/${customerId}/${timesRemoved}`
  return attempt(() =>
    stripe()
      .customers.create({ email, metadata: { customerId } }, on(null, key))
      .then(({ id }) => id),
  )
}

/**
 * Makes the buyer's Customer on a connected account, with a cloned card on it.
 * Source: docs.stripe.com/connect/direct-charges-multiple-accounts
 * @param again set where the key was used up by a Customer that is no more: what makes this one different
 */
export function createConnectedCustomer(
  input: { customerId: string; email: string; accountId: ConnectedAccountId; paymentMethodId: string },
  again?: string,
): Promise<StripeOutcome<string>> {
  const { customerId, email, accountId, paymentMethodId } = input
  const params = { email, payment_method: paymentMethodId, metadata: { customerId } }
  return attempt(() =>
    stripe()
      .customers.create(params, on(accountId, ['customer', customerId, accountId, ...(again ? [again] : [])].join('/')))
      .then(({ id }) => id),
  )
}

/**
 * The newest Customer with this e-mail that was made for our Customer row.
 * @param accountId a connected account, or null for the platform
 */
export async function findCustomer(
  customerId: string,
  email: string,
  accountId: ConnectedAccountId | null,
): Promise<StripeOutcome<string | undefined>> {
  const found = await attempt(() => stripe().customers.list({ email, limit: 100 }, on(accountId)).autoPagingToArray({ limit: 1000 }))
  if (found.kind !== 'ok') return found
  return { kind: 'ok', value: found.value.find((customer) => customer.metadata?.customerId === customerId)?.id }
}

/**
 * Deletes a Customer with the cards that are attached to it; payments stay. Source: docs.stripe.com/api/customers/delete
 * @param accountId a connected account, or null for our own
 */
export function deleteCustomer(accountId: ConnectedAccountId | null, customerId: string): Promise<StripeOutcome<unknown>> {
  return attempt(() => stripe().customers.del(customerId, on(accountId)))
}
