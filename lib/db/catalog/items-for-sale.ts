import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { Plain } from '@/lib/db/money-columns'
import { type Item, itemOf } from './variant-rows'

const forSale = { seller: { include: { connection: true, tax: { select: { mode: true, behavior: true } } } } } satisfies Prisma.ProductInclude

/** One variant of a product, with its seller, the seller's connected account and how they charge tax, as a checkout needs them. Price, stock and status are the variant's. */
export type ItemForSale = Item<Plain<Prisma.ProductGetPayload<{ include: typeof forSale }>>>

/** The variants with these ids, whatever their status; missing ones are left out. */
export async function findItemsForSale(variantIds: string[]): Promise<ItemForSale[]> {
  const rows = await db().variant.findMany({ where: { id: { in: variantIds } }, include: { product: { include: forSale } } })
  return rows.map(({ product, ...variant }) => itemOf(variant, product))
}
