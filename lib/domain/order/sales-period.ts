import { bpsOf } from '@/lib/domain/ledger/figures'
import type { SalesFigures } from './charged'

/** How many days a seller's figures can be shown for. */
export const PERIODS = [7, 30, 90] as const
export type Period = (typeof PERIODS)[number]
const USUAL: Period = 30

const DAY_MS = 86_400_000

/** What a seller sold on a day (UTC, as in "2026-12-01") in one currency. */
export type DayOfSales = SalesFigures & { day: string }

/** What of a product was sold: pieces, and their prices less discounts, minor units. */
export type ProductSales = { productId: string; name: string; quantity: number; goodsMinor: number }

/** What was sold in some days in one currency, minor units. Refunds count on the day of their sale. */
export type SoldInPeriod = {
  orders: number
  grossMinor: number
  refundedMinor: number
  /** Rounded to the nearest minor unit; null without an order. */
  averageMinor: number | null
  /** What of the amount was refunded, in ten-thousandths; null without an order. */
  refundBps: number | null
}

/** The period that an address asks for; the usual one where it asks for none. */
export function periodOf(asked: unknown): Period {
  return PERIODS.find((days) => String(days) === asked) ?? USUAL
}

/** The days (UTC) of a period that ends with today, the first one first. */
export function daysOfPeriod(now: Date, period: number): string[] {
  return Array.from({ length: period }, (_, at) => dayName(new Date(now.getTime() - (period - 1 - at) * DAY_MS)))
}

/** What was sold on those of the days that are among these. */
export function soldOn(days: string[], rows: DayOfSales[]): SoldInPeriod {
  const asked = new Set(days)
  const own = rows.filter(({ day }) => asked.has(day))
  const sum = (pick: (row: DayOfSales) => number) => own.reduce((total, row) => total + pick(row), 0)
  const [orders, grossMinor, refundedMinor] = [sum((row) => row.count), sum((row) => row.amountMinor), sum((row) => row.refundedMinor)]
  return {
    orders,
    grossMinor,
    refundedMinor,
    averageMinor: orders > 0 ? Math.round(grossMinor / orders) : null,
    refundBps: bpsOf(refundedMinor, grossMinor),
  }
}

function dayName(day: Date): string {
  return day.toISOString().slice(0, 10)
}
