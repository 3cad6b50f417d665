import { db } from '@/lib/db/client'
import { type Page, pageOf, placeOf } from '@/lib/domain/wire/cursor'

/** The ids of a seller's parts that something of is to be shipped, what was charged longest ago first. */
export async function findToShip(
  sellerId: string,
  { cursor, limit }: { cursor?: string | null; limit: number },
): Promise<Page<{ id: string; createdAt: Date }>> {
  const place = placeOf(cursor)
  const after = place && {
    since: { gte: place.createdAt },
    OR: [{ since: { gt: place.createdAt } }, { sellerOrderId: { gt: place.id } }],
  }
  const rows = await db().toShip.findMany({
    where: { sellerId, ...after },
    orderBy: [{ since: 'asc' }, { sellerOrderId: 'asc' }],
    take: limit + 1,
  })
  return pageOf(
    rows.map(({ sellerOrderId: id, since: createdAt }) => ({ id, createdAt })),
    limit,
  )
}

/** How many parts of a seller something is to be shipped of. */
export function countToShip(sellerId: string): Promise<number> {
  return db().toShip.count({ where: { sellerId } })
}
