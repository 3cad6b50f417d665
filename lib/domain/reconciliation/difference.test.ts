import { expect, test } from 'vitest'
import { nameDifferences, type OpenPart } from './difference'

const PART: OpenPart = {
  ...{ id: 'part', currency: 'usd', amountMinor: 10_000, feeMinor: 500, refundedMinor: 4000, feeBackMinor: 200 },
  ...{ charges: 1, bookedMinor: 10_000, feeTakenMinor: 500, feeEarnedMinor: 500, bookedRefundsMinor: 4000, bookedFeeBackMinor: 200, openMinor: 7 },
}

test.each([
  ['a charge that Stripe does not have', { charges: 0, bookedMinor: 0 }, ['missing_at_stripe', 10_000, 0]],
  ['another amount', { bookedMinor: 500 }, ['amount', 10_000, 500]],
  ['a fee that was changed', { feeMinor: 400 }, ['fee', 400, 500]],
  ['a fee that did not reach us', { feeEarnedMinor: 0 }, ['fee', 500, 0]],
  ['a refund that we do not know', { refundedMinor: 0 }, ['missing_here', 0, 4000]],
  ['a refund that Stripe does not have', { bookedRefundsMinor: 0 }, ['missing_at_stripe', 4000, 0]],
  ['another part of our fee', { bookedFeeBackMinor: 0 }, ['fee_policy', 200, 0]],
  ['nothing that has a name', {}, ['unexplained', 7, 0]],
  [
    'what was booked in another currency',
    { bookedMinor: null, feeTakenMinor: null, bookedRefundsMinor: null, bookedFeeBackMinor: 0 },
    ['fee_policy', 200, 0],
  ],
])('%s is named, once', (_, facts, [kind, oursMinor, stripesMinor]) => {
  expect(nameDifferences({ ...PART, ...facts } as OpenPart)).toEqual([
    { kind, subject: 'part', sellerOrderId: 'part', currency: 'usd', oursMinor, stripesMinor },
  ])
})
