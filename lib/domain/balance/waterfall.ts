/** The lines from what was sold to what is deposited, in the order in which they are read. */
const WATERFALL = ['sales', 'refunds', 'stripeFees', 'ourFee', 'disputes', 'disputeFees', 'held', 'returned', 'elsewhere'] as const
export type WaterfallLine = (typeof WATERFALL)[number]

/** A balance transaction, or several of one kind summed up; in minor units of one currency, less than nought where money leaves. */
export type BookedKind = {
  reportingCategory: string
  /** Whether it leads to a charge that we made. */
  ours: boolean
  /** It gives an application fee back. */
  isFeeRefund: boolean
  amountMinor: number
  /** What of its fee is an application fee, and the rest. */
  applicationFeeMinor: number
  otherFeeMinor: number
}

const SALES = new Set(['charge', 'partial_capture_reversal', 'charge_failure'])
const REFUNDS = new Set(['refund', 'refund_failure'])
const DISPUTES = new Set(['dispute', 'dispute_reversal'])
const HELD = new Set(['connect_reserved_funds', 'risk_reserved_funds', 'payout_minimum_balance_hold', 'payout_minimum_balance_release'])
const PAYOUTS = new Set(['payout', 'payout_reversal'])
/** Stripe's own fees, which are about no charge. */
const STRIPES_FEES = new Set(['fee', 'network_cost', 'tax'])

/** What has nothing to do with our charges: a seller's other business with Stripe, or the platform's side. */
const OTHERS = [
  ...['other_adjustment', 'transfer', 'transfer_reversal', 'topup', 'topup_reversal', 'platform_earning', 'platform_earning_refund', 'contribution'],
  ...['advance', 'advance_funding', 'anticipation_repayment', 'financing_payout', 'financing_payout_reversal', 'financing_paydown'],
  ...['financing_paydown_reversal', 'climate_order_purchase', 'climate_order_refund', 'connect_collection_transfer', 'unreconciled_customer_funds'],
  ...['issuing_authorization_hold', 'issuing_authorization_release', 'issuing_dispute', 'issuing_transaction'],
]
const KNOWN = new Set([...SALES, ...REFUNDS, ...DISPUTES, ...HELD, ...PAYOUTS, ...STRIPES_FEES, ...OTHERS])

/** Whether a line was chosen for such transactions; any other counts as elsewhere until one is. */
export function isKnownCategory(reportingCategory: string): boolean {
  return KNOWN.has(reportingCategory)
}

/**
 * What of a transaction belongs to which line: amount and fees of a sale to three of them, most others to one. The shares add up to its net, so that all lines add
 * up to what is deposited. Source: docs.stripe.com/reports/reporting-categories
 */
export function sharesOf(kind: BookedKind): Partial<Record<WaterfallLine, number>> {
  const { reportingCategory: category, ours, isFeeRefund, amountMinor, applicationFeeMinor, otherFeeMinor } = kind
  const netMinor = amountMinor - applicationFeeMinor - otherFeeMinor
  if (PAYOUTS.has(category)) return { returned: netMinor }
  if (HELD.has(category)) return { held: netMinor }
  if (!ours) return STRIPES_FEES.has(category) && !isFeeRefund ? { stripeFees: netMinor } : { elsewhere: netMinor }
  const fees = { ourFee: -applicationFeeMinor, stripeFees: -otherFeeMinor }
  if (SALES.has(category)) return { sales: amountMinor, ...fees }
  if (REFUNDS.has(category)) return { refunds: amountMinor, ...fees }
  if (DISPUTES.has(category)) return { disputes: amountMinor, ourFee: -applicationFeeMinor, disputeFees: -otherFeeMinor }
  // What is charged on the platform is no sale of its own: it is sent on, and comes back for a refund.
  if (category === 'transfer') return { sales: netMinor }
  if (category === 'transfer_reversal') return { refunds: netMinor }
  // Our fee that went back is booked by itself, or as a fee less than nought of the refund.
  if (category === 'fee') return { ourFee: amountMinor - applicationFeeMinor, stripeFees: -otherFeeMinor }
  return { elsewhere: netMinor }
}

/** The lines that transactions come to, those that are nothing left out. */
export function waterfallOf(kinds: BookedKind[]): { line: WaterfallLine; amountMinor: number }[] {
  const shares = kinds.map(sharesOf)
  const has = (line: WaterfallLine) => shares.some((share) => (share[line] ?? 0) !== 0)
  return WATERFALL.filter(has).map((line) => ({ line, amountMinor: shares.reduce((sum, share) => sum + (share[line] ?? 0), 0) }))
}
