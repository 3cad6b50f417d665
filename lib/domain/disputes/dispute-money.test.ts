import { expect, test } from 'vitest'
import { bookedDisputes, disputeMoney } from './dispute-money'

const usd = (amountMinor: number) => ({ amountMinor, currency: 'usd' })
const taken = { currency: 'usd', amountMinor: -8000, feeMinor: 1500 }
const counter = { currency: 'usd', amountMinor: 0, feeMinor: 1500 }
const back = { currency: 'usd', amountMinor: 8000, feeMinor: -1500 }

test.each([
  ['nothing is booked', [], { settledCurrency: null, withdrawnMinor: 0, reinstatedMinor: 0, feeMinor: 0, takenMinor: 0 }],
  ['taken', [taken], { settledCurrency: 'usd', withdrawnMinor: 8000, reinstatedMinor: 0, feeMinor: 1500, takenMinor: 8000 }],
  ['answered', [taken, counter], { settledCurrency: 'usd', withdrawnMinor: 8000, reinstatedMinor: 0, feeMinor: 3000, takenMinor: 8000 }],
  ['won', [taken, counter, back], { settledCurrency: 'usd', withdrawnMinor: 8000, reinstatedMinor: 8000, feeMinor: 1500, takenMinor: 0 }],
  [
    'lost after it was won',
    [taken, counter, back, { ...taken, feeMinor: 0 }],
    { settledCurrency: 'usd', withdrawnMinor: 16_000, reinstatedMinor: 8000, feeMinor: 1500, takenMinor: 8000 },
  ],
])('%s: the money is the sum of what is booked', (_, bookings, expected) => {
  expect(disputeMoney(bookings, usd(8000), usd(8000))).toEqual(expected)
})

test('in another currency the disputed amount is taken until it was given back, whatever the rates', () => {
  const out = { currency: 'eur', amountMinor: -7400, feeMinor: 1500 }
  expect(disputeMoney([out], usd(3000), usd(8000)).takenMinor).toBe(3000)
  expect(disputeMoney([out, { ...out, amountMinor: 7100, feeMinor: 0 }], usd(3000), usd(8000)).takenMinor).toBe(0)
})

test('a bank that takes more than was charged, at a rate of its own, leaves nothing to refund', () => {
  expect(disputeMoney([{ ...taken, amountMinor: -8100 }], usd(8100), usd(8000)).takenMinor).toBe(8000)
})

test('several disputes of a charge add up; what is booked in another currency is not converted', () => {
  const row = { settledCurrency: 'usd', withdrawnMinor: 3000, reinstatedMinor: 0, feeMinor: 1500, feeBackMinor: 150, feeBackAt: null }
  const both = [
    { ...row, feeBackAt: new Date() },
    { ...row, reinstatedMinor: 3000 },
  ]
  expect(bookedDisputes('usd', both)).toEqual({ movedMinor: -3000, feeMinor: 3000, returnedFeeMinor: 150 })
  expect(bookedDisputes('usd', [row, { ...row, settledCurrency: 'eur' }])).toBeNull()
  expect(bookedDisputes('usd', [{ ...row, settledCurrency: null }])).toBeNull()
})
