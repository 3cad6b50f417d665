import type { Period, ProductSales, SoldInPeriod } from '@/lib/domain/order/sales-period'
import type { PayoutView } from './balance-views'

/** How a shop sells in one currency: some days up to today, and as many before. */
export type SellerSalesView = {
  /** Those that anything was ever sold in, that of most orders first. */
  currencies: string[]
  currency: string
  period: Period
  now: SoldInPeriod
  before: SoldInPeriod
  /** Every day of the period (UTC, as in "2026-12-01"), the first one first. */
  days: { day: string; orders: number; grossMinor: number; refundedMinor: number }[]
  best: ProductSales[]
}

/** What reaches a seller's bank next: a payout on its way, or what becomes available first, of each currency. */
export type NextDepositView = {
  payouts: PayoutView[]
  available: { currency: string; amountMinor: number; day: string }[]
}
