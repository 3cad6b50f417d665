import { db, type Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { newestFirst, olderThan } from '@/lib/db/keyset'
import { type Page, pageOf, placeOf } from '@/lib/domain/wire/cursor'
import type { EditedProduct } from './product-edits'
import { onSale, withValues } from './variant-rows'

const whole = {
  options: withValues,
  variants: onSale,
  pictures: { select: { pictureId: true }, orderBy: { position: 'asc' } },
} satisfies Prisma.ProductInclude

/** A product with all that a file says of it. */
export type FiledRow = EditedProduct & { pictures: { pictureId: string }[] }

/** A seller's products in any status with all that a file says of them, newest first. */
export async function findProductsToFile(sellerId: string, filter: { cursor: string | null; limit: number }): Promise<Page<FiledRow>> {
  const rows = await db().product.findMany({
    where: { sellerId, ...olderThan(placeOf(filter.cursor)) },
    include: whole,
    orderBy: newestFirst,
    take: filter.limit + 1,
  })
  return pageOf(rows, filter.limit)
}

/** The same with the addresses that its pictures came from, or are to come from. */
export type KnownRow = FiledRow & { sources: { url: string }[] }

/** A seller's products that files call so. */
export function findProductsByHandle(sellerId: string, handles: string[], tx: Tx = db()): Promise<KnownRow[]> {
  return tx.product.findMany({ where: { sellerId, handle: { in: handles } }, include: { ...whole, sources: { select: { url: true } } } })
}

/** The product of a seller that files call so, locked until the transaction ends; null where there is none. */
export async function lockProductByHandle(tx: Tx, sellerId: string, handle: string): Promise<KnownRow | null> {
  await tx.$queryRaw`select 1 from "Product" where "sellerId" = ${sellerId} and handle = ${handle} for update`
  return (await findProductsByHandle(sellerId, [handle], tx))[0] ?? null
}

/** Which product of a seller has each of these skus. */
export async function findSkuOwners(sellerId: string, skus: string[]): Promise<Map<string, string>> {
  const rows = await db().variant.findMany({ where: { sellerId, sku: { in: skus } }, select: { sku: true, productId: true } })
  return new Map(rows.flatMap(({ sku, productId }) => (sku === null ? [] : [[sku, productId]])))
}
