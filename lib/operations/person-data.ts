import type { Viewer } from '@/lib/auth/viewer-of'
import { canErase, type Erased, erasePersonData, findStripeCustomers } from '@/lib/db/people/erase-person'
import { countPersonData, readPersonData } from '@/lib/db/people/person-data'
import { Email } from '@/lib/domain/ids'
import { deleteCustomer } from '@/lib/stripe/calls/customers'

type Operator = Pick<Viewer, 'userId' | 'isOperator'>

/** Everything stored about a person with this address, for them. */
export async function exportPersonData(email: string) {
  return { exportedAt: new Date().toISOString(), email, ...(await readPersonData(email)) }
}

/** What is kept of an address that an operator typed; null where it is none. */
export async function findPersonData(typed: string) {
  const email = Email.safeParse(typed)
  return email.success ? { email: email.data, ...(await countPersonData(email.data)) } : null
}

/** `stripe_silent`: Stripe did not answer; nothing was erased here, and it can be tried again. */
export type ErasePersonResult = Erased | 'not_operator' | 'stripe_silent'

/**
 * Erases the person with this address: their Customers with the saved cards at Stripe first, then here. Stopped between the two it is tried again; orders and payments
 * stay, with nobody's name.
 */
export async function erasePerson({ isOperator, userId }: Operator, typed: string): Promise<ErasePersonResult> {
  if (!isOperator) return 'not_operator'
  const email = Email.safeParse(typed)
  if (!email.success) return 'not_found'
  const state = await canErase(email.data)
  if (state !== 'erased') return state
  return (await deleteStripeCustomers(email.data)) ? erasePersonData({ userId }, email.data) : 'stripe_silent'
}

/** Deletes a person's Customers with their saved cards at Stripe. @returns false when Stripe did not answer: it can be tried again */
export async function deleteStripeCustomers(email: string): Promise<boolean> {
  for (const { accountId, customerId } of await findStripeCustomers(email)) {
    const deleted = await deleteCustomer(accountId, customerId)
    // Refused: it is gone already, or its account has left us. There is nothing more that we could do there.
    if (deleted.kind === 'unknown') return false
  }
  return true
}
