import { noteChange } from '@/lib/db/audit/audit-entries'
import { db, type Tx, transaction } from '@/lib/db/client'
import type { Facts } from '@/lib/domain/audit/change'
import type { ChargeWhen } from '@/lib/domain/order/charge-when'
import type { ProductRow } from './products'
import { correctStock } from './stock'

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
  const { priceMinor, stock, ...columns } = product
  const [made] = await tx.product.createManyAndReturn({ data: [columns], skipDuplicates: true })
  if (!made) return null
  const variant = await tx.variant.create({ data: { productId: made.id, sellerId: made.sellerId, priceMinor } })
  await correctStock(tx, variant.id, stock)
  const row = await tx.product.findUniqueOrThrow({ where: { id: made.id } })
  await noteChange(tx, { actor: { sellerId: row.sellerId }, deed: 'product_created', subjectId: row.id, after: shown(row) })
  return row
}

/** A seller's product, locked until the transaction ends: neither another edit nor a sale changes it meanwhile. Null if it is not theirs. */
export async function lockProductOfSeller(tx: Tx, sellerId: string, id: string): Promise<ProductRow | null> {
  await tx.$queryRaw`select 1 from "Product" where id = ${id} and "sellerId" = ${sellerId} for update`
  return tx.product.findFirst({ where: { id, sellerId } })
}

/** Writes a product that the transaction has locked. */
export async function writeProduct(tx: Tx, before: ProductRow, columns: ProductColumns): Promise<ProductRow> {
  const { id, sellerId } = before
  const { priceMinor, stock: _, ...others } = columns
  await tx.variant.updateMany({ where: { productId: id }, data: { priceMinor } })
  const row = await tx.product.update({ where: { id }, data: others })
  await noteChange(tx, { actor: { sellerId }, deed: 'product_changed', subjectId: id, before: shown(before), after: shown(row) })
  return row
}

/** What a seller decides about a product, for the record of changes. */
function shown({ name, description, priceMinor, currency, stock, chargeWhen, chargeOn, pictureId }: ProductRow): Facts {
  return { name, description, priceMinor, currency, stock, chargeWhen, chargeOn: chargeOn?.toISOString() ?? null, pictureId }
}

/** Shows or hides a seller's product. @returns false if it is not theirs */
export function setProductStatus(sellerId: string, id: string, status: 'active' | 'archived'): Promise<boolean> {
  return transaction(async (tx) => {
    // The seller first, as where a shop is listed or taken off: else the two could wait for each other.
    await tx.$queryRaw`select 1 from "Seller" where id = ${sellerId} for no key update`
    const before = await lockProductOfSeller(tx, sellerId, id)
    if (!before || before.status === status) return before !== null
    await tx.product.update({ where: { id }, data: { status } })
    const deed = status === 'active' ? 'product_restored' : 'product_archived'
    await noteChange(tx, { actor: { sellerId }, deed, subjectId: id, before: { status: before.status }, after: { status } })
    return true
  })
}

/** How many products a seller has in any status, counted up to `most`. */
export async function countProductsUpTo(sellerId: string, most: number): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    select count(*)::int as count from (select 1 from "Product" where "sellerId" = ${sellerId} limit ${most}) as counted`
  return row?.count ?? 0
}
