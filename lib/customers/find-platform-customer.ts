import { type CustomerRow, noteCustomerNotMade, storePlatformCustomer } from '@/lib/db/customers/customers'
import { createPlatformCustomer, findCustomer } from '@/lib/stripe/calls/customers'
import type { StripeOutcome } from '@/lib/stripe/outcome'

/**
 * The platform Customer of a buyer, made at Stripe on the first purchase. A signed-in person has one, and so has each checkout of a guest, because our row is
 * unique and its id makes the idempotency key; Stripe's own list is looked at only where the answer is missing.
 */
export async function findPlatformCustomer(customer: CustomerRow): Promise<StripeOutcome<string>> {
  if (customer.platformCustomerId) return { kind: 'ok', value: customer.platformCustomerId }
  const made = await createPlatformCustomer(customer.id, customer.email, customer.timesRemoved)
  const known = made.kind === 'unknown' ? await lookFor(customer, made) : made
  return known.kind === 'ok' ? { kind: 'ok', value: await storePlatformCustomer(customer.id, known.value) } : known
}

/**
 * An error of Stripe's is what the key gives from then on, for a day, and the buyer could buy nothing: what was done is found, and what was not is made by
 * another key. Should the first call arrive late after all, it leaves a Customer without a card. Source: docs.stripe.com/api/idempotent_requests
 */
async function lookFor({ id, email }: CustomerRow, missing: StripeOutcome<string>): Promise<StripeOutcome<string>> {
  const found = await findCustomer(id, email, null)
  if (found.kind !== 'ok') return missing
  if (found.value) return { kind: 'ok', value: found.value }
  await noteCustomerNotMade(id)
  return missing
}
