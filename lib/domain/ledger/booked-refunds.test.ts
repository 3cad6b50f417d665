import { expect, test } from 'vitest'
import { bookedRefunds } from './booked-refunds'

const charge = { currency: 'usd', refundedFeeMinor: 0, settledCurrency: 'usd', netMinor: 9100 }
const refund = { settledCurrency: 'usd', netMinor: -2000, returnedFeeMinor: 0 }

test.each([
  ['no refund', charge, [], null],
  ['a refund that is not booked yet', charge, [{ ...refund, settledCurrency: null, netMinor: null, returnedFeeMinor: null }], null],
  ['a refund that the bank sent back', charge, [{ ...refund, netMinor: 0 }], null],
  ['a refund without the fee', charge, [refund], { netMinor: -2000, returnedFeeMinor: 0, leftMinor: 7100 }],
  ['two refunds', charge, [refund, { ...refund, netMinor: -500 }], { netMinor: -2500, returnedFeeMinor: 0, leftMinor: 6600 }],
  [
    'a fee that came back in a booking of its own',
    { ...charge, refundedFeeMinor: 100 },
    [refund],
    { netMinor: -2000, returnedFeeMinor: 100, leftMinor: 7200 },
  ],
  [
    'a fee that came back with the refund itself',
    { ...charge, refundedFeeMinor: 100 },
    [{ ...refund, netMinor: -1900, returnedFeeMinor: 100 }],
    { netMinor: -2000, returnedFeeMinor: 100, leftMinor: 7200 },
  ],
  ['another currency without a fee', { ...charge, currency: 'eur' }, [refund], { netMinor: -2000, returnedFeeMinor: 0, leftMinor: 7100 }],
  ['another currency whose fee is booked apart', { ...charge, currency: 'eur', refundedFeeMinor: 90 }, [refund], null],
])('adds up what Stripe booked for %s', (_, of, refunds, booked) => {
  expect(bookedRefunds(of, refunds)).toEqual(booked)
})
