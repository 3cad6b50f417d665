import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { newestFirst, olderThan } from '@/lib/db/keyset'
import type { Plain } from '@/lib/db/money-columns'
import { type Page, pageOf, placeOf } from '@/lib/domain/wire/cursor'

const withShop = { seller: { select: { id: true, shopName: true } } } satisfies Prisma.ProductInclude

/** A product with whose it is. */
export type ProductOfShop = Plain<Prisma.ProductGetPayload<{ include: typeof withShop }>>

/** Published products of every shop, whether or not the shop can sell now, newest first. */
export async function findPublishedProducts(filter: { cursor: string | null; limit: number }): Promise<Page<ProductOfShop>> {
  const where = { status: 'active' as const, ...olderThan(placeOf(filter.cursor)) }
  return pageOf(await db().product.findMany({ where, include: withShop, orderBy: newestFirst, take: filter.limit + 1 }), filter.limit)
}

/** Those that operators have hidden, the last hidden first, as far as they are read through. */
export async function findHiddenProducts(limit: number): Promise<ProductOfShop[]> {
  const rows = await db().productHiding.findMany({
    where: { openFor: { not: null } },
    include: { product: { include: withShop } },
    orderBy: [{ hiddenAt: 'desc' }, { id: 'desc' }],
    take: limit,
  })
  return rows.map(({ product }) => product)
}

/** Products in any status with all these words in title, shop or description, or with this at the end of their address; the newest of them. */
export async function findProductsBy({ words, slug }: { words: string; slug: string }, limit: number): Promise<ProductOfShop[]> {
  const found = await db().$queryRaw<{ id: string }[]>`
    select "productId" as id from "ProductSearch" where document @@ websearch_to_tsquery('simple', souk_plain(${words}))
    order by "createdAt" desc limit ${limit}`
  const OR = [{ slug }, { id: { in: found.map(({ id }) => id) } }]
  return db().product.findMany({ where: { OR }, include: withShop, orderBy: newestFirst, take: limit })
}

/** One product in any status; null when there is none. */
export function findProductOfShop(id: string): Promise<ProductOfShop | null> {
  return db().product.findUnique({ where: { id }, include: withShop })
}
