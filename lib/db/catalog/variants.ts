import { db, type Tx } from '@/lib/db/client'
import { type ProductWithSeller, withSeller } from './products'
import { type Item, picturedItemOf, withPicture } from './variant-rows'

/** The item with this variant id, in any status; null when there is none. */
export async function findItem(variantId: string): Promise<Item<ProductWithSeller> | null> {
  const row = await db().variant.findUnique({ where: { id: variantId }, include: { ...withPicture, product: { include: withSeller } } })
  return row && picturedItemOf(row, row.product)
}

/**
 * Keeps products from being changed or sold by others until the transaction ends. Whoever changes variants locks their products first, in this order: else two
 * that change several could wait for each other.
 */
export async function lockProducts(tx: Tx, productIds: string[]): Promise<void> {
  await tx.$queryRaw`select 1 from "Product" where id = any(${productIds}) order by id for no key update`
}
