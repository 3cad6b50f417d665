import { db, type Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'

const counted = Prisma.sql`
  select it."sellerId", product.currency, count(*) as count from changed it
  join "Product" product on product."sellerId" = it."sellerId" and product.status = 'active' group by it."sellerId", product.currency`

/** How many products each of these sellers has on sale, by currency. Sellers whose products have changed since they were counted are counted now. */
export async function countProductsOf(sellerIds: string[]): Promise<{ sellerId: string; currency: string; count: number }[]> {
  const rows = await db().$queryRaw<{ sellerId: string; currency: string; count: bigint }[]>`
    with changed as (select distinct "sellerId" from "ProductChange" where "sellerId" = any(${sellerIds}))
    select "sellerId", currency, count::bigint from "ProductCount"
    where "sellerId" = any(${sellerIds}) and "sellerId" not in (select "sellerId" from changed)
    union all ${counted}`
  return rows.map(({ count, ...row }) => ({ ...row, count: Number(count) }))
}

/** Counts the products of changed sellers again, in the transaction that forgets that they have. @returns how many changes were taken */
export async function countChangedProducts(tx: Tx, limit: number): Promise<number> {
  const [row] = await tx.$queryRaw<{ taken: bigint }[]>`
    with taken as (
      delete from "ProductChange" where id in (select id from "ProductChange" order by id limit ${limit}) returning "sellerId"
    ), changed as (
      select distinct "sellerId" from taken
    ), counts as (${counted}
    ), gone as (
      delete from "ProductCount" old using changed where old."sellerId" = changed."sellerId"
        and not exists (select from counts where counts."sellerId" = old."sellerId" and counts.currency = old.currency)
    ), kept as (
      insert into "ProductCount" select * from counts on conflict ("sellerId", currency) do update set count = excluded.count
    )
    select count(*) as taken from taken`
  return Number(row?.taken ?? 0)
}
