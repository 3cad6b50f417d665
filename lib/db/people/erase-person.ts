import { type Actor, noteChange } from '@/lib/db/audit/audit-entries'
import { branded } from '@/lib/db/branded'
import { db, type Tx, transaction } from '@/lib/db/client'
import type { ConnectedAccountId } from '@/lib/domain/ids'

/** Replaces an erased address. Nobody has it: `.invalid` is a name that never exists (RFC 2606). */
export const ERASED_EMAIL = 'erased@erased.invalid'

/** Money may still move over these: who paid must be known until they are over. */
const UNDER_WAY = ['open', 'scheduled'] as const

export type Erased = 'erased' | 'open_orders' | 'seller' | 'not_found'

/** A Customer at Stripe: on a connected account, or on our own (null). */
export type StripeCustomer = { accountId: ConnectedAccountId | null; customerId: string }

/** Where Stripe keeps this person: their Customers on our account and on those of sellers. */
export async function findStripeCustomers(email: string): Promise<StripeCustomer[]> {
  const rows = await db().customer.findMany({ where: ofPerson(email), include: { connectedCustomers: true } })
  const customers = branded(rows)
  return customers.flatMap(({ platformCustomerId, connectedCustomers }) => [
    ...connectedCustomers.map(({ accountId, stripeCustomerId }) => ({ accountId, customerId: stripeCustomerId })),
    ...(platformCustomerId ? [{ accountId: null, customerId: platformCustomerId }] : []),
  ])
}

/** Whether this person can be erased now, and why not. */
export function canErase(email: string): Promise<Erased> {
  return transaction((tx) => stateOf(tx, email))
}

/**
 * Erases the person with this address, in one transaction. Orders stay, as books must be kept, without address, person, browser and language; with the person go their
 * sign-ins, sessions and cart. A seller is not erased this way: their shop has books of its own.
 */
export function erasePersonData(actor: Actor, email: string): Promise<Erased> {
  return transaction(async (tx) => {
    const state = await stateOf(tx, email)
    if (state !== 'erased') return state
    const user = await tx.user.findUnique({ where: { email }, select: { id: true } })
    const whose = ofPerson(email)
    const unreadable = { browserHash: 'erased', locale: null, timeZone: null, setupClientSecret: null, confirmationTokenId: null }
    await tx.savedCard.updateMany({ where: { customer: whose }, data: { userId: null, fingerprint: '', detachedAt: new Date() } })
    await tx.order.updateMany({ where: whose, data: { email: ERASED_EMAIL, userId: null, ...unreadable } })
    await tx.customer.updateMany({ where: whose, data: { email: ERASED_EMAIL, userId: null } })
    await tx.verificationToken.deleteMany({ where: { identifier: email } })
    await tx.rateLimit.deleteMany({ where: { key: { endsWith: `:${email}` } } })
    await noteChange(tx, { actor, deed: 'person_erased', subjectId: user?.id ?? null })
    // What else is theirs goes with them (ON DELETE CASCADE).
    if (user) await tx.user.delete({ where: { id: user.id } })
    return 'erased'
  })
}

async function stateOf(tx: Tx, email: string): Promise<Erased> {
  const user = await tx.user.findUnique({ where: { email }, select: { seller: { select: { id: true } } } })
  if (user?.seller) return 'seller'
  const whose = ofPerson(email)
  const [orders, customers] = [await tx.order.findMany({ where: whose, select: { status: true } }), await tx.customer.count({ where: whose })]
  if (!user && orders.length === 0 && customers === 0) return 'not_found'
  return orders.some(({ status }) => UNDER_WAY.some((each) => each === status)) ? 'open_orders' : 'erased'
}

const ofPerson = (email: string) => ({ OR: [{ email }, { user: { email } }] })
