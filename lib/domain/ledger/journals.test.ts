import { expect, test } from 'vitest'
import { type BookedRow, bookedJournals, oursAfterAll, payoutJournals } from './booked-journals'
import type { Journal } from './ledger'
import { failedRefundJournals, feeReturnJournals, refundJournals, saleJournals } from './story-journals'

const AT = new Date('2026-12-01T10:00:00Z')
const PART = { id: 'part', accountId: 'acct_1', livemode: false, currency: 'usd', amountMinor: 10_000, feeMinor: 500, taxMinor: 800 }
const REFUND = { id: 'refund', amountMinor: 4000, taxMinor: 320, feeBackMinor: 200 }
const booked = (row: Partial<BookedRow>): BookedRow => ({
  ...{ id: 'txn_1', accountId: 'acct_1', livemode: false, reportingCategory: 'charge', currency: 'usd', netMinor: 0, stripeFeeMinor: 0 },
  ...{ ours: true, sellerOrderId: 'part', created: AT, met: null },
  ...row,
})

/** Balances by book and account; each journal of them comes to nought in each currency. */
function balances(all: Journal[]): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const { book, legs } of all) {
    for (const currency of new Set(legs.map((leg) => leg.currency)))
      expect(legs.reduce((sum, leg) => sum + (leg.currency === currency ? leg.amountMinor : 0), 0)).toBe(0)
    for (const { account, currency, amountMinor } of legs) {
      const key = `${book} ${account} ${currency}`
      sums[key] = (sums[key] ?? 0) + amountMinor
    }
  }
  return Object.fromEntries(Object.entries(sums).filter(([, amount]) => amount !== 0))
}

const SALE_BOOKED = [
  ...bookedJournals(booked({ id: 'txn_charge', netMinor: 9180, stripeFeeMinor: 320 })),
  ...bookedJournals(booked({ id: 'txn_fee', accountId: 'platform', reportingCategory: 'platform_earning', netMinor: 500 })),
]

test('a sale clears once Stripe has booked its charge and our fee', () => {
  expect(balances([...saleJournals(PART, AT), ...SALE_BOOKED])).toEqual({
    'acct_1 platform_fees usd': 500,
    'acct_1 sales usd': -9200,
    'acct_1 tax usd': -800,
    'acct_1 stripe usd': 9180,
    'acct_1 stripe_fees usd': 320,
    'platform fees usd': -500,
    'platform stripe usd': 500,
  })
})

test('a refund and the fee that goes back with it clear, whether Stripe books the fee with the refund or apart', () => {
  const story = [...refundJournals(PART, REFUND, AT), ...feeReturnJournals(PART, REFUND, AT)]
  const ours = bookedJournals(booked({ id: 'txn_fr', accountId: 'platform', reportingCategory: 'platform_earning_refund', netMinor: -200 }))
  const together = bookedJournals(booked({ reportingCategory: 'refund', netMinor: -3800 }))
  const apart = [
    ...bookedJournals(booked({ reportingCategory: 'refund', netMinor: -4000 })),
    ...bookedJournals(booked({ id: 'txn_2', reportingCategory: 'fee', netMinor: 200 })),
  ]
  for (const theirs of [together, apart]) {
    expect(balances([...story, ...ours, ...theirs])).toEqual({
      'acct_1 refunds usd': 3680,
      'acct_1 tax usd': 320,
      'acct_1 platform_fees usd': -200,
      'acct_1 stripe usd': -3800,
      'platform fees_returned usd': 200,
      'platform stripe usd': -200,
    })
  }
})

test('a refund that comes back leaves nothing, also where it was never seen as made', () => {
  const theirs = [
    ...bookedJournals(booked({ reportingCategory: 'refund', netMinor: -4000 })),
    ...bookedJournals(booked({ id: 'txn_2', reportingCategory: 'refund_failure', netMinor: 4000 })),
  ]
  expect(balances([...failedRefundJournals(PART, REFUND, AT), ...theirs])).toEqual({})
})

test('what is booked in another currency meets the story in its own, and the books name both', () => {
  const row = booked({ currency: 'eur', netMinor: 8262, stripeFeeMinor: 288, met: { currency: 'usd', amountMinor: 9500 } })
  const all = balances([...saleJournals({ ...PART, taxMinor: 0 }, AT).filter(({ book }) => book === 'acct_1'), ...bookedJournals(row)])
  expect(all).toEqual({
    'acct_1 platform_fees usd': 500,
    'acct_1 sales usd': -10_000,
    'acct_1 stripe eur': 8262,
    'acct_1 stripe_fees eur': 288,
    'acct_1 fx eur': -8550,
    'acct_1 fx usd': 9500,
  })
})

test('what is not ours stands apart, and is set right where it is ours after all', () => {
  const stranger = booked({ ours: false, sellerOrderId: null, netMinor: 970, stripeFeeMinor: 30 })
  expect(balances(bookedJournals(stranger))).toEqual({ 'acct_1 stripe usd': 970, 'acct_1 elsewhere usd': -970 })
  const known = { ...stranger, ours: true, sellerOrderId: 'part' }
  expect(balances([...bookedJournals(stranger), ...oursAfterAll(known), ...bookedJournals(known)])).toEqual({
    'acct_1 stripe usd': 970,
    'acct_1 stripe_fees usd': 30,
    'acct_1 clearing usd': -1000,
  })
})

test('a payout is on its way, then at the bank; one that fails after it was paid is back', () => {
  const payout = { id: 'po_1', accountId: 'acct_1', livemode: false, currency: 'usd', amountMinor: 5000 }
  const left = bookedJournals(booked({ reportingCategory: 'payout', netMinor: -5000, sellerOrderId: null, ours: false }))
  expect(balances(left)).toEqual({ 'acct_1 stripe usd': -5000, 'acct_1 transit usd': 5000 })
  const paid = payoutJournals({ ...payout, status: 'paid' }, false, AT)
  expect(balances([...left, ...paid])).toEqual({ 'acct_1 stripe usd': -5000, 'acct_1 bank usd': 5000 })
  const back = bookedJournals(booked({ id: 'txn_back', reportingCategory: 'payout_reversal', netMinor: 5000, sellerOrderId: null, ours: false }))
  expect(balances([...left, ...paid, ...back, ...payoutJournals({ ...payout, status: 'failed' }, true, AT)])).toEqual({})
  expect(balances([...left, ...back, ...payoutJournals({ ...payout, status: 'failed' }, false, AT)])).toEqual({})
})
