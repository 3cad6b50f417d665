import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { Plain } from '@/lib/db/money-columns'

const forSale = { seller: { include: { connection: true } } } satisfies Prisma.ProductInclude

/** A product with its seller and the seller's connected account, as a checkout needs them. */
export type ItemForSale = Plain<Prisma.ProductGetPayload<{ include: typeof forSale }>>

/** The products with these ids, whatever their status; missing ones are left out. */
export function findItemsForSale(productIds: string[]): Promise<ItemForSale[]> {
  return db().product.findMany({ where: { id: { in: productIds } }, include: forSale })
}
