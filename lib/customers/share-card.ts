import { type Tx, transaction } from '@/lib/db/client'
import {
  findConnectedCustomer,
  forgetConnectedCustomer,
  forgetPlatformCustomer,
  storeClone,
  storeConnectedCustomer,
} from '@/lib/db/customers/customers'
import { markDetached } from '@/lib/db/customers/saved-cards'
import type { ConnectedAccountId } from '@/lib/domain/ids'
import { isSomethingGone } from '@/lib/domain/refusal/reason-of-refusal'
import { createConnectedCustomer, findCustomer } from '@/lib/stripe/calls/customers'
import { attachClone, clonePaymentMethod } from '@/lib/stripe/calls/payment-methods'
import type { StripeOutcome } from '@/lib/stripe/outcome'

type Card = { paymentMethodId: string; fingerprint: string; expMonth: number; expYear: number }
export type SharedCard = { connectedCustomerId: string; clonedPaymentMethodId: string }

/** A buyer's card as it is known to be chargeable on a seller's account, found without asking Stripe; null where it must be shared first. */
export async function findSharedCard(tx: Tx, customerId: string, card: Card, accountId: ConnectedAccountId): Promise<SharedCard | null> {
  const known = await findConnectedCustomer(customerId, accountId, card, tx)
  const { stripeCustomerId: connectedCustomerId, clonedPaymentMethodId } = known ?? {}
  return connectedCustomerId && clonedPaymentMethodId ? { connectedCustomerId, clonedPaymentMethodId } : null
}

/**
 * Makes a buyer's card chargeable on a seller's account: the card is cloned there and put on the buyer's Customer there. Both are made
 * once and found again; a known card at a known seller costs no call at all.
 * Source: docs.stripe.com/connect/direct-charges-multiple-accounts
 * @param buyer our Customer row with the platform Customer the card is saved on
 * @param cloneKey made of the order and its attempt: should a clone have been removed at Stripe, the next attempt makes a new one
 * @returns what to charge on the account, or why that could not be had
 */
export async function shareCard(
  buyer: { customerId: string; email: string; platformCustomerId: string },
  card: Card,
  accountId: ConnectedAccountId,
  cloneKey: string,
): Promise<StripeOutcome<SharedCard>> {
  const known = await findConnectedCustomer(buyer.customerId, accountId, card)
  if (known?.clonedPaymentMethodId) {
    return { kind: 'ok', value: { connectedCustomerId: known.stripeCustomerId, clonedPaymentMethodId: known.clonedPaymentMethodId } }
  }
  const { platformCustomerId } = buyer
  const clone = await clonePaymentMethod({ platformCustomerId, paymentMethodId: card.paymentMethodId, accountId, key: cloneKey })
  if (clone.kind !== 'ok') return forgetRemoved(clone, buyer, card)
  const owner = await putOnCustomer(buyer, known?.stripeCustomerId ?? null, clone.value, accountId)
  if (owner.kind !== 'ok') return owner
  const { rowId, stripeCustomerId } = await storeConnectedCustomer(buyer.customerId, accountId, owner.value)
  if (stripeCustomerId !== owner.value) return { kind: 'unknown', message: 'Another purchase made a Customer at the same moment.' }
  await storeClone(rowId, card, clone.value)
  return { kind: 'ok', value: { connectedCustomerId: stripeCustomerId, clonedPaymentMethodId: clone.value } }
}

/** A card or Customer that was removed on the platform is no longer offered, nor used again. */
async function forgetRemoved<T extends StripeOutcome<never>>(
  outcome: T,
  { customerId, platformCustomerId }: { customerId: string; platformCustomerId: string },
  card: Card,
): Promise<T> {
  if (outcome.kind !== 'refused' || outcome.status !== 400) return outcome
  await markDetached(card.paymentMethodId)
  if (outcome.code === 'resource_missing' && outcome.param === 'customer') await forgetPlatformCustomer(customerId, platformCustomerId)
  return outcome
}

/**
 * The key is made of the buyer and the account alone, so two first purchases at once cannot make two Customers: the second, whose
 * card differs, is refused by the key, finds the first one's Customer and puts its card there. Where there is none (it was removed, or
 * its making was refused, which the key remembers for a day), the card makes it.
 */
async function makeCustomer(
  buyer: { customerId: string; email: string },
  clonedId: string,
  accountId: ConnectedAccountId,
): Promise<StripeOutcome<string>> {
  const made = await createConnectedCustomer({ ...buyer, accountId, paymentMethodId: clonedId })
  if (made.kind !== 'refused' || made.code !== 'idempotency_error') return made
  const found = await findCustomer(buyer.customerId, buyer.email, accountId)
  if (found.kind !== 'ok') return found
  if (!found.value) return createConnectedCustomer({ ...buyer, accountId, paymentMethodId: clonedId }, clonedId)
  return attach(clonedId, found.value, accountId)
}

/** Puts a clone on the buyer's Customer there. One that was removed at Stripe is forgotten, and made again with the clone. */
async function putOnCustomer(
  buyer: { customerId: string; email: string },
  known: string | null,
  clonedId: string,
  accountId: ConnectedAccountId,
): Promise<StripeOutcome<string>> {
  if (known === null) return makeCustomer(buyer, clonedId, accountId)
  const attached = await attach(clonedId, known, accountId)
  if (attached.kind !== 'refused' || attached.param !== 'customer' || !isSomethingGone(attached)) return attached
  await transaction((tx) => forgetConnectedCustomer(tx, buyer.customerId, accountId))
  return makeCustomer(buyer, clonedId, accountId)
}

async function attach(clonedId: string, stripeCustomerId: string, accountId: ConnectedAccountId): Promise<StripeOutcome<string>> {
  const attached = await attachClone(clonedId, stripeCustomerId, accountId)
  return attached.kind === 'ok' ? { kind: 'ok', value: stripeCustomerId } : attached
}
