import type { EntryKind, FigureOrder, MonthFigures, Rates, Standing } from '@/lib/domain/ledger/figures'

/** Figures of a month with their rates, in one currency, minor units. `disputes`: those that began in it. */
export type RatedFigures = MonthFigures & Rates & { currency: string; disputes: number; disputeStanding: Standing; refundStanding: Standing }

/** `month`: as in an address, such as "2026-12". */
export type MonthView = RatedFigures & { month: string }

export type SellerFiguresView = RatedFigures & { sellerId: string; shopName: string }

/** The marketplace's figures in one currency. */
export type MarketFiguresView = {
  currencies: string[]
  chosen: MonthView
  /** The last months, the newest first. */
  months: MonthView[]
  /** How many sellers of the chosen month banks dispute too much at. */
  disputedSellers: number
  order: FigureOrder
  sellers: SellerFiguresView[]
  nextCursor: string | null
}

/** One month of the marketplace in one currency. `currencies`: all that anything was ever sold in. */
export type MarketMonthView = Pick<MarketFiguresView, 'currencies' | 'chosen' | 'disputedSellers'>

/** What the books say about a sale: minor units, below nought where it lessens what was sold, or the fee. */
export type EntryView = {
  id: string
  at: string
  kind: EntryKind
  orderId: string
  receiptNumber: string
  currency: string
  amountMinor: number
  feeMinor: number
}

/** A seller's month in one currency, with what is behind its figures. */
export type SellerMonthView = {
  shopName: string
  month: string
  currencies: string[]
  figures: MonthView
  show: EntriesShown
  entries: EntryView[]
  nextCursor: string | null
  disputes: { id: string; at: string; receiptNumber: string; currency: string; amountMinor: number }[]
}

/** What of a month is listed. */
export const ENTRIES_SHOWN = ['all', 'sales', 'refunds', 'fees'] as const
export type EntriesShown = (typeof ENTRIES_SHOWN)[number]
