import { noteChange } from '@/lib/db/audit/audit-entries'
import { removePictureIfUnused } from '@/lib/db/catalog/pictures'
import { lockProducts } from '@/lib/db/catalog/variants'
import { db, type Tx, transaction } from '@/lib/db/client'
import { removeUnsoldKeys } from '@/lib/db/digital/keys'
import type { Prisma } from '@/lib/db/generated/client'
import { type Erased, eraseIn } from '@/lib/db/people/erase-person'
import { OPEN_RETURNS } from '@/lib/domain/returns/return-state'
import { type OwedView, owesNothing } from '@/lib/domain/wire/closing-view'
import { removeShopPage } from './shop-pages'

/**
 * Money that is still on its way to a seller: being charged, held, or to be charged on a later day. What was refused at the checkout and may be paid with another
 * card is none: it is refused once the account has left.
 */
const underWay = (sellerId: string): Prisma.SellerOrderWhereInput => ({
  sellerId,
  OR: [
    { status: { in: ['authorizing', 'requires_action', 'authorized', 'scheduled'] } },
    { status: 'pending', order: { status: 'open' } },
    { status: 'declined', dueAt: { not: null } },
    // Given back should another seller of its order be lost.
    { status: 'captured', agreedAt: null, order: { status: 'open' } },
  ],
})

const partFacts = { id: true, status: true, chargeWhen: true, endReason: true, readyAt: true, agreedAt: true } satisfies Prisma.SellerOrderSelect

/** What a sale under way is, as far as canceling it depends on it. */
export type UnderWayPart = Prisma.SellerOrderGetPayload<{ select: typeof partFacts }>

/**
 * Begins to close a shop: all its products are withdrawn, so that no new order comes.
 * @returns the sales whose money is still under way
 */
export function beginClosure(sellerId: string): Promise<UnderWayPart[]> {
  return transaction(async (tx) => {
    await lockSeller(tx, sellerId)
    const { count } = await tx.shopClosure.createMany({ data: [{ sellerId }], skipDuplicates: true })
    const products = await withdrawProducts(tx, sellerId)
    if (count === 1) await noteChange(tx, { actor: { sellerId }, deed: 'shop_closing', subjectId: sellerId, after: { products } })
    return findUnderWay(tx, sellerId)
  })
}

/** The sales of a seller whose money is still under way. */
export function findUnderWayOf(sellerId: string): Promise<UnderWayPart[]> {
  return transaction((tx) => findUnderWay(tx, sellerId))
}

const findUnderWay = (tx: Tx, sellerId: string) => tx.sellerOrder.findMany({ where: underWay(sellerId), select: partFacts, orderBy: { id: 'asc' } })

/** What a seller owes to buyers who have paid: things to ship, returns to answer, keys that are missing. */
export async function findOwed(sellerId: string, tx: Tx = db()): Promise<OwedView> {
  const waiting = { product: { sellerId }, keysMissing: { gt: 0 }, revokedAt: null }
  const toShip = await tx.toShip.count({ where: { sellerId } })
  const returns = await tx.return.count({ where: { sellerId, status: { in: OPEN_RETURNS } } })
  const byProduct = await tx.entitlement.groupBy({ by: ['productId'], where: waiting, _sum: { keysMissing: true }, orderBy: { productId: 'asc' } })
  return { toShip, returns, keys: byProduct.map(({ productId, _sum }) => ({ productId, count: _sum.keysMissing ?? 0 })) }
}

/** How many license keys of a seller are not sold. */
export function countUnsoldKeys(sellerId: string): Promise<number> {
  return db().licenseKey.count({ where: { orderLineId: null, variant: { sellerId } } })
}

/**
 * Whether a shop is closed for good. It cannot be closed before the transaction ends: what it is asked for until then, whoever closes it sees.
 */
export async function lockUnclosed(tx: Tx, sellerId: string): Promise<boolean> {
  await tx.$queryRaw`SELECT 1 FROM "Seller" WHERE id = ${sellerId} FOR KEY SHARE`
  return (await tx.shopClosure.count({ where: { sellerId, closedAt: { not: null } } })) === 0
}

/** `under_way`: a sale came between, or a cancelation has no answer yet. `owed`: a return was asked for meanwhile. */
export type Closed = 'closed' | 'under_way' | 'owed' | Exclude<Erased, 'erased'>

/**
 * Closes a shop whose account has left, and erases what is personal of it and of the owner who closes it, in one transaction. The books stay: orders with their amounts and the names of
 * what was sold, the shop's name, which nobody else may take, and the id of the account.
 */
export function finishClosure(sellerId: string, email: string): Promise<Closed> {
  return transaction(async (tx) => {
    await lockSeller(tx, sellerId)
    if ((await tx.sellerOrder.count({ where: underWay(sellerId) })) > 0) return 'under_way'
    if (!owesNothing(await findOwed(sellerId, tx))) return 'owed'
    const erased = (await worksElsewhere(sellerId, email, tx)) ? 'erased' : await eraseIn(tx, { sellerId }, email)
    if (erased !== 'erased') return erased
    await withdrawProducts(tx, sellerId)
    await emptyProducts(tx, sellerId)
    await forgetUnsoldKeys(tx, sellerId)
    await tx.shopMember.deleteMany({ where: { sellerId } })
    await tx.shopInvitation.deleteMany({ where: { sellerId } })
    await tx.shopWebhook.deleteMany({ where: { sellerId } })
    await tx.shopEvent.deleteMany({ where: { sellerId } })
    await tx.connectAttempt.deleteMany({ where: { sellerId } })
    await tx.accountOpening.deleteMany({ where: { sellerId } })
    await tx.sellerTax.deleteMany({ where: { sellerId } })
    await tx.sellerLegal.deleteMany({ where: { sellerId } })
    await tx.returnPolicy.deleteMany({ where: { sellerId } })
    await removeShopPage(tx, sellerId)
    await tx.connectedAccount.updateMany({ where: { seller: { id: sellerId }, status: 'disconnected' }, data: UNNAMED })
    await tx.shopClosure.update({ where: { sellerId }, data: { closedAt: new Date() } })
    await noteChange(tx, { actor: { sellerId }, deed: 'shop_closed', subjectId: sellerId })
    return 'closed'
  })
}

/** Whether somebody works in another shop too: then closing this one erases the shop and not the person, whom the other would miss. */
export async function worksElsewhere(sellerId: string, email: string, client: Tx = db()): Promise<boolean> {
  return (await client.shopMember.count({ where: { sellerId: { not: sellerId }, user: { email } } })) > 0
}

const UNNAMED = { businessName: null, email: null, statementDescriptor: null, currentlyDue: [], pastDue: [] }

const lockSeller = (tx: Tx, sellerId: string) => tx.$queryRaw`SELECT 1 FROM "Seller" WHERE id = ${sellerId} FOR UPDATE`

async function withdrawProducts(tx: Tx, sellerId: string): Promise<number> {
  return (await tx.product.updateMany({ where: { sellerId, status: 'active' }, data: { status: 'archived' } })).count
}

/** Sold lines keep the names of what they were: descriptions and pictures are the seller's own. */
async function emptyProducts(tx: Tx, sellerId: string): Promise<void> {
  const pictured = await tx.product.findMany({ where: { sellerId, pictureId: { not: null } }, select: { pictureId: true } })
  const more = await tx.productPicture.findMany({ where: { product: { sellerId } }, select: { pictureId: true } })
  await tx.productPicture.deleteMany({ where: { product: { sellerId } } })
  await tx.optionValue.updateMany({ where: { option: { product: { sellerId } }, pictureId: { not: null } }, data: { pictureId: null } })
  await tx.product.updateMany({ where: { sellerId }, data: { description: '', pictureId: null } })
  for (const id of new Set([...pictured, ...more].map(({ pictureId }) => pictureId))) if (id) await removePictureIfUnused(tx, id)
}

/** Keys that were sold are their buyers'. */
async function forgetUnsoldKeys(tx: Tx, sellerId: string): Promise<void> {
  const pools = await tx.keyPool.findMany({ where: { variant: { sellerId } }, select: { variantId: true, variant: { select: { productId: true } } } })
  await lockProducts(tx, [...new Set(pools.map(({ variant }) => variant.productId))])
  for (const { variantId, variant } of pools) await removeUnsoldKeys(tx, { productId: variant.productId, variantId })
}
