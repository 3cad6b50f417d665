import { expect, test } from 'vitest'
import { type BookedKind, isKnownCategory, sharesOf, waterfallOf } from './waterfall'

const kind = (reportingCategory: string, amountMinor: number, more: Partial<BookedKind> = {}): BookedKind => ({
  ...{ reportingCategory, amountMinor, ours: true, isFeeRefund: false, applicationFeeMinor: 0, otherFeeMinor: 0 },
  ...more,
})
const netOf = ({ amountMinor, applicationFeeMinor, otherFeeMinor }: BookedKind) => amountMinor - applicationFeeMinor - otherFeeMinor

const CATEGORIES = [
  ...[
    'charge',
    'charge_failure',
    'partial_capture_reversal',
    'refund',
    'refund_failure',
    'dispute',
    'dispute_reversal',
    'fee',
    'network_cost',
    'tax',
  ],
  ...['connect_reserved_funds', 'risk_reserved_funds', 'payout_minimum_balance_hold', 'payout', 'payout_reversal', 'other_adjustment', 'transfer'],
  'something_new',
]

test.each(CATEGORIES)('the shares of a %s add up to its net, ours or not', (category) => {
  for (const ours of [true, false])
    for (const isFeeRefund of [true, false]) {
      const booked = kind(category, 9_999, { ours, isFeeRefund, applicationFeeMinor: 501, otherFeeMinor: 320 })
      expect(Object.values(sharesOf(booked)).reduce((sum, share) => sum + share, 0)).toBe(netOf(booked))
    }
})

test('a sale counts in full, and its fees by whose they are', () => {
  expect(sharesOf(kind('charge', 10_000, { applicationFeeMinor: 500, otherFeeMinor: 320 }))).toEqual({
    sales: 10_000,
    ourFee: -500,
    stripeFees: -320,
  })
})

test.each([
  ['a fee row of its own', kind('fee', 500, { isFeeRefund: true })],
  ['a negative fee of the refund', kind('refund', 0, { applicationFeeMinor: -500 })],
])('our fee that went back as %s is our fee', (_how, booked) => {
  expect(sharesOf(booked).ourFee).toBe(500)
})

test("the seller's other business is one line, Stripe's own fees are Stripe's, another platform's fee is not", () => {
  expect(sharesOf(kind('charge', 7000, { ours: false, otherFeeMinor: 233 }))).toEqual({ elsewhere: 6767 })
  expect(sharesOf(kind('fee', -200, { ours: false }))).toEqual({ stripeFees: -200 })
  expect(sharesOf(kind('fee', 500, { ours: false, isFeeRefund: true }))).toEqual({ elsewhere: 500 })
})

test('a dispute and its fee stand apart', () => {
  expect(sharesOf(kind('dispute', -4300, { otherFeeMinor: 1500 }))).toEqual({ disputes: -4300, ourFee: -0, disputeFees: -1500 })
})

test('a category that is new at Stripe is said to be unknown', () => {
  expect(CATEGORIES.filter((category) => !isKnownCategory(category))).toEqual(['something_new'])
})

test('the lines stand in their order, without those that are nothing', () => {
  const lines = waterfallOf([
    kind('connect_reserved_funds', -100, { ours: false }),
    kind('refund', -2000),
    kind('charge', 10_000, { applicationFeeMinor: 500, otherFeeMinor: 320 }),
    kind('charge', 700, { ours: false }),
    kind('charge', 5000, { otherFeeMinor: 175 }),
  ])
  expect(lines).toEqual([
    { line: 'sales', amountMinor: 15_000 },
    { line: 'refunds', amountMinor: -2000 },
    { line: 'stripeFees', amountMinor: -495 },
    { line: 'ourFee', amountMinor: -500 },
    { line: 'held', amountMinor: -100 },
    { line: 'elsewhere', amountMinor: 700 },
  ])
})
