import { db } from '@/lib/db/client'

/** As many addresses as a sitemap may have (sitemaps.org/protocol.html). */
const MOST = 50_000

/**
 * The days on which products were put on sale that are active now, oldest first, as YYYY-MM-DD. Steps from day to day by index: the number of products does not
 * matter.
 */
export async function findProductDays(): Promise<string[]> {
  const rows = await db().$queryRaw<{ day: string }[]>`
    with recursive days (day) as (
      (select date_trunc('day', "createdAt") from "Product" where status = 'active' order by "createdAt" limit 1)
      union all
      select (
        select date_trunc('day', later."createdAt") from "Product" later
        where later.status = 'active' and later."createdAt" >= days.day + interval '1 day' order by later."createdAt" limit 1
      ) from days where days.day is not null
    )
    select to_char(day, 'YYYY-MM-DD') as day from days where day is not null`
  return rows.map(({ day }) => day)
}

/**
 * Products that were put on sale on a day (UTC) and are listed, with their shops.
 * @param livemode of our keys
 */
export function findProductsOfDay(day: Date, livemode: boolean) {
  const end = new Date(day.getTime() + 24 * 60 * 60 * 1000)
  return db().product.findMany({
    where: { listedIn: livemode, createdAt: { gte: day, lt: end } },
    select: { slug: true, updatedAt: true, seller: { select: { slug: true } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: MOST,
  })
}
