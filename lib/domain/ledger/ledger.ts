/**
 * The accounts of a book. A book is one Stripe account: the platform's own is our income, a seller's shows and checks what happened there. Books are never added up.
 * `clearing` is what Stripe still owes our story, part by part: nought once all of it is booked.
 */
export type LedgerAccount =
  | 'stripe'
  | 'clearing'
  | 'sales'
  | 'tax'
  | 'refunds'
  | 'platform_fees'
  | 'fees'
  | 'fees_returned'
  | 'stripe_fees'
  | 'disputes'
  | 'transit'
  | 'bank'
  | 'held'
  | 'elsewhere'
  | 'fx'

/** One side of a journal in minor units of its currency: debit above nought, credit below. */
export type Leg = { account: LedgerAccount; currency: string; amountMinor: number }

/** What one event does to one book. Source and kind name the event: of each there is one journal in a book. */
export type Journal = {
  /** A connected account, or "platform". */
  book: string
  livemode: boolean
  source: string
  kind: JournalKind
  sellerOrderId: string | null
  eventAt: Date
  legs: Leg[]
}

type JournalKind =
  | 'sale'
  | 'refund'
  | 'refund_failed'
  | 'fee_returned'
  | 'booked'
  | 'not_ours'
  | 'reversed'
  | 'paid_out'
  | 'payout_failed'
  | 'opening'

/** A journal of these legs without those of nought; null where nothing is left. */
function journal({ legs, ...facts }: Journal): Journal | null {
  const some = legs.filter(({ amountMinor }) => amountMinor !== 0)
  return some.length > 0 ? { ...facts, legs: some } : null
}

/** The journals that have something in them. */
export function journals(...all: Journal[]): Journal[] {
  return all.flatMap((each) => journal(each) ?? [])
}

/** The same legs the other way round. */
export function reversed(legs: Leg[]): Leg[] {
  return legs.map((leg) => ({ ...leg, amountMinor: -leg.amountMinor }))
}
