import { db } from '@/lib/db/client'

/** Whether a seller's shop has zones, and whether anything on sale there is delivered. */
export async function deliveryFacts(sellerId: string): Promise<{ zones: number; sellsDelivered: boolean }> {
  const [zones, product] = await Promise.all([
    db().shippingZone.count({ where: { sellerId } }),
    db().product.findFirst({ where: { sellerId, status: 'active', kind: 'physical' }, select: { id: true } }),
  ])
  return { zones, sellsDelivered: product !== null }
}

/**
 * What a seller has on sale that no zone of theirs has a rate for, in the product's currency: nobody can have it delivered.
 * @param most how many are named, the newest first; `count` is of all
 */
export async function findUndelivered(sellerId: string, most: number): Promise<{ names: string[]; count: number }> {
  const rows = await db().$queryRaw<{ name: string; count: number }[]>`
    select name, count(*) over ()::int as count from "Product"
    where "sellerId" = ${sellerId} and status = 'active' and kind = 'physical' and currency not in (
      select rate.currency from "ShippingRate" rate join "ShippingZone" zone on zone.id = rate."zoneId" where zone."sellerId" = ${sellerId}
    )
    order by "createdAt" desc, id desc limit ${most}`
  return { names: rows.map(({ name }) => name), count: rows[0]?.count ?? 0 }
}
