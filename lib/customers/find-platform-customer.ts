import { type CustomerRow, storePlatformCustomer } from '@/lib/db/customers'
import { createPlatformCustomer } from '@/lib/stripe/customers'
import type { StripeOutcome } from '@/lib/stripe/outcome'

/**
 * The platform Customer of a buyer, made at Stripe on the first purchase. One e-mail address has one Customer because our row is
 * unique and its id makes the idempotency key; Stripe's own list is never searched.
 */
export async function findPlatformCustomer(customer: CustomerRow): Promise<StripeOutcome<string>> {
  if (customer.platformCustomerId) return { kind: 'ok', value: customer.platformCustomerId }
  const made = await createPlatformCustomer(customer.id, customer.email, customer.timesRemoved)
  if (made.kind === 'ok') await storePlatformCustomer(customer.id, made.value)
  return made
}
