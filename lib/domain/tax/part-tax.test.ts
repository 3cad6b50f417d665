import { expect, test } from 'vitest'
import { partAmount } from '@/lib/domain/pricing/part-amount'
import { partTax, type TaxTerms } from './part-tax'
import { taxOn } from './tax-on'
import { EUROPEAN_UNION, ratesAt, type TaxRate, usualBehavior } from './tax-rates'
import { taxSums } from './tax-summary'

const rate = (columns: Partial<TaxRate> = {}): TaxRate => {
  return { name: 'VAT', country: 'DE', state: null, taxCode: null, rateMicros: 190_000, onShipping: true, ...columns }
}
const at = (country: string, state: string | null = null) => ({ country, state, postalCode: null })

test.each([
  ['exclusive', 1000, 88_750, 89],
  ['exclusive', 2000, 88_750, 178],
  ['exclusive', 1999, 88_750, 177],
  ['inclusive', 1190, 190_000, 190],
  ['inclusive', 1850, 200_000, 308],
  ['inclusive', 1, 190_000, 0],
] as const)('%s tax on %d at %d millionths is %d', (behavior, amountMinor, rateMicros, tax) => {
  expect(taxOn(amountMinor, 'eur', [{ rateMicros }], behavior)).toEqual([tax])
})

test('half a coin is rounded up, in currencies without cents to their whole unit', () => {
  expect(taxOn(250, 'usd', [{ rateMicros: 10_000 }], 'exclusive')).toEqual([3])
  expect(taxOn(250_00, 'isk', [{ rateMicros: 10_000 }], 'exclusive')).toEqual([300])
})

test('two inclusive rates are contained side by side, and never more than there is', () => {
  expect(taxOn(1120, 'cad', [{ rateMicros: 50_000 }, { rateMicros: 70_000 }], 'inclusive')).toEqual([50, 70])
  const many = Array.from({ length: 5 }, () => ({ rateMicros: 1_000_000 }))
  for (let amount = 0; amount < 12; amount++) {
    expect(taxOn(amount, 'usd', many, 'inclusive').reduce((sum, tax) => sum + tax, 0)).toBeLessThanOrEqual(amount)
  }
})

test('of one name the narrowest rate counts, and several names add up', () => {
  const rates = [
    rate({ country: EUROPEAN_UNION }),
    rate({ country: 'FR', rateMicros: 200_000 }),
    rate({ country: 'FR', rateMicros: 55_000, taxCode: 'txcd_35010000' }),
    rate({ country: 'CA', name: 'GST', rateMicros: 50_000 }),
    rate({ country: 'CA', state: 'BC', name: 'PST', rateMicros: 70_000 }),
    rate({ country: 'CA', state: 'ON', name: 'GST', rateMicros: 130_000 }),
  ]
  const found = (...place: Parameters<typeof at>) => ratesAt(rates, at(...place), null).map(({ rateMicros }) => rateMicros)
  expect(found('AT')).toEqual([190_000])
  expect(found('FR')).toEqual([200_000])
  expect(ratesAt(rates, at('FR'), 'txcd_35010000').map(({ rateMicros }) => rateMicros)).toEqual([55_000])
  expect(found('CA', 'BC')).toEqual([50_000, 70_000])
  expect(found('CA', 'ON')).toEqual([130_000])
  expect(found('CH')).toEqual([])
})

test('each line and delivery is rounded by itself, and the total is goods, delivery and the tax that is added', () => {
  const terms: TaxTerms = { behavior: 'exclusive', rates: [rate({ country: 'US', state: 'NY', name: 'Sales tax', rateMicros: 88_750 })] }
  const lines = [999, 999, 999].map((amountMinor) => ({ amountMinor, quantity: 1, taxCode: null }))
  const tax = partTax({ currency: 'usd', lines, shippingMinor: 500 }, at('US', 'NY'), terms)
  expect(tax.lines.map(({ taxMinor }) => taxMinor)).toEqual([89, 89, 89])
  expect(tax.shipping).toEqual({ taxMinor: 44, inclusiveMinor: 0 })
  const amount = partAmount({
    currency: 'usd',
    lines: tax.lines.map((own) => ({ goodsMinor: 999, discount: { sellerMinor: 0, platformMinor: 0 }, tax: own })),
    shippingMinor: 500,
    shippingTax: tax.shipping,
    fee: { feeBps: 1000, feeFixedMinor: 0 },
  })
  expect(amount).toMatchObject({ totalMinor: 2997 + 500 + 311, taxMinor: 311, taxInclusiveMinor: 0, feeBaseMinor: 2997, applicationFeeMinor: 299 })
  expect(taxSums(tax.taxLines)).toEqual([{ name: 'Sales tax', rateMicros: 88_750, amountMinor: 311, isInclusive: false }])
})

test('inclusive tax changes no total, and is no part of what the fee is counted of', () => {
  const tax = partTax({ currency: 'eur', lines: [{ amountMinor: 1190, quantity: 1, taxCode: null }], shippingMinor: 0 }, at('DE'), {
    behavior: 'inclusive',
    rates: [rate()],
  })
  const lines = tax.lines.map((own) => ({ goodsMinor: 1190, discount: { sellerMinor: 0, platformMinor: 0 }, tax: own }))
  const fee = { feeBps: 1000, feeFixedMinor: 0 }
  const amount = partAmount({ currency: 'eur', lines, shippingMinor: 0, shippingTax: tax.shipping, fee })
  expect(amount).toMatchObject({ totalMinor: 1190, taxMinor: 190, taxInclusiveMinor: 190, feeBaseMinor: 1000 })
})

test('a zero says why: not registered there, or rated at nothing', () => {
  const terms: TaxTerms = { behavior: 'exclusive', rates: [rate({ country: 'GB', rateMicros: 0 }), rate({ onShipping: false })] }
  const reasons = (place: ReturnType<typeof at>) =>
    partTax({ currency: 'usd', lines: [{ amountMinor: 100, quantity: 1, taxCode: null }], shippingMinor: 50 }, place, terms).taxLines.map(
      ({ line, taxabilityReason }) => [line, taxabilityReason],
    )
  expect(reasons(at('US', 'VT'))).toEqual([[0, 'not_collecting']])
  expect(reasons(at('GB'))).toEqual([
    [0, 'zero_rated'],
    [null, 'zero_rated'],
  ])
  expect(reasons(at('DE'))).toEqual([[0, 'standard_rated']])
})

test('prices contain the tax but in the United States and Canada', () => {
  expect(['US', 'CA', 'DE', 'JP', null].map(usualBehavior)).toEqual(['exclusive', 'exclusive', 'inclusive', 'inclusive', 'inclusive'])
})
