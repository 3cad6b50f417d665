import { db, type Tx, transaction } from '@/lib/db/client'
import type { ChargeWhen } from '@/lib/domain/order/charge-when'
import type { ProductRow } from './products'

/** The columns a seller decides. */
export type ProductColumns = {
  name: string
  description: string
  priceMinor: number
  currency: string
  stock: number | null
  chargeWhen: ChargeWhen
  chargeOn: Date | null
  pictureId: string | null
}

/**
 * Inserts a product unless its slug is taken.
 * @returns null when the slug is taken; the transaction goes on
 */
export async function insertProduct(tx: Tx, product: ProductColumns & { sellerId: string; slug: string }): Promise<ProductRow | null> {
  const [row] = await tx.product.createManyAndReturn({ data: [product], skipDuplicates: true })
  return row ?? null
}

/** A seller's product, locked until the transaction ends: neither another edit nor a sale changes it meanwhile. Null if it is not theirs. */
export async function lockProductOfSeller(tx: Tx, sellerId: string, id: string): Promise<ProductRow | null> {
  await tx.$queryRaw`select 1 from "Product" where id = ${id} and "sellerId" = ${sellerId} for update`
  return tx.product.findFirst({ where: { id, sellerId } })
}

/** Writes a product that the transaction has locked. */
export function writeProduct(tx: Tx, id: string, columns: ProductColumns): Promise<ProductRow> {
  return tx.product.update({ where: { id }, data: columns })
}

/** Shows or hides a seller's product. @returns false if it is not theirs */
export function setProductStatus(sellerId: string, id: string, status: 'active' | 'archived'): Promise<boolean> {
  return transaction(async (tx) => {
    // The seller first, as where a shop is listed or taken off: else the two could wait for each other.
    await tx.$queryRaw`select 1 from "Seller" where id = ${sellerId} for no key update`
    const { count } = await tx.product.updateMany({ where: { id, sellerId }, data: { status } })
    return count === 1
  })
}

/** How many products a seller has in any status, counted up to `most`. */
export async function countProductsUpTo(sellerId: string, most: number): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    select count(*)::int as count from (select 1 from "Product" where "sellerId" = ${sellerId} limit ${most}) as counted`
  return row?.count ?? 0
}
