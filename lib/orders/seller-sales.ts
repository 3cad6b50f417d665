import { findBestSellers } from '@/lib/db/figures/product-sales'
import { salesByDay, sumSalesOf } from '@/lib/db/figures/sales-figures'
import { daysOfPeriod, periodOf, soldOn } from '@/lib/domain/order/sales-period'
import type { SellerSalesView } from '@/lib/domain/wire/sales-views'

const BEST_SHOWN = 5

/**
 * How a seller's shop sells in one currency, from rows of a day.
 * @param asked what the address says; what is none is the usual period, and the currency of most orders
 * @param now by our clock, by which a capture has its day
 * @returns null before the first sale
 */
export async function sellerSales(
  sellerId: string,
  asked: { days?: unknown; currency?: unknown },
  now = new Date(),
): Promise<SellerSalesView | null> {
  const currencies = (await sumSalesOf(sellerId)).toSorted((a, b) => b.count - a.count).map(({ currency }) => currency)
  const currency = currencies.find((each) => each === asked.currency) ?? currencies[0]
  if (!currency) return null
  const period = periodOf(asked.days)
  const both = daysOfPeriod(now, 2 * period)
  const [before, days] = [both.slice(0, period), both.slice(period)]
  const [rows, best] = await Promise.all([
    salesByDay(sellerId, currency, both[0] ?? ''),
    findBestSellers(sellerId, currency, days[0] ?? '', BEST_SHOWN),
  ])
  const byDay = new Map(rows.map((row) => [row.day, row]))
  return {
    ...{ currencies, currency, period, best },
    now: soldOn(days, rows),
    before: soldOn(before, rows),
    days: days.map((day) => {
      const { count = 0, amountMinor = 0, refundedMinor = 0 } = byDay.get(day) ?? {}
      return { day, orders: count, grossMinor: amountMinor, refundedMinor }
    }),
  }
}
