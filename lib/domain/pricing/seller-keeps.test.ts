import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leastSaleThatKeeps, sellerShare } from './seller-keeps'

test.each([
  [50, 'usd', { feeBps: 500, feeFixedMinor: 60 }, { feeMinor: 50, stripeFeeMinor: 31, keepsMinor: -31 }],
  [1000, 'usd', { feeBps: 500, feeFixedMinor: 0 }, { feeMinor: 50, stripeFeeMinor: 59, keepsMinor: 891 }],
  [500, 'jpy', { feeBps: 500, feeFixedMinor: 0 }, { feeMinor: 25, stripeFeeMinor: 64, keepsMinor: 411 }],
  [150_000, 'isk', { feeBps: 500, feeFixedMinor: 0 }, { feeMinor: 7500, stripeFeeMinor: 8500, keepsMinor: 134_000 }],
])('of %i %s under %o the seller keeps %o', (amountMinor, currency, rule, share) => {
  expect(sellerShare({ amountMinor, currency }, rule)).toEqual(share)
})

test.each([
  ['usd', { feeBps: 500, feeFixedMinor: 60 }, 98],
  ['usd', { feeBps: 0, feeFixedMinor: 0 }, 50],
  ['usd', { feeBps: 5000, feeFixedMinor: 100 }, 277],
])('in %s under %o a seller keeps something from %i on', (currency, rule, least) => {
  expect(leastSaleThatKeeps(currency, rule, 50)).toBe(least)
})

test('where the fees eat up every sale there is no such price', () => {
  expect(leastSaleThatKeeps('usd', { feeBps: 9800, feeFixedMinor: 0 }, 50)).toBeNull()
})

test('the price that keeps something does, and one coin less does not, unless Stripe charges no less', () => {
  const rule = fc.record({ feeBps: fc.integer({ min: 0, max: 5000 }), feeFixedMinor: fc.integer({ min: 0, max: 500 }) })
  fc.assert(
    fc.property(fc.constantFrom(['usd', 1], ['jpy', 1], ['kwd', 10]) as fc.Arbitrary<[string, number]>, rule, ([currency, coin], fee) => {
      const least = leastSaleThatKeeps(currency, fee, 50)
      if (least === null) throw new Error('there is one')
      expect(sellerShare({ amountMinor: least, currency }, fee).keepsMinor).toBeGreaterThan(0)
      if (least > 50) expect(sellerShare({ amountMinor: least - coin, currency }, fee).keepsMinor).toBeLessThanOrEqual(0)
    }),
  )
})
