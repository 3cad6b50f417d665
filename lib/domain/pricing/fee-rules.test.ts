import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { chargeFee, countsFrom, DEFAULT_FEE_RULE, type FeeRule, isDearer } from './fee'
import { feesAt, type StoredFeeRule } from './fee-rules'

const DAY = 86_400_000
const NOW = new Date('2026-12-01T15:00:00Z')

function rule(changes: Partial<StoredFeeRule>): StoredFeeRule {
  const none = { sellerId: null, productId: null, categoryId: null, feeFixedMinor: 0, feeLeastMinor: 0, feeMostMinor: null, isOnShipping: false }
  return { currency: 'usd', ...none, feeBps: 300, startsAt: new Date(0), ...changes }
}

test('the own rule of a seller comes before that of the currency, and that before the default', () => {
  const { ruleOf } = feesAt([rule({ feeBps: 300 }), rule({ sellerId: 'maya', feeBps: 100, feeFixedMinor: 10 })], NOW)
  expect(ruleOf('maya', 'usd')).toEqual({ feeBps: 100, feeFixedMinor: 10 })
  expect(ruleOf('otto', 'usd')).toEqual({ feeBps: 300, feeFixedMinor: 0 })
  expect(ruleOf('maya', 'eur')).toEqual(DEFAULT_FEE_RULE)
})

test('a rule counts from its day on, and gives way to the next', () => {
  const rows = [rule({ startsAt: new Date(NOW.getTime() + DAY), feeBps: 900 }), rule({ feeBps: 300 })]
  expect(feesAt(rows, NOW).ruleOf(null, 'usd').feeBps).toBe(300)
  expect(feesAt(rows, new Date(NOW.getTime() + DAY)).ruleOf(null, 'usd').feeBps).toBe(900)
})

test('a rule that was taken away leaves the next one', () => {
  const rows = [rule({ feeBps: 300 }), rule({ sellerId: 'maya', feeBps: 100 }), rule({ sellerId: 'maya', feeBps: null, startsAt: NOW })]
  expect(feesAt(rows, new Date(NOW.getTime() - 1)).ruleOf('maya', 'usd').feeBps).toBe(100)
  expect(feesAt(rows, NOW).ruleOf('maya', 'usd').feeBps).toBe(300)
})

test('a product has a percentage of its own until it is taken away', () => {
  const rows = [
    rule({ productId: 'mug', feeBps: 50 }),
    rule({ productId: 'bowl', feeBps: 70 }),
    rule({ productId: 'bowl', feeBps: null, startsAt: NOW }),
  ]
  const { ownBpsOf, ruleOf } = feesAt(rows, NOW)
  const own = (id: string) => ownBpsOf(null, 'usd', { id, categoryId: null })
  expect([own('mug'), own('bowl'), own('plate')]).toEqual([50, null, null])
  expect(ruleOf(null, 'usd')).toEqual(DEFAULT_FEE_RULE)
})

describe('the first rule that there is counts: of the product, of the seller, of its category or the one above, of the currency', () => {
  const all = [
    rule({ productId: 'mug', feeBps: 100 }),
    rule({ sellerId: 'maya', feeBps: 200, feeFixedMinor: 10 }),
    rule({ categoryId: 'cups', feeBps: 300 }),
    rule({ categoryId: 'kitchen', feeBps: 400 }),
    rule({ feeBps: 600, feeFixedMinor: 30 }),
  ]
  const parents = new Map([['cups', 'kitchen']])
  const mug = { id: 'mug', categoryId: 'cups' }
  it.each<[string, number, FeeRule]>([
    ['of the product, with the fixed amount of the seller', 0, { feeBps: 100, feeFixedMinor: 10 }],
    ['of the seller', 1, { feeBps: 200, feeFixedMinor: 10 }],
    ['of the category, with the fixed amount of the currency', 2, { feeBps: 300, feeFixedMinor: 30 }],
    ['of the category above', 3, { feeBps: 400, feeFixedMinor: 30 }],
    ['of the currency', 4, { feeBps: 600, feeFixedMinor: 30 }],
    ['the default', 5, DEFAULT_FEE_RULE],
  ])('%s', (_, from, expected) => {
    expect(feesAt(all.slice(from), NOW, parents).ruleOfProduct('maya', 'usd', mug)).toEqual(expected)
  })

  it('a category counts in its own currency alone, until it is taken away', () => {
    const rows = [rule({ categoryId: 'cups', feeBps: 300 }), rule({ categoryId: 'kitchen', feeBps: 400, currency: 'eur' })]
    expect(feesAt(rows, NOW, parents).ownBpsOf('maya', 'eur', mug)).toBe(400)
    const taken = [...rows, rule({ categoryId: 'cups', feeBps: null, startsAt: NOW })]
    expect(feesAt(taken, NOW, parents).ownBpsOf('maya', 'usd', mug)).toBeNull()
  })
})

describe('the fee of a charge', () => {
  const charge = { currency: 'usd', lines: [{ baseMinor: 1000, ownFeeBps: null }], shippingMinor: 500 }
  it.each<[string, FeeRule, number]>([
    ['is a percentage and a fixed amount', { feeBps: 500, feeFixedMinor: 30 }, 80],
    ['is taken of shipping where the rule says so', { feeBps: 500, feeFixedMinor: 0, isOnShipping: true }, 75],
    ['is at least so much', { feeBps: 500, feeFixedMinor: 0, feeLeastMinor: 90 }, 90],
    ['is at most so much', { feeBps: 500, feeFixedMinor: 30, feeMostMinor: 60 }, 60],
    ['may be nothing at most', { feeBps: 500, feeFixedMinor: 30, feeMostMinor: 0 }, 0],
  ])('%s', (_, fee, expected) => {
    expect(chargeFee(charge, fee)).toBe(expected)
  })

  it('takes the own percentage of a product, and rounds once', () => {
    const lines = [
      { baseMinor: 33, ownFeeBps: 100 },
      { baseMinor: 34, ownFeeBps: null },
    ]
    // 0.33 + 1.70 is 2.03.
    expect(chargeFee({ currency: 'usd', lines, shippingMinor: 0 }, { feeBps: 500, feeFixedMinor: 0 })).toBe(2)
  })

  it('never falls where no figure of its rule falls', () => {
    const rules = fc.record({
      feeBps: fc.nat(5000),
      feeFixedMinor: fc.nat(500),
      feeLeastMinor: fc.nat(500),
      feeMostMinor: fc.option(fc.integer({ min: 500, max: 5000 })),
      isOnShipping: fc.boolean(),
    })
    const charges = fc.record({
      currency: fc.constantFrom('usd', 'jpy', 'isk'),
      lines: fc.array(fc.record({ baseMinor: fc.nat(1_000_000), ownFeeBps: fc.option(fc.nat(5000)) }), { minLength: 1, maxLength: 5 }),
      shippingMinor: fc.nat(10_000),
    })
    fc.assert(
      fc.property(charges, rules, rules, (each, before, after) => {
        if (!isDearer(before, after)) expect(chargeFee(each, after)).toBeLessThanOrEqual(chargeFee(each, before))
      }),
    )
  })
})

test.each<[string, FeeRule, string]>([
  ['a lower percentage counts at once', { feeBps: 400, feeFixedMinor: 30 }, '2026-12-01T15:00:00.000Z'],
  ['the same counts at once', { feeBps: 500, feeFixedMinor: 30 }, '2026-12-01T15:00:00.000Z'],
  ['a higher percentage counts after fifteen whole days', { feeBps: 501, feeFixedMinor: 0 }, '2026-12-17T00:00:00.000Z'],
  ['so does a least', { feeBps: 0, feeFixedMinor: 0, feeLeastMinor: 1 }, '2026-12-17T00:00:00.000Z'],
  ['so does shipping', { feeBps: 500, feeFixedMinor: 0, isOnShipping: true }, '2026-12-17T00:00:00.000Z'],
])('%s', (_, after, day) => {
  expect(countsFrom({ feeBps: 500, feeFixedMinor: 30 }, after, NOW).toISOString()).toBe(day)
})
