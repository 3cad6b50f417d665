import { type Actor, noteChange } from '@/lib/db/audit/audit-entries'
import { type Branded, branded } from '@/lib/db/branded'
import { db, transaction } from '@/lib/db/client'
import { countProductsOf } from '@/lib/db/figures/product-counts'
import type { Prisma } from '@/lib/db/generated/client'
import type { SellerApproval } from '@/lib/domain/catalog/availability'
import { firstOwner } from './members'
import { claimName } from './shop-names'

const withConnection = { connection: true } satisfies Prisma.SellerInclude

/** A seller with the Stripe account in force, if there is one. */
export type SellerRow = Branded<Prisma.SellerGetPayload<{ include: typeof withConnection }>>

/** The shop of a person; null when they have none. */
async function findSellerOfUser(userId: string): Promise<SellerRow | null> {
  return branded(await db().seller.findUnique({ where: { userId }, include: withConnection }))
}

/** A seller; null when there is none. */
export async function findSeller(sellerId: string): Promise<SellerRow | null> {
  return branded(await db().seller.findUnique({ where: { id: sellerId }, include: withConnection }))
}

/** Whom mail to a seller goes to, and in which locale; null when nobody owns the shop. */
export async function findSellerReader(sellerId: string) {
  const seller = await db().seller.findUnique({ where: { id: sellerId }, select: { members: firstOwner } })
  return seller?.members[0]?.user ?? null
}

/** A shop as it is opened. `slugs`: the addresses to try, in order; `skeletons`: how its name looks. */
export type NewShop = { userId: string; shopName: string; slugs: string[]; skeletons: string[]; approval: SellerApproval }

/**
 * Makes the shop of a person, or gives the one they have.
 * @returns null when all addresses are taken
 * @throws NameTaken
 */
export async function createSeller({ userId, shopName, slugs, skeletons, approval }: NewShop): Promise<SellerRow | null> {
  const present = await findSellerOfUser(userId)
  if (present) return present
  await transaction(async (tx) => {
    for (const slug of slugs) {
      // Two presses at once make one shop: whatever is in the way (this person's other press, somebody's address) is skipped, not an error.
      const [made] = await tx.seller.createManyAndReturn({ data: [{ userId, shopName, slug, approval }], skipDuplicates: true })
      if (made) {
        await noteChange(tx, { actor: { userId }, deed: 'shop_opened', subjectId: made.id, after: { shopName, slug } })
        return claimName(tx, made.id, skeletons)
      }
      if ((await tx.seller.count({ where: { userId } })) > 0) return
    }
  })
  return findSellerOfUser(userId)
}

/** Lets a shop that waits for it sell. */
export function approve(sellerId: string, actor: Actor): Promise<'approved' | 'suspended' | 'not_found'> {
  return transaction(async (tx) => {
    const { count } = await tx.seller.updateMany({ where: { id: sellerId, approval: 'waiting' }, data: { approval: 'approved' } })
    if (count === 1) {
      await noteChange(tx, { actor, deed: 'seller_approved', subjectId: sellerId })
      return 'approved'
    }
    const seller = await tx.seller.findUnique({ where: { id: sellerId }, select: { approval: true } })
    if (!seller) return 'not_found'
    return seller.approval === 'hidden' ? 'suspended' : 'approved'
  })
}

/**
 * Renames a shop. Its address stays: links to it are out in the world.
 * @throws NameTaken
 */
export async function renameSeller(sellerId: string, shopName: string, skeletons: string[]): Promise<void> {
  await transaction(async (tx) => {
    const before = await tx.seller.findUniqueOrThrow({ where: { id: sellerId }, select: { shopName: true } })
    await tx.seller.update({ where: { id: sellerId }, data: { shopName } })
    await claimName(tx, sellerId, skeletons)
    await noteChange(tx, { actor: { sellerId }, deed: 'shop_renamed', subjectId: sellerId, before, after: { shopName } })
  })
}

/** What a seller offers: how many products are for sale, and how many of them are priced in another currency than this one. */
export async function countProducts(sellerId: string, currency: string | null): Promise<{ active: number; inOtherCurrency: number }> {
  const counts = await countProductsOf([sellerId])
  const countOf = (rows: typeof counts) => rows.reduce((sum, { count }) => sum + count, 0)
  const others = counts.filter((row) => currency !== null && row.currency.toLowerCase() !== currency.toLowerCase())
  return { active: countOf(counts), inOtherCurrency: countOf(others) }
}
