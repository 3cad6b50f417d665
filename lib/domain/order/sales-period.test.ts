import { expect, test } from 'vitest'
import { type DayOfSales, daysOfPeriod, periodOf, soldOn } from './sales-period'

const row = (day: string, count: number, amountMinor: number, refundedMinor = 0): DayOfSales => ({
  ...{ day, count, amountMinor, refundedMinor, currency: 'usd' },
  ...{ applicationFeeMinor: 0, refundedFeeMinor: 0 },
})

test('an address asks for one of three periods; anything else is 30 days', () => {
  expect(['7', '30', '90', '8', '', undefined, ['7', '90']].map(periodOf)).toEqual([7, 30, 90, 30, 30, 30, 30])
})

test('a period ends with today in UTC and has each day once, across months and years', () => {
  expect(daysOfPeriod(new Date('2027-01-02T00:00:00Z'), 4)).toEqual(['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02'])
  expect(daysOfPeriod(new Date('2027-01-02T23:59:59.999Z'), 1)).toEqual(['2027-01-02'])
  expect(new Set(daysOfPeriod(new Date('2026-03-01T12:00:00Z'), 180)).size).toBe(180)
})

test('sums the days of a period alone, rounds the average and says what of it was refunded', () => {
  const rows = [row('2026-12-01', 5, 9999), row('2026-12-02', 2, 1000), row('2026-12-03', 1, 501, 300)]
  expect(soldOn(['2026-12-02', '2026-12-03', '2026-12-04'], rows)).toEqual({
    ...{ orders: 3, grossMinor: 1501, refundedMinor: 300 },
    ...{ averageMinor: 500, refundBps: 1999 },
  })
})

test('days without a sale have neither an average nor a rate', () => {
  expect(soldOn(['2026-12-04'], [row('2026-12-01', 5, 9999)])).toEqual({
    orders: 0,
    grossMinor: 0,
    refundedMinor: 0,
    averageMinor: null,
    refundBps: null,
  })
})
