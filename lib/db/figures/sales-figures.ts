import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { CHARGED, type SalesFigures } from '@/lib/domain/order/charged'
import type { DayOfSales } from '@/lib/domain/order/sales-period'

type Row = Record<'count' | 'amountMinor' | 'refundedMinor' | 'applicationFeeMinor' | 'refundedFeeMinor', bigint> & { currency: string }

const AMOUNTS = ['count', 'amountMinor', 'refundedMinor', 'applicationFeeMinor', 'refundedFeeMinor'].map((name) => `"${name}"`)
const columns = Prisma.raw(AMOUNTS.join(', '))
const totals = Prisma.raw(AMOUNTS.map((name) => `sum(${name})::bigint as ${name}`).join(', '))

/** What one seller sold, by currency: days that have not changed since they were summed from their rows, the others from the parts themselves. */
export async function sumSalesOf(sellerId: string): Promise<SalesFigures[]> {
  const rows = await db().$queryRaw<Row[]>`
    with changed as (select distinct "sellerId", day from "SalesChange" where "sellerId" = ${sellerId})
    select currency, ${totals} from (
      select currency, ${columns} from "DailySales" where "sellerId" = ${sellerId} and day not in (select day from changed)
      union all ${soldOnChangedDays()}
    ) figures group by currency having sum(count) <> 0 order by currency`
  return rows.map(figuresOf)
}

/** What one seller sold in one currency by day, from a day on, the first day first; days without a sale are left out. Read as `sumSalesOf` does. */
export async function salesByDay(sellerId: string, currency: string, from: string): Promise<DayOfSales[]> {
  const rows = await db().$queryRaw<(Row & { day: string })[]>`
    with changed as (select distinct "sellerId", day from "SalesChange" where "sellerId" = ${sellerId} and day >= ${from}::date)
    select day::text as day, currency, ${columns} from (
      select day, currency, ${columns} from "DailySales"
      where "sellerId" = ${sellerId} and day >= ${from}::date and day not in (select day from changed)
      union all ${soldOnChangedDays(Prisma.sql`it.day,`)}
    ) figures where currency = ${currency} order by day`
  return rows.map(({ day, ...row }) => ({ day, ...figuresOf(row) }))
}

/** What was captured on the days of sellers that the common table expression `changed` names, by seller, day and currency. */
export function soldOnChangedDays(keys = Prisma.empty): Prisma.Sql {
  return Prisma.sql`
    select ${keys} part.currency, count(*) as count, sum("amountMinor") as "amountMinor", sum("refundedMinor") as "refundedMinor",
      sum("applicationFeeMinor") as "applicationFeeMinor", sum("refundedFeeMinor") as "refundedFeeMinor"
    from changed it join "SellerOrder" part
      on part."sellerId" = it."sellerId" and part."capturedAt" >= it.day and part."capturedAt" < it.day + 1
    where part.status = any(${[...CHARGED]}::"SellerOrderStatus"[]) group by it."sellerId", it.day, part.currency`
}

function figuresOf({ currency, ...amounts }: Row): SalesFigures {
  const { count, amountMinor, refundedMinor, applicationFeeMinor, refundedFeeMinor } = amounts
  return {
    currency,
    count: Number(count),
    amountMinor: Number(amountMinor),
    refundedMinor: Number(refundedMinor),
    applicationFeeMinor: Number(applicationFeeMinor),
    refundedFeeMinor: Number(refundedFeeMinor),
  }
}
