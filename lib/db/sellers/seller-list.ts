import { type Branded, branded } from '@/lib/db/branded'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { newestFirst, olderThan } from '@/lib/db/keyset'
import { type Page, pageOf, placeOf } from '@/lib/domain/wire/cursor'

const forOperator = {
  user: { select: { email: true } },
  connection: true,
  _count: { select: { products: { where: { status: 'active' } } } },
} satisfies Prisma.SellerInclude

/** A seller with account and number of products on sale. */
export type ListedSeller = Branded<Prisma.SellerGetPayload<{ include: typeof forOperator }>>

/** Every seller, newest first. */
export async function findSellers(filter: { cursor?: string | null; limit: number }): Promise<Page<ListedSeller>> {
  const rows = await db().seller.findMany({
    where: olderThan(placeOf(filter.cursor)),
    include: forOperator,
    orderBy: newestFirst,
    take: filter.limit + 1,
  })
  return pageOf(branded(rows), filter.limit)
}
