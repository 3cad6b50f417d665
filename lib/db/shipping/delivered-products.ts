import { db } from '@/lib/db/client'
import { countProductsOf } from '@/lib/db/figures/product-counts'
import { newestFirst } from '@/lib/db/keyset'

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
  const [counts, rates] = await Promise.all([
    countProductsOf([sellerId]),
    db().shippingRate.findMany({ where: { zone: { sellerId } }, distinct: ['currency'], select: { currency: true } }),
  ])
  // Counted already: where every currency has a rate, as it should, no product is read.
  const missing = counts.map(({ currency }) => currency).filter((currency) => rates.every((rate) => rate.currency !== currency))
  if (missing.length === 0) return { names: [], count: 0 }
  const rows = await db().$queryRaw<{ name: string; count: number }[]>`
    select name, count(*) over ()::int as count from "Product"
    where "sellerId" = ${sellerId} and status = 'active' and kind = 'physical' and currency = any(${missing})
    order by "createdAt" desc, id desc limit ${most}`
  return { names: rows.map(({ name }) => name), count: rows[0]?.count ?? 0 }
}

/** Something on sale that is delivered, with the weight of its first variant. */
export type DeliveredProduct = { id: string; name: string; priceMinor: number; currency: string; weightGrams: number | null }

/** What a seller has on sale that is delivered, newest first. */
export async function findDelivered(sellerId: string, limit: number): Promise<DeliveredProduct[]> {
  const first = { where: { status: 'active' as const }, orderBy: { position: 'asc' as const }, take: 1, select: { weightGrams: true } }
  const rows = await db().product.findMany({
    where: { sellerId, status: 'active', kind: 'physical' },
    select: { id: true, name: true, priceMinor: true, currency: true, variants: first },
    orderBy: newestFirst,
    take: limit,
  })
  return rows.map(({ variants, ...product }) => ({ ...product, weightGrams: variants[0]?.weightGrams ?? null }))
}
