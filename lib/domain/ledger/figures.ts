/** What was sold in some time in one currency, minor units: sales, what of sales was refunded, the marketplace's fees, and what of fees was returned. Each counts when it happened. */
export type MonthFigures = { sales: number; soldMinor: number; refundedMinor: number; chargedMinor: number; returnedMinor: number }

/** Shares in ten-thousandths, rounded to the nearest; null where there is nothing to compare with. */
export type Rates = {
  /** What the marketplace keeps of what was sold. */
  takeBps: number | null
  /** What of what was sold went back to buyers, by amount. */
  refundBps: number | null
  /** Disputes for each sale, by count, as card networks reckon it. */
  disputeBps: number | null
}

/** How a rate stands. */
export type Standing = 'good' | 'warn' | 'bad'

/** From where a rate is to be looked at, and from where it is bad. Of disputes: docs.stripe.com/disputes/measuring, where networks begin to watch at 0.75 %. */
export const DISPUTE_BPS = { warn: 75, bad: 100 }
const REFUND_BPS = { warn: 1000, bad: 2000 }

export function ratesOf({ sales, soldMinor, refundedMinor, chargedMinor, returnedMinor }: MonthFigures, disputes: number): Rates {
  return {
    takeBps: bpsOf(chargedMinor - returnedMinor, soldMinor),
    refundBps: bpsOf(refundedMinor, soldMinor),
    disputeBps: bpsOf(disputes, sales),
  }
}

/** How disputes stand; asked of the counts, so that no rounding decides. Disputes without any sale are bad: they are of sales before. */
export function disputeStanding(disputes: number, sales: number): Standing {
  return standingOf(disputes, sales, DISPUTE_BPS)
}

/** How refunds stand, by amount. */
export function refundStanding({ refundedMinor, soldMinor }: MonthFigures): Standing {
  return standingOf(refundedMinor, soldMinor, REFUND_BPS)
}

function standingOf(part: number, whole: number, from: { warn: number; bad: number }): Standing {
  if (part <= 0) return 'good'
  if (part * 10_000 >= whole * from.bad) return 'bad'
  return part * 10_000 >= whole * from.warn ? 'warn' : 'good'
}

/** A share in ten-thousandths, rounded to the nearest; null where there is no whole. */
export function bpsOf(part: number, whole: number): number | null {
  return whole > 0 ? Math.round((part / whole) * 10_000) : null
}

/** What a list of sellers can be ordered by, the highest first. */
export const FIGURE_ORDERS = ['volume', 'fees', 'refunds', 'disputes'] as const
export type FigureOrder = (typeof FIGURE_ORDERS)[number]

/** A place in such a list. */
export type FigurePlace = { rank: number; sellerId: string }

/** The place after a seller, as it stands in an address. */
export function figureCursor({ rank, sellerId }: FigurePlace): string {
  return `${rank}~${sellerId}`
}

/** The place a cursor names; null for none or for one we did not write, where a list begins at its start. */
export function figurePlaceOf(cursor: string | null): FigurePlace | null {
  const match = /^(-?\d{1,16}(?:\.\d{1,20})?(?:e[+-]\d{1,3})?)~([\w-]{1,64})$/.exec(cursor ?? '')
  return match ? { rank: Number(match[1]), sellerId: match[2] ?? '' } : null
}

/** What the books say about a sale. */
export type EntryKind = 'sale' | 'refund' | 'refund_failed' | 'fee_returned'
