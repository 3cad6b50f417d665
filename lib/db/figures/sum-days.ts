import { type Tx, transaction } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { countDays } from './counts'
import { sumChangedMonths } from './months'
import { countChangedProducts } from './product-counts'
import { productsOfChangedDays } from './product-sales'
import { soldOnChangedDays } from './sales-figures'

/** The lock for summing days: two at once could put an older sum over a newer one. */
const LOCK = 7_315_401

/**
 * Sums and counts every changed day and month as a whole, and forgets that it has changed. A change that is not committed yet keeps its row and is summed
 * the next time: rows of changes are never shared, so a sale waits for nobody.
 * @param limit how many changes at most
 * @returns how many changes were taken; 0 while another process is at it
 */
export function sumChangedDays(limit: number): Promise<number> {
  return transaction(async (tx) => {
    const [lock] = await tx.$queryRaw<{ free: boolean }[]>`select pg_try_advisory_xact_lock(${LOCK}) as free`
    if (!lock?.free) return 0
    const days = (await sumSalesDays(tx, limit)) + (await countDays(tx, limit)) + (await countChangedProducts(tx, limit))
    return days + (await sumChangedMonths(tx, limit))
  })
}

async function sumSalesDays(tx: Tx, limit: number): Promise<number> {
  const [row] = await tx.$queryRaw<{ taken: bigint }[]>`
    with taken as (
      delete from "SalesChange" where id in (select id from "SalesChange" order by id limit ${limit}) returning "sellerId", day
    ), changed as (
      select distinct "sellerId", day from taken
    ), sums as (${soldOnChangedDays(Prisma.sql`it."sellerId", it.day,`)}
    ), products as (${productsOfChangedDays()}
    ), gone as (
      delete from "DailySales" old using changed where old."sellerId" = changed."sellerId" and old.day = changed.day
        and not exists (select from sums where sums."sellerId" = old."sellerId" and sums.day = old.day and sums.currency = old.currency)
    ), kept as (
      insert into "DailySales" select * from sums on conflict ("sellerId", day, currency) do update set count = excluded.count,
        "amountMinor" = excluded."amountMinor", "refundedMinor" = excluded."refundedMinor",
        "applicationFeeMinor" = excluded."applicationFeeMinor", "refundedFeeMinor" = excluded."refundedFeeMinor"
    ), products_gone as (
      delete from "DailyProductSales" old using changed where old."sellerId" = changed."sellerId" and old.day = changed.day
        and not exists (
          select from products
          where products."sellerId" = old."sellerId" and products.day = old.day and products.currency = old.currency and products."productId" = old."productId"
        )
    ), products_kept as (
      insert into "DailyProductSales" select * from products on conflict ("sellerId", day, currency, "productId")
        do update set quantity = excluded.quantity, "goodsMinor" = excluded."goodsMinor"
    )
    select count(*) as taken from taken`
  return Number(row?.taken ?? 0)
}
