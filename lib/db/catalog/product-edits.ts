import { writeShopEvent } from '@/lib/db/api/outbox'
import { noteChange } from '@/lib/db/audit/audit-entries'
import { db, type Tx, transaction } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { lockSeller } from '@/lib/db/sellers/lock-seller'
import type { Facts } from '@/lib/domain/audit/change'
import type { OptionDraft } from '@/lib/domain/catalog/options'
import type { ProductKind } from '@/lib/domain/catalog/product-form'
import type { VariantDraft } from '@/lib/domain/catalog/variant-form'
import type { ChargeWhen } from '@/lib/domain/order/charge-when'
import type { Place } from '@/lib/domain/wire/cursor'
import type { ProductRow } from './products'
import { type OptionRow, onSale, type ValuedVariantRow, withValues } from './variant-rows'
import { writeVariants } from './write-variants'

/** The columns a seller decides. */
export type ProductColumns = {
  name: string
  description: string
  status?: 'active' | 'draft'
  kind: ProductKind
  isMadeToOrder: boolean
  taxCode: string | null
  categoryId: string | null
  currency: string
  chargeWhen: ChargeWhen
  chargeOn: Date | null
  pictureId: string | null
}

const withForm = { options: withValues, variants: onSale } satisfies Prisma.ProductInclude

/** A product with its options and the variants that are made, as its form shows it. */
export type EditedProduct = ProductRow & { options: OptionRow[]; variants: ValuedVariantRow[] }

/** One product as its form shows it, only if it belongs to the seller. */
export function findProductToEdit(sellerId: string, id: string, tx: Tx = db()): Promise<EditedProduct | null> {
  return tx.product.findFirst({ where: { id, sellerId }, include: withForm })
}

/** Where a product of the seller stands in their list; null where it is none of theirs. */
export function placeOfProduct(sellerId: string, id: string): Promise<Place | null> {
  return db().product.findFirst({ where: { id, sellerId }, select: { createdAt: true, id: true } })
}

/**
 * Inserts a product unless its slug is taken.
 * @returns null when the slug is taken; the transaction goes on
 */
export async function insertProduct(
  tx: Tx,
  product: ProductColumns & { sellerId: string; slug: string; handle?: string },
  made: Made,
): Promise<EditedProduct | null> {
  const [row] = await tx.product.createManyAndReturn({ data: [product], skipDuplicates: true })
  if (!row) return null
  await writeVariants(tx, row, made)
  const after = await tx.product.findUniqueOrThrow({ where: { id: row.id }, include: withForm })
  await noteChange(tx, { actor: { sellerId: row.sellerId }, deed: 'product_created', subjectId: row.id, after: shown(after) })
  await tellChanged(tx, row)
  return after
}

type Made = { options: OptionDraft[]; variants: VariantDraft[] }

/** A seller's product, locked until the transaction ends: neither another edit nor a sale changes it meanwhile. Null if it is not theirs. */
export async function lockProductOfSeller(tx: Tx, sellerId: string, id: string): Promise<EditedProduct | null> {
  await tx.$queryRaw`select 1 from "Product" where id = ${id} and "sellerId" = ${sellerId} for update`
  return findProductToEdit(sellerId, id, tx)
}

/**
 * Writes a product that the transaction has locked.
 * @throws StockShort where more was sold meanwhile than a corrected stock leaves
 */
export async function writeProduct(tx: Tx, before: EditedProduct, columns: ProductColumns, made: Made): Promise<EditedProduct> {
  const { id, sellerId } = before
  await writeVariants(tx, before, made)
  await tx.product.update({ where: { id }, data: columns })
  const row = await tx.product.findUniqueOrThrow({ where: { id }, include: withForm })
  await tellChanged(tx, row)
  await noteChange(tx, { actor: { sellerId }, deed: 'product_changed', subjectId: id, before: shown(before), after: shown(row) })
  return row
}

function tellChanged(tx: Tx, { id, sellerId }: { id: string; sellerId: string }): Promise<void> {
  return writeShopEvent(tx, { sellerId, type: 'product.changed', data: { object: 'product', id } })
}

/** What a seller decides about a product, for the record of changes. */
function shown(row: EditedProduct): Facts {
  const {
    name,
    description,
    status,
    kind,
    isMadeToOrder,
    taxCode,
    categoryId,
    priceMinor,
    currency,
    stock,
    chargeWhen,
    chargeOn,
    pictureId,
    variants,
  } = row
  const sold = variants.map(({ title, sku, barcode, priceMinor: price, stock: pieces }) =>
    [title, sku, barcode, price, pieces ?? '∞'].filter(Boolean).join(' '),
  )
  return {
    name,
    description,
    status,
    kind,
    isMadeToOrder: String(isMadeToOrder),
    taxCode,
    categoryId,
    priceMinor,
    currency,
    stock,
    chargeWhen,
    chargeOn: chargeOn?.toISOString() ?? null,
    pictureId,
    variants: variants.length > 1 ? sold.join('; ') : null,
  }
}

/** Shows or hides a seller's product. @returns false if it is not theirs, or not theirs to show: an operator has hidden it */
export function setProductStatus(sellerId: string, id: string, status: 'active' | 'archived'): Promise<boolean> {
  return transaction(async (tx) => {
    // The seller first, as where a shop is listed or taken off: else the two could wait for each other.
    await lockSeller(tx, sellerId)
    const before = await lockProductOfSeller(tx, sellerId, id)
    if (!before || before.status === 'hidden') return false
    await writeStatus(tx, before, status)
    return true
  })
}

/** The same in a transaction that has locked the product; it may become a draft, too. */
export async function writeStatus(tx: Tx, before: EditedProduct, status: 'active' | 'draft' | 'archived'): Promise<void> {
  if (before.status === status) return
  const { id, sellerId } = before
  await tx.product.update({ where: { id }, data: { status } })
  const deed = status === 'archived' ? 'product_archived' : 'product_restored'
  await noteChange(tx, { actor: { sellerId }, deed, subjectId: id, before: { status: before.status }, after: { status } })
  await tellChanged(tx, before)
}

/** How many products a seller has in any status, counted up to `most`. */
export async function countProductsUpTo(sellerId: string, most: number): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    select count(*)::int as count from (select 1 from "Product" where "sellerId" = ${sellerId} limit ${most}) as counted`
  return row?.count ?? 0
}
