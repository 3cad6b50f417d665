import { db, type Tx, transaction } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { ConnectedAccountId } from '@/lib/domain/ids'

export type CustomerRow = Prisma.CustomerGetPayload<object>

/** Whose Customer: a signed-in person's, or that of one checkout of a guest. */
export type CustomerOwner = { userId: string } | { checkoutId: string }

/** The Customer row of a buyer in our mode, made on first sight. Unique, however many ask at once. A guest's address is typed, so it finds nothing. */
export async function findOrInsertCustomer(owner: CustomerOwner, email: string, livemode: boolean): Promise<CustomerRow> {
  // Not `upsert`: two at once would both try to insert, and one would fail.
  await db().customer.createMany({ data: [{ ...owner, email, livemode }], skipDuplicates: true })
  const where = 'userId' in owner ? { userId_email_livemode: { ...owner, email, livemode } } : owner
  return db().customer.findUniqueOrThrow({ where })
}

/** Stores Stripe's id of the platform Customer. The first one stored stays. @returns the one in force */
export async function storePlatformCustomer(id: string, platformCustomerId: string): Promise<string> {
  const [row] = await db().$queryRaw<{ inForce: string }[]>`
    update "Customer" set "platformCustomerId" = coalesce("platformCustomerId", ${platformCustomerId}) where id = ${id}
    returning "platformCustomerId" as "inForce"`
  return row?.inForce ?? platformCustomerId
}

/** Notes that making a platform Customer came to an error and that there is none: the next try is another call. */
export async function noteCustomerNotMade(id: string): Promise<void> {
  await db().customer.updateMany({ where: { id, platformCustomerId: null }, data: { timesRemoved: { increment: 1 } } })
}

/**
 * Forgets a platform Customer that Stripe no longer knows, and the cards saved on it: the next call makes another. One that was made meanwhile stays.
 * @param platformCustomerId the one that is gone
 * @returns the row as it is then
 */
export function forgetPlatformCustomer(id: string, platformCustomerId: string): Promise<CustomerRow> {
  return transaction(async (tx) => {
    const data = { platformCustomerId: null, timesRemoved: { increment: 1 } }
    const { count } = await tx.customer.updateMany({ where: { id, platformCustomerId }, data })
    if (count === 1) await tx.savedCard.updateMany({ where: { customerId: id, detachedAt: null }, data: { detachedAt: new Date() } })
    return tx.customer.findUniqueOrThrow({ where: { id } })
  })
}

/** The buyer's Customer on a connected account, with the clone of one card; nulls where there is none yet. */
export async function findConnectedCustomer(
  customerId: string,
  accountId: ConnectedAccountId,
  card: { fingerprint: string; expMonth: number; expYear: number },
  tx: Tx = db(),
): Promise<{ rowId: string; stripeCustomerId: string; clonedPaymentMethodId: string | null } | null> {
  const { fingerprint, expMonth, expYear } = card
  const row = await tx.connectedCustomer.findUnique({
    where: { customerId_accountId: { customerId, accountId } },
    include: { clones: { where: { fingerprint, expMonth, expYear } } },
  })
  return row && { rowId: row.id, stripeCustomerId: row.stripeCustomerId, clonedPaymentMethodId: row.clones[0]?.paymentMethodId ?? null }
}

/** Stores the buyer's Customer on a connected account. The first one stored stays. @returns the row in force */
export async function storeConnectedCustomer(
  customerId: string,
  accountId: ConnectedAccountId,
  stripeCustomerId: string,
): Promise<{ rowId: string; stripeCustomerId: string }> {
  await db().connectedCustomer.createMany({ data: [{ customerId, accountId, stripeCustomerId }], skipDuplicates: true })
  const row = await db().connectedCustomer.findUniqueOrThrow({ where: { customerId_accountId: { customerId, accountId } } })
  return { rowId: row.id, stripeCustomerId: row.stripeCustomerId }
}

/** Stores a clone that is attached, to be used again. The first one stored stays. */
export async function storeClone(
  connectedCustomerId: string,
  card: { fingerprint: string; expMonth: number; expYear: number },
  paymentMethodId: string,
): Promise<void> {
  const { fingerprint, expMonth, expYear } = card
  await db().clonedCard.createMany({ data: [{ connectedCustomerId, fingerprint, expMonth, expYear, paymentMethodId }], skipDuplicates: true })
}

/** Forgets a buyer's Customer and clones on an account, when Stripe no longer knows them: the next purchase makes them anew. */
export async function forgetConnectedCustomer(tx: Tx, customerId: string, accountId: ConnectedAccountId): Promise<void> {
  const where = { customerId, accountId }
  await tx.clonedCard.deleteMany({ where: { connectedCustomer: where } })
  await tx.connectedCustomer.deleteMany({ where })
}
