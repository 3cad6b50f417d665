import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ChargedFees, type FeePolicy, feeBackFor } from './fee-back'

const fees: ChargedFees = { currency: 'usd', capturedMinor: 10_000, feeMinor: 500, stripeFeeMinor: 320 }

test.each([
  ['proportional', 200],
  ['keep', 0],
  ['absorb', 328],
] as const)('of $40.00 of $100.00 with a fee of $5.00 goes back: %s', (policy, expected) => {
  expect(feeBackFor(policy, fees, 4000, 0)).toBe(expected)
})

test('a whole refund takes all of the fee back, and no more, whoever pays Stripe', () => {
  expect(feeBackFor('proportional', fees, 10_000, 0)).toBe(500)
  expect(feeBackFor('absorb', fees, 10_000, 0)).toBe(500)
})

test('a fee of whole units goes back in whole units, until the last refund', () => {
  const isk: ChargedFees = { currency: 'isk', capturedMinor: 100_000, feeMinor: 5000, stripeFeeMinor: 0 }
  expect(feeBackFor('proportional', isk, 33_300, 0)).toBe(1600)
  expect(feeBackFor('proportional', isk, 100_000, 1600)).toBe(3400)
})

test('whatever the refunds are, and in whatever order, the fee goes back by their share and never beyond it', () => {
  const policy = fc.constantFrom<FeePolicy>('proportional', 'absorb')
  const steps = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(policy, fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 900 }), steps, (which, feeMinor, stripeFeeMinor, amounts) => {
      const capturedMinor = amounts.reduce((sum, amount) => sum + amount, 0)
      const of = { currency: 'usd', capturedMinor, feeMinor: Math.min(feeMinor, capturedMinor), stripeFeeMinor }
      let [given, back] = [0, 0]
      for (const amount of amounts) {
        given += amount
        const now = feeBackFor(which, of, given, back)
        expect(now).toBeGreaterThanOrEqual(0)
        back += now
        expect(back).toBeLessThanOrEqual(of.feeMinor)
        expect(back).toBe(feeBackFor(which, of, given, 0))
      }
      expect(back).toBe(of.feeMinor)
    }),
  )
})
