import { type Page, pageOf, placeOf } from '@/lib/domain/cursor'
import { db } from './client'
import type { Prisma } from './generated/client'
import { newestFirst, olderThan } from './keyset'

const forOperator = {
  user: { select: { email: true } },
  connection: true,
  _count: { select: { products: { where: { status: 'active' } } } },
} satisfies Prisma.SellerInclude

/** A seller with account and number of products on sale. */
export type ListedSeller = Prisma.SellerGetPayload<{ include: typeof forOperator }>

/** Every seller, newest first. */
export async function findSellers(filter: { cursor?: string | null; limit: number }): Promise<Page<ListedSeller>> {
  const rows = await db().seller.findMany({
    where: olderThan(placeOf(filter.cursor)),
    include: forOperator,
    orderBy: newestFirst,
    take: filter.limit + 1,
  })
  return pageOf(rows, filter.limit)
}
