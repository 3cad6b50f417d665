import { type Branded, branded } from '@/lib/db/branded'
import { db } from '@/lib/db/client'
import { countProductsOf } from '@/lib/db/figures/product-counts'
import type { Prisma } from '@/lib/db/generated/client'
import type { SellerApproval } from '@/lib/domain/catalog/availability'

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

/**
 * Makes the shop of a person, or gives the one they have.
 * @param slugs the addresses to try, in order
 * @returns null when all of them are taken
 */
export async function createSeller(userId: string, shopName: string, slugs: string[], approval: SellerApproval): Promise<SellerRow | null> {
  for (const slug of slugs) {
    // Two presses at once make one shop: whatever is in the way (this person's other press, somebody's address) is skipped, not an error.
    await db().seller.createMany({ data: [{ userId, shopName, slug, approval }], skipDuplicates: true })
    const seller = await findSellerOfUser(userId)
    if (seller) return seller
  }
  return null
}

/** Lets a shop sell, or not. @returns false when there is no such seller */
export async function setApproval(sellerId: string, approval: SellerApproval): Promise<boolean> {
  const { count } = await db().seller.updateMany({ where: { id: sellerId }, data: { approval } })
  return count === 1
}

/** Renames a shop. Its address stays: links to it are out in the world. */
export async function renameSeller(sellerId: string, shopName: string): Promise<void> {
  await db().seller.update({ where: { id: sellerId }, data: { shopName } })
}

/** What a seller offers: how many products are for sale, and how many of them are priced in another currency than this one. */
export async function countProducts(sellerId: string, currency: string | null): Promise<{ active: number; inOtherCurrency: number }> {
  const counts = await countProductsOf([sellerId])
  const countOf = (rows: typeof counts) => rows.reduce((sum, { count }) => sum + count, 0)
  const others = counts.filter((row) => currency !== null && row.currency.toLowerCase() !== currency.toLowerCase())
  return { active: countOf(counts), inOtherCurrency: countOf(others) }
}
