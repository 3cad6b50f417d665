import { type Branded, branded } from '@/lib/db/branded'
import { db } from '@/lib/db/client'
import { countProductsOf } from '@/lib/db/figures/product-counts'
import type { Prisma } from '@/lib/db/generated/client'
import { newestFirst, olderThan } from '@/lib/db/keyset'
import { type Page, pageOf, placeOf } from '@/lib/domain/wire/cursor'
import { firstOwner } from './members'

const forOperator = {
  members: firstOwner,
  connection: true,
  closure: true,
} satisfies Prisma.SellerInclude

/** A seller with account and number of products on sale. */
export type ListedSeller = Branded<Prisma.SellerGetPayload<{ include: typeof forOperator }>> & { productsOnSale: number }

/** Every seller, or those whose shop waits for approval, newest first. */
export async function findSellers(filter: { isWaiting?: boolean; cursor?: string | null; limit: number }): Promise<Page<ListedSeller>> {
  const rows = await db().seller.findMany({
    where: { ...(filter.isWaiting && { approval: 'waiting' as const }), ...olderThan(placeOf(filter.cursor)) },
    include: forOperator,
    // Asked for all fifty at once, their keys lie beside each other; joined, each is looked for by itself.
    relationLoadStrategy: 'query',
    orderBy: newestFirst,
    take: filter.limit + 1,
  })
  const page = pageOf(branded(rows), filter.limit)
  return { ...page, rows: await withProducts(page.rows) }
}

/** One seller likewise; null when there is none. */
export async function findListedSeller(id: string): Promise<ListedSeller | null> {
  const rows = await db().seller.findMany({ where: { id }, include: forOperator })
  return (await withProducts(branded(rows)))[0] ?? null
}

async function withProducts(rows: Omit<ListedSeller, 'productsOnSale'>[]): Promise<ListedSeller[]> {
  const counts = await countProductsOf(rows.map(({ id }) => id))
  const onSale = (id: string) => counts.reduce((sum, { sellerId, count }) => (sellerId === id ? sum + count : sum), 0)
  return rows.map((row) => ({ ...row, productsOnSale: onSale(row.id) }))
}
