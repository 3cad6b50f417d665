import { db, type Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { newestFirst, olderThan } from '@/lib/db/keyset'
import type { Plain } from '@/lib/db/money-columns'
import { type Page, pageOf, placeOf } from '@/lib/domain/wire/cursor'

/** What a page needs of a product's seller and picture. */
export const withSeller = {
  seller: {
    select: {
      id: true,
      shopName: true,
      slug: true,
      approval: true,
      connection: { select: { status: true, livemode: true, chargesEnabled: true, country: true, defaultCurrency: true, platformCountry: true } },
    },
  },
  picture: { select: { id: true, width: true, height: true } },
} satisfies Prisma.ProductInclude

/** A product with what a page needs of its seller and picture. */
export type ProductWithSeller = Plain<Prisma.ProductGetPayload<{ include: typeof withSeller }>>
export type ProductRow = Plain<Prisma.ProductGetPayload<object>>

/**
 * Listed products, newest first.
 * @param filter `livemode` of our keys; `sellerId` for one shop; `without` for those shown already
 */
export async function findListedProducts(filter: {
  livemode: boolean
  sellerId?: string
  without?: string[]
  cursor?: string | null
  limit: number
}): Promise<Page<ProductWithSeller>> {
  const { livemode: listedIn, sellerId, without, cursor, limit } = filter
  const rows = await db().product.findMany({
    where: { listedIn, ...(sellerId && { sellerId }), ...(without && { id: { notIn: without } }), ...olderThan(placeOf(cursor)) },
    include: withSeller,
    orderBy: newestFirst,
    take: limit + 1,
  })
  return pageOf(rows, limit)
}

/** How many products of one shop come before others have had their turn. */
const IN_A_ROW = 6

/**
 * Products for a first page, dealt out shop by shop: the six newest of each shop, newest first, then the next six of each, and so on.
 * Reads at most `limit` products of at most `limit` shops, by index.
 */
export async function dealProducts(livemode: boolean, limit: number): Promise<ProductWithSeller[]> {
  const dealt = await db().$queryRaw<{ id: string }[]>`
    select p.id
    from (select id from "Seller" where "listedIn" = ${livemode} and "newestProductAt" is not null order by "newestProductAt" desc limit ${limit}) s
    cross join lateral (
      select id, "createdAt", row_number() over (order by "createdAt" desc, id desc) as turn
      from "Product" where "sellerId" = s.id and "listedIn" = ${livemode} order by "createdAt" desc, id desc limit ${limit}
    ) p
    order by (p.turn - 1) / ${IN_A_ROW}, p."createdAt" desc, p.id desc limit ${limit}`
  const ids = dealt.map(({ id }) => id)
  const rows = await db().product.findMany({ where: { id: { in: ids } }, include: withSeller })
  return rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}

/** One product in any status, by the name in its address. */
export function findProductBySlug(slug: string): Promise<ProductWithSeller | null> {
  return db().product.findUnique({ where: { slug }, include: withSeller })
}

/** One product in any status. */
export function findProductById(id: string): Promise<ProductWithSeller | null> {
  return db().product.findUnique({ where: { id }, include: withSeller })
}

/** A seller's own products in any status, newest first. */
export async function findProductsOfSeller(sellerId: string, filter: { cursor?: string | null; limit: number }): Promise<Page<ProductRow>> {
  const rows = await db().product.findMany({
    where: { sellerId, ...olderThan(placeOf(filter.cursor)) },
    orderBy: newestFirst,
    take: filter.limit + 1,
  })
  return pageOf(rows, filter.limit)
}

/** One product, only if it belongs to the seller. */
export function findProductOfSeller(sellerId: string, id: string): Promise<ProductRow | null> {
  return db().product.findFirst({ where: { id, sellerId } })
}

/**
 * Takes pieces out of stock for an order, in the order's transaction. One conditional statement: the row's lock decides between two buyers of
 * the last piece, and stock never goes below zero. The product's `updatedAt` stays: a sale must not spoil the form its seller has open.
 * @returns false when too few pieces are left or the product is no longer active; nothing was taken then
 */
export async function reserveStock(tx: Tx, productId: string, quantity: number): Promise<boolean> {
  assertPieces(quantity)
  const [row] = await tx.$queryRaw<{ reserved: boolean }[]>`
    with taken as (
      update "Product" set stock = stock - ${quantity} where id = ${productId} and status = 'active' and stock >= ${quantity} returning id
    )
    select exists (select from taken)
      or exists (select from "Product" where id = ${productId} and status = 'active' and stock is null) as reserved`
  return row?.reserved ?? false
}

/**
 * Puts reserved pieces back, in the transaction that ends the order: the caller's `stockHeld` makes sure it happens once. Unlimited stock stays
 * unlimited, and an archived product gets its pieces too, since it may be restored.
 */
export async function releaseStock(tx: Tx, productId: string, quantity: number): Promise<void> {
  assertPieces(quantity)
  await tx.$executeRaw`update "Product" set stock = stock + ${quantity} where id = ${productId} and stock is not null`
}

function assertPieces(quantity: number): void {
  if (!Number.isSafeInteger(quantity) || quantity < 1) throw new Error(`A quantity is a whole number from 1 on, not ${quantity}`)
}
