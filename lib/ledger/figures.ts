import { type MonthRow, sumMarketMonths } from '@/lib/db/figures/months'
import { countDisputedSellers, countDisputes, findSellerFigures, type SellerFigures } from '@/lib/db/figures/seller-figures'
import {
  DISPUTE_BPS,
  disputeStanding,
  FIGURE_ORDERS,
  type FigureOrder,
  figureCursor,
  figurePlaceOf,
  type MonthFigures,
  ratesOf,
  refundStanding,
} from '@/lib/domain/ledger/figures'
import { csvAmount, csvFile, csvLine } from '@/lib/domain/text/csv'
import { firstMomentOf, monthName } from '@/lib/domain/text/month'
import type { Page } from '@/lib/domain/wire/cursor'
import type { MarketFiguresView, MarketMonthView, MonthView, SellerFiguresView } from '@/lib/domain/wire/figure-views'
import { env } from '@/lib/env'

const PAGE = 50
const ROWS = 1000
const MONTHS = 24
const NONE: MonthFigures = { sales: 0, soldMinor: 0, refundedMinor: 0, chargedMinor: 0, returnedMinor: 0 }
const COLUMNS = [
  ...['month', 'seller', 'seller_id', 'currency', 'sales', 'volume', 'refunded', 'fees_charged', 'fees_returned', 'fees_net'],
  ...['take_rate_bps', 'refund_rate_bps', 'disputes', 'dispute_rate_bps'],
]

type Asked = { month?: string | null; currency?: string | null; order?: string | null; cursor?: string | null }

/**
 * The marketplace's figures by the books, in one currency: its months, and the sellers of one of them.
 * What is not asked for, or is none, is the newest month and the currency of most of its sales.
 * @returns null before the first sale
 */
export async function marketFigures({ month, currency, order, cursor }: Asked): Promise<MarketFiguresView | null> {
  const { livemode } = env()
  const rows = await sumMarketMonths(livemode)
  const currencies = currenciesOf(rows)
  const [most] = currencies
  if (!most) return null
  const chosenCurrency = currencies.find((each) => each === currency) ?? most
  const months = await withDisputes(rows.filter((row) => row.currency === chosenCurrency).slice(0, MONTHS), livemode)
  const first = firstMomentOf(month ?? '') ?? rows.find((row) => row.currency === chosenCurrency)?.month ?? new Date(0)
  const chosen = months.find((each) => each.month === monthName(first)) ?? (await chosenOf(rows, first, chosenCurrency, livemode))
  const chosenOrder = FIGURE_ORDERS.find((each) => each === order) ?? 'volume'
  const which = { livemode, month: first, currency: chosenCurrency, order: chosenOrder }
  const [{ rows: sellers, nextCursor }, disputedSellers] = await Promise.all([
    sellersOf(which, cursor ?? null, PAGE),
    countDisputedSellers(livemode, first, chosenCurrency, DISPUTE_BPS.warn),
  ])
  return {
    currencies,
    chosen,
    months,
    disputedSellers,
    order: chosenOrder,
    sellers: sellers.map((row) => sellerView(row, chosenCurrency)),
    nextCursor,
  }
}

/**
 * One month of the marketplace by the books, in one currency: what is not asked for, or is none, is that of most sales.
 * @param month its first moment, UTC
 * @returns null before the first sale
 */
export async function marketMonth(month: Date, currency: unknown): Promise<MarketMonthView | null> {
  const { livemode } = env()
  const rows = await sumMarketMonths(livemode)
  const currencies = currenciesOf(rows)
  const chosenCurrency = currencies.find((each) => each === currency) ?? currencies[0]
  if (!chosenCurrency) return null
  const [chosen, disputedSellers] = await Promise.all([
    chosenOf(rows, month, chosenCurrency, livemode),
    countDisputedSellers(livemode, month, chosenCurrency, DISPUTE_BPS.warn),
  ])
  return { currencies, chosen, disputedSellers }
}

/** What was sold so far by the books, by currency. */
export async function marketTotals(): Promise<(MonthFigures & { currency: string })[]> {
  const totals = new Map<string, MonthFigures>()
  for (const { currency, ...row } of await sumMarketMonths(env().livemode)) {
    const sum = totals.get(currency) ?? NONE
    totals.set(currency, {
      sales: sum.sales + row.sales,
      soldMinor: sum.soldMinor + row.soldMinor,
      refundedMinor: sum.refundedMinor + row.refundedMinor,
      chargedMinor: sum.chargedMinor + row.chargedMinor,
      returnedMinor: sum.returnedMinor + row.returnedMinor,
    })
  }
  return [...totals].map(([currency, sums]) => ({ currency, ...sums })).sort((a, b) => a.currency.localeCompare(b.currency))
}

/** The sellers of a month in one currency as the lines of a CSV file; null for what is no month or no currency. */
export function figuresCsv(month: string, currency: string): AsyncGenerator<string> | null {
  const first = firstMomentOf(month)
  if (!first || !/^[a-z]{3}$/.test(currency)) return null
  const which = { livemode: env().livemode, month: first, currency, order: 'volume' as const }
  return csvFile(
    COLUMNS,
    (cursor) => sellersOf(which, cursor, ROWS),
    (row) => lineOf(month, sellerView(row, currency)),
  )
}

/** A month of figures, with its rates. */
export function monthView({ month, currency, ...figures }: MonthRow, disputes: number): MonthView {
  return { month: monthName(month), ...rated(figures, currency, disputes) }
}

type Which = { livemode: boolean; month: Date; currency: string; order: FigureOrder }

async function sellersOf(which: Which, cursor: string | null, limit: number): Promise<Page<SellerFigures>> {
  const rows = await findSellerFigures(which, { after: figurePlaceOf(cursor), limit: limit + 1 })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, nextCursor: rows.length > limit && last ? figureCursor(last) : null }
}

/** The currencies, that of most sales in the newest month first. */
function currenciesOf(rows: MonthRow[]): string[] {
  const newest = [...rows].sort((a, b) => b.month.getTime() - a.month.getTime() || b.sales - a.sales)
  return [...new Set(newest.map(({ currency }) => currency))]
}

async function withDisputes(rows: MonthRow[], livemode: boolean): Promise<MonthView[]> {
  const oldest = rows.at(-1)?.month
  if (!oldest) return []
  const counts = await countDisputes(livemode, oldest)
  const countOf = ({ month, currency }: MonthRow) =>
    counts.find((row) => row.currency === currency && row.month.getTime() === month.getTime())?.count ?? 0
  return rows.map((row) => monthView(row, countOf(row)))
}

/** A month that is not among the last ones. */
async function chosenOf(rows: MonthRow[], month: Date, currency: string, livemode: boolean): Promise<MonthView> {
  const row = rows.find((each) => each.currency === currency && each.month.getTime() === month.getTime()) ?? { ...NONE, month, currency }
  const [view] = await withDisputes([row], livemode)
  return view ?? monthView(row, 0)
}

function sellerView({ sellerId, shopName, disputes, rank: _, ...figures }: SellerFigures, currency: string): SellerFiguresView {
  return { sellerId, shopName, ...rated(figures, currency, disputes) }
}

function rated({ sales, soldMinor, refundedMinor, chargedMinor, returnedMinor }: MonthFigures, currency: string, disputes: number) {
  const figures = { sales, soldMinor, refundedMinor, chargedMinor, returnedMinor }
  const standings = { disputeStanding: disputeStanding(disputes, sales), refundStanding: refundStanding(figures) }
  return { ...figures, ...ratesOf(figures, disputes), currency, disputes, ...standings }
}

function lineOf(month: string, row: SellerFiguresView): string {
  const { shopName, sellerId, currency, soldMinor, refundedMinor, chargedMinor, returnedMinor } = row
  const amounts = [soldMinor, refundedMinor, chargedMinor, returnedMinor, chargedMinor - returnedMinor].map((minor) => csvAmount(minor, currency))
  const numbers = [row.takeBps, row.refundBps, row.disputes, row.disputeBps].map((number) => (number === null ? null : { number: String(number) }))
  return csvLine([month, shopName, sellerId, currency, { number: String(row.sales) }, ...amounts, ...numbers])
}
