import { type Journal, journals, type LedgerAccount, type Leg, reversed } from './ledger'

/** A balance transaction, in minor units of its currency. `stripeFeeMinor`: what of its fees is Stripe's own. */
export type BookedRow = {
  id: string
  accountId: string
  livemode: boolean
  reportingCategory: string
  currency: string
  netMinor: number
  stripeFeeMinor: number
  ours: boolean
  sellerOrderId: string | null
  created: Date
  /** What it meets of the story, in the currency of the part; null where the story has nothing to meet it. */
  met: { currency: string; amountMinor: number } | null
}

const OF_A_SALE = new Set([
  'charge',
  'refund',
  'refund_failure',
  'platform_earning',
  'platform_earning_refund',
  'fee',
  'partial_capture_reversal',
  'charge_failure',
  // What is charged on the platform is sent on to its seller, and taken back for a refund.
  'transfer',
  'transfer_reversal',
])
const OF_A_DISPUTE = new Set(['dispute', 'dispute_reversal'])
const OF_A_PAYOUT = new Set(['payout', 'payout_reversal'])
const HELD = new Set([
  'connect_reserved_funds',
  'risk_reserved_funds',
  'payout_minimum_balance',
  'payout_minimum_balance_hold',
  'payout_minimum_balance_release',
])

/** Which account a booked row is set against. Source: docs.stripe.com/reports/reporting-categories */
export function counterAccount({ reportingCategory, ours }: Pick<BookedRow, 'reportingCategory' | 'ours'>): LedgerAccount {
  if (OF_A_PAYOUT.has(reportingCategory)) return 'transit'
  if (HELD.has(reportingCategory)) return 'held'
  if (ours && OF_A_DISPUTE.has(reportingCategory)) return 'disputes'
  return ours && OF_A_SALE.has(reportingCategory) ? 'clearing' : 'elsewhere'
}

/**
 * What Stripe booked, as it booked it: its net, its own fee, and the rest against what it is about; of what is not ours the net alone. What was charged in another currency than was booked goes through
 * `fx`: the story is met in its own currency, as it was written, and nothing is converted here.
 * One that was not known to be ours when it was posted is set right: the journal of then is reversed.
 */
export function bookedJournals(row: BookedRow): Journal[] {
  const { id, accountId: book, livemode, sellerOrderId, created: eventAt } = row
  const facts = { book, livemode, sellerOrderId, eventAt }
  const notOurs = { ...facts, sellerOrderId: null, source: `txn:${id}`, kind: 'not_ours' as const, legs: legsOf(row, 'elsewhere') }
  const account = counterAccount(row)
  return account === 'elsewhere' ? journals(notOurs) : journals({ ...facts, source: `txn:${id}`, kind: 'booked', legs: legsOf(row, account) })
}

/** Takes back that a row is not ours. */
export function oursAfterAll(row: BookedRow): Journal[] {
  const { id, accountId: book, livemode, created: eventAt } = row
  const legs = reversed(legsOf(row, 'elsewhere'))
  return journals({ book, livemode, sellerOrderId: null, eventAt, source: `txn:${id}`, kind: 'reversed', legs })
}

function legsOf({ currency, netMinor, stripeFeeMinor, met }: BookedRow, account: LedgerAccount): Leg[] {
  if (account === 'elsewhere') {
    return [
      { account: 'stripe', currency, amountMinor: netMinor },
      { account, currency, amountMinor: -netMinor },
    ]
  }
  const rest = -(netMinor + stripeFeeMinor)
  const own: Leg[] = [
    { account: 'stripe', currency, amountMinor: netMinor },
    { account: 'stripe_fees', currency, amountMinor: stripeFeeMinor },
  ]
  if (account !== 'clearing' || !met || met.currency === currency) return [...own, { account, currency, amountMinor: rest }]
  return [
    ...own,
    { account: 'fx', currency, amountMinor: rest },
    { account: 'fx', currency: met.currency, amountMinor: met.amountMinor },
    { account, currency: met.currency, amountMinor: -met.amountMinor },
  ]
}

/** A payout as far as the books go: money on its way is at the bank once Stripe says paid, and is not where it fails after that. */
export function payoutJournals(
  payout: { id: string; accountId: string; livemode: boolean; currency: string; amountMinor: number; status: string },
  wasPaid: boolean,
  eventAt: Date,
): Journal[] {
  const { id, accountId: book, livemode, currency, amountMinor, status } = payout
  const facts = { book, livemode, sellerOrderId: null, eventAt, source: `payout:${id}` }
  const legs: Leg[] = [
    { account: 'bank', currency, amountMinor },
    { account: 'transit', currency, amountMinor: -amountMinor },
  ]
  if (status === 'paid') return journals({ ...facts, kind: 'paid_out', legs })
  return wasPaid && (status === 'failed' || status === 'canceled') ? journals({ ...facts, kind: 'payout_failed', legs: reversed(legs) }) : []
}

/** What was on a balance before its book began. */
export function openingJournal(book: string, livemode: boolean, currency: string, amountMinor: number): Journal[] {
  const legs: Leg[] = [
    { account: 'stripe', currency, amountMinor },
    { account: 'elsewhere', currency, amountMinor: -amountMinor },
  ]
  return journals({ book, livemode, source: `opening:${currency}`, kind: 'opening', sellerOrderId: null, eventAt: new Date(), legs })
}
