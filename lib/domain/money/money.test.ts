import fc from 'fast-check'
import { createFormatter } from 'next-intl'
import { expect, test } from 'vitest'
import { currencyFacts } from '@/lib/domain/facts/currencies'
import { applicationFee } from '@/lib/domain/pricing/fee'
import { chargeProblem, moneyText, priceProblem, rateOfUnits, toMajor } from './money'
import { readAmount, separatorsOf } from './read-amount'

test('an amount that is written is read back, in every kind of currency', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999 }), fc.constantFrom('usd', 'jpy', 'kwd', 'isk', 'ugx'), (pieces, currency) => {
      const amountMinor = pieces * currencyFacts(currency).coinMinor
      for (const locale of ['en-US', 'de-DE', 'fr-CH', 'ar-EG', 'en-IN']) {
        const separators = separatorsOf(locale)
        expect(readAmount(toMajor({ amountMinor, currency }, separators.decimal), currency, separators)).toEqual({ kind: 'amount', amountMinor })
      }
    }),
  )
})

test('money is shown as people write it', () => {
  const format = createFormatter({ locale: 'en-US' })
  expect(moneyText(format, { amountMinor: 1250, currency: 'usd' })).toBe('$12.50')
  expect(moneyText(format, { amountMinor: 500, currency: 'jpy' })).toBe('¥500')
  expect(moneyText(format, { amountMinor: 150_000, currency: 'isk' })).toBe('ISK\u00a01,500')
  expect(moneyText(format, { amountMinor: 500_000, currency: 'ugx' })).toBe('UGX\u00a05,000')
  expect(moneyText(format, { amountMinor: 999_999_999_999, currency: 'idr' })).toBe('IDR\u00a09,999,999,999.99')
})

test.each([
  [49, 'usd', { code: 'tooLow', limit: { amountMinor: 50, currency: 'usd' } }],
  [49, 'jpy', { code: 'tooLow', limit: { amountMinor: 50, currency: 'jpy' } }],
  [100_000_000, 'usd', { code: 'tooHigh', limit: { amountMinor: 99_999_999, currency: 'usd' } }],
  [1001, 'kwd', { code: 'lastDigit' }],
  [150, 'isk', { code: 'noCents' }],
  [50, 'usd', null],
])('the price %i %s as a single charge: %o', (amountMinor, currency, problem) => {
  expect(chargeProblem({ amountMinor, currency }, 50)).toEqual(problem)
})

test.each([
  [1, 'usd', null],
  [0, 'usd', { code: 'tooLow', limit: { amountMinor: 1, currency: 'usd' } }],
  [0, 'jpy', { code: 'tooLow', limit: { amountMinor: 1, currency: 'jpy' } }],
  [10, 'kwd', null],
  [15, 'kwd', { code: 'lastDigit' }],
  [100, 'isk', null],
  [150, 'isk', { code: 'noCents' }],
  [100_000_000, 'usd', { code: 'tooHigh', limit: { amountMinor: 99_999_999, currency: 'usd' } }],
])('one piece may cost less than the least charge: %i %s', (amountMinor, currency, problem) => {
  expect(priceProblem({ amountMinor, currency })).toEqual(problem)
})

test.each([
  [1000, 'usd', 500, 0, 50],
  [999, 'usd', 500, 0, 49],
  [1999, 'usd', 250, 30, 79],
  [50, 'usd', 0, 200, 50],
  [100, 'usd', 0, 0, 0],
  // Stripe takes no amounts between two coins.
  [15_500, 'isk', 500, 0, 700],
  [12_340, 'kwd', 500, 5, 620],
])('the application fee of %i %s at %i bps plus %i is %i', (amountMinor, currency, feeBps, feeFixedMinor, expected) => {
  expect(applicationFee({ amountMinor, currency }, { feeBps, feeFixedMinor })).toBe(expected)
})

test('an application fee never exceeds the charge, is never negative, and parts never pay more than the whole', () => {
  const amount = fc.integer({ min: 1, max: 40_000_000 })
  fc.assert(
    fc.property(amount, amount, fc.constantFrom('usd', 'jpy', 'isk', 'kwd'), fc.integer({ min: 0, max: 10_000 }), (a, b, currency, feeBps) => {
      const feeOf = (amountMinor: number) => applicationFee({ amountMinor, currency }, { feeBps, feeFixedMinor: 0 })
      const [first, second, whole] = [feeOf(a), feeOf(b), feeOf(a + b)]
      expect(first).toBeGreaterThanOrEqual(0)
      expect(first).toBeLessThanOrEqual(a)
      expect(first + second).toBeLessThanOrEqual(whole)
    }),
  )
})

test("Stripe's rate of minor units is shown as a rate of whole ones", () => {
  expect(rateOfUnits(1.17, 'eur', 'usd')).toBe(1.17)
  expect(rateOfUnits(0.676, 'jpy', 'usd')).toBeCloseTo(0.00676, 8)
  expect(rateOfUnits(0.328, 'kwd', 'usd')).toBeCloseTo(3.28, 8)
})
