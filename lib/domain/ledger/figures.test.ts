import { expect, test } from 'vitest'
import { disputeStanding, figureCursor, figurePlaceOf, ratesOf, refundStanding } from './figures'

const month = { sales: 400, soldMinor: 100_000, refundedMinor: 9999, chargedMinor: 5000, returnedMinor: 500 }

test('rates are shares of what was sold in the same time, and none where nothing was', () => {
  expect(ratesOf(month, 3)).toEqual({ takeBps: 450, refundBps: 1000, disputeBps: 75 })
  expect(ratesOf({ ...month, sales: 0, soldMinor: 0 }, 1)).toEqual({ takeBps: null, refundBps: null, disputeBps: null })
  expect(ratesOf({ ...month, chargedMinor: 0 }, 0).takeBps).toBe(-50)
})

test.each([
  [0, 0, 'good'],
  [0, 10, 'good'],
  [74, 10_000, 'good'],
  [75, 10_000, 'warn'],
  [99, 10_000, 'warn'],
  [100, 10_000, 'bad'],
  [1, 5, 'bad'],
  [1, 0, 'bad'],
])('%i disputes of %i sales are %s', (disputes, sales, standing) => {
  expect(disputeStanding(disputes, sales)).toBe(standing)
})

test.each([
  [9999, 'good'],
  [10_000, 'warn'],
  [19_999, 'warn'],
  [20_000, 'bad'],
  [-5, 'good'],
])('%i refunded of 100,000 is %s', (refundedMinor, standing) => {
  expect(refundStanding({ ...month, refundedMinor })).toBe(standing)
})

test.each([0, -12, 2500, 0.0075, 1 / 3, 1.5e-7, 8e15])('a cursor names the place after a rank of %d', (rank) => {
  const place = { rank, sellerId: '01a2064c-0c73-716a-94ed-8d035e29c02c' }
  expect(figurePlaceOf(figureCursor(place))).toEqual(place)
})

test.each([null, '', '1', '1~', '~x', '1;2~x', `1~${'a'.repeat(65)}`])('%s names no place', (cursor) => {
  expect(figurePlaceOf(cursor)).toBeNull()
})
