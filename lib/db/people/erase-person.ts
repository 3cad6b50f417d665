import { type Actor, noteChange } from '@/lib/db/audit/audit-entries'
import { branded } from '@/lib/db/branded'
import { db, type Tx, transaction } from '@/lib/db/client'
import type { ConnectedAccountId } from '@/lib/domain/ids'
import { ERASED_EMAIL } from '@/lib/domain/order/erased-email'

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
 * Erases the person with this address, in one transaction. Orders stay, as books must be kept, without name, address, person, browser and language; with the person go
 * their sign-ins, sessions, cart, wishlist and saved addresses. A seller is erased by closing their shop, which has books of its own.
 */
export function erasePersonData(actor: Actor, email: string): Promise<Erased> {
  return transaction(async (tx) => {
    const state = await stateOf(tx, email)
    return state === 'erased' ? eraseIn(tx, actor, email) : state
  })
}

/** The same inside the caller's transaction, also for who has a shop: of them an empty row stays, to which their closed shop belongs. */
export async function eraseIn(tx: Tx, actor: Actor, email: string): Promise<Erased> {
  const state = await stateOf(tx, email)
  if (state !== 'erased' && state !== 'seller') return state
  const user = await tx.user.findUnique({ where: { email }, select: { id: true } })
  const whose = ofPerson(email)
  const unreadable = {
    browserHash: 'erased',
    locale: null,
    timeZone: null,
    network: null,
    agent: null,
    setupClientSecret: null,
    confirmationTokenId: null,
  }
  await tx.savedCard.updateMany({ where: { customer: whose }, data: { userId: null, fingerprint: '', detachedAt: new Date() } })
  await tx.orderAddress.deleteMany({ where: { order: whose } })
  // A carrier shows by it where a parcel went.
  await tx.shipment.updateMany({ where: { sellerOrder: { order: whose } }, data: { trackingNumber: null, trackingUrl: null } })
  await tx.downloadEvent.updateMany({ where: { entitlement: { orderLine: { sellerOrder: { order: whose } } } }, data: { ip: '', agent: '' } })
  await tx.message.deleteMany({ where: { sellerOrder: { order: whose } } })
  await tx.review.deleteMany({ where: { orderLine: { sellerOrder: { order: whose } } } })
  const theirReturns = { sellerOrder: { order: whose } }
  await tx.returnPicture.deleteMany({ where: { return: theirReturns } })
  await tx.return.updateMany({ where: theirReturns, data: { words: null, trackingNumber: null, trackingUrl: null } })
  await tx.discountUse.updateMany({ where: { order: whose }, data: { mailbox: '' } })
  await tx.order.updateMany({ where: whose, data: { email: ERASED_EMAIL, userId: null, ...unreadable } })
  await tx.customer.updateMany({ where: whose, data: { email: ERASED_EMAIL, userId: null } })
  await tx.shopInvitation.deleteMany({ where: { email } })
  await tx.verificationToken.deleteMany({ where: { identifier: email } })
  await tx.rateLimit.deleteMany({ where: { key: { endsWith: `:${email}` } } })
  await noteChange(tx, { actor, deed: 'person_erased', subjectId: user?.id ?? null })
  if (user && state === 'seller') await emptyUser(tx, user.id)
  // What else is theirs goes with them (ON DELETE CASCADE).
  else if (user) await tx.user.delete({ where: { id: user.id } })
  return 'erased'
}

async function emptyUser(tx: Tx, id: string): Promise<void> {
  const where = { userId: id }
  await tx.session.deleteMany({ where })
  await tx.account.deleteMany({ where })
  await tx.cart.deleteMany({ where })
  await tx.wish.deleteMany({ where })
  await tx.secondFactor.deleteMany({ where })
  await tx.savedAddress.deleteMany({ where })
  await tx.reviewReport.deleteMany({ where })
  await tx.user.update({ where: { id }, data: { email: null, emailVerified: null, name: null, image: null, locale: null, timeZone: null } })
}

async function stateOf(tx: Tx, email: string): Promise<Erased> {
  const owned = { where: { role: 'owner' }, take: 1, select: { sellerId: true } } as const
  const user = await tx.user.findUnique({ where: { email }, select: { seller: { select: { id: true } }, memberships: owned } })
  const whose = ofPerson(email)
  const [orders, customers] = [await tx.order.findMany({ where: whose, select: { status: true } }), await tx.customer.count({ where: whose })]
  if (!user && orders.length === 0 && customers === 0) return 'not_found'
  if (orders.some(({ status }) => UNDER_WAY.some((each) => each === status))) return 'open_orders'
  return user?.seller || user?.memberships.length ? 'seller' : 'erased'
}

const ofPerson = (email: string) => ({ OR: [{ email }, { user: { email } }] })
