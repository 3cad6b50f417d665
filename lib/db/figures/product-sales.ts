import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { CHARGED } from '@/lib/domain/order/charged'
import type { ProductSales } from '@/lib/domain/order/sales-period'

/** The products a seller sold most of in one currency from a day on, by what they came to. Read as `sumSalesOf` does. */
export function findBestSellers(sellerId: string, currency: string, from: string, limit: number): Promise<ProductSales[]> {
  return db().$queryRaw`
    with changed as (select distinct "sellerId", day from "SalesChange" where "sellerId" = ${sellerId} and day >= ${from}::date),
    best as (
      select "productId", sum(quantity)::int as quantity, sum("goodsMinor")::float8 as "goodsMinor" from (
        select "productId", currency, quantity, "goodsMinor" from "DailyProductSales"
        where "sellerId" = ${sellerId} and day >= ${from}::date and day not in (select day from changed)
        union all select "productId", currency, quantity, "goodsMinor" from (${productsOfChangedDays()}) sold
      ) figures where currency = ${currency} group by "productId" order by 3 desc, 1 limit ${limit}
    )
    select best.*, product.name from best join "Product" product on product.id = best."productId" order by "goodsMinor" desc, "productId"`
}

/**
 * What was captured on the days of sellers that the common table expression `changed` names, by seller, day, currency and product: pieces as they were ordered,
 * and their prices less discounts.
 */
export function productsOfChangedDays(): Prisma.Sql {
  return Prisma.sql`
    select it."sellerId", it.day, part.currency, line."productId", sum(line.quantity) as quantity,
      sum(line."unitPriceMinor" * line.quantity - discount."amountMinor") as "goodsMinor"
    from changed it join "SellerOrder" part
      on part."sellerId" = it."sellerId" and part."capturedAt" >= it.day and part."capturedAt" < it.day + 1
    join "OrderLine" line on line."sellerOrderId" = part.id
    cross join lateral (select coalesce(sum("amountMinor"), 0) as "amountMinor" from "DiscountLine" where "orderLineId" = line.id) discount
    where part.status = any(${[...CHARGED]}::"SellerOrderStatus"[]) group by 1, 2, 3, 4`
}
