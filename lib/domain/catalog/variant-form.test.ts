import { expect, test } from 'vitest'
import { separatorsOf } from '@/lib/domain/money/read-amount'
import { carriedCells, cellName, optionsOf, titleOf } from './options'
import { readVariants, unseenRows } from './variant-form'

const money = { currency: 'usd', separators: separatorsOf('en-US') }
const form = { price: '20.00', option1: 'Colour', values1: 'Blue,  Red', option2: 'Size', values2: 'S, M' }
const row = (title: string, cells: Partial<Record<'price' | 'stock' | 'sku' | 'weight' | 'offer', string>>) =>
  Object.fromEntries([['row', '1'], ...Object.entries({ offer: '1', ...cells })].map(([cell, value]) => [`${cell}:${title}`, value]))

test('two options of two values make four variants; empty price and weight are those of the product', () => {
  const { options, variants, errors } = readVariants({ ...form, weight: '300', ...row('Red / M', { price: '25', stock: '2', sku: 'RM' }) }, money)
  expect(errors).toEqual({})
  expect(options).toEqual([
    { name: 'Colour', values: ['Blue', 'Red'] },
    { name: 'Size', values: ['S', 'M'] },
  ])
  expect(variants.map(({ values }) => titleOf(values))).toEqual(['Blue / S', 'Blue / M', 'Red / S', 'Red / M'])
  expect(variants[0]).toMatchObject({ priceMinor: 2000, stock: null, weightGrams: 300, isOffered: true })
  expect(variants[3]).toMatchObject({ priceMinor: 2500, stock: 2, sku: 'RM', weightGrams: 300 })
})

test('a variant whose box is not ticked is not offered, and one at least must be', () => {
  const blue = row('Blue / S', { offer: '' })
  expect(readVariants({ ...form, ...blue }, money).variants[0]?.isOffered).toBe(false)
  const none = Object.assign({}, ...['Blue / S', 'Blue / M', 'Red / S', 'Red / M'].map((title) => row(title, { offer: '' })))
  expect(readVariants({ ...form, ...none }, money).errors).toEqual({ values1: { key: 'product.noVariant' } })
})

test.each([
  [{ option1: '' }, { option1: { key: 'product.noOptionName' } }],
  [{ values2: '' }, { values2: { key: 'product.noValues' } }],
  [{ values1: 'Blue, blue' }, { values1: { key: 'product.valueTwice', values: { value: 'blue' } } }],
  [{ option2: 'colour' }, { option2: { key: 'product.optionTwice' } }],
  [{ values1: 'x'.repeat(41) }, { values1: { key: 'product.tooLong', values: { max: 40 } } }],
  [{ values1: numbers(20), values2: numbers(6) }, { values1: { key: 'product.tooManyVariants', values: { max: 100, count: 120 } } }],
  [{ compareAt: '20.00' }, { compareAt: { key: 'product.compareAtTooLow' } }],
  [{ weight: '1.5' }, { weight: { key: 'product.weight', values: { max: 1_000_000 } } }],
  [
    { ...row('Red / M', { price: '0' }) },
    { 'price:Red / M': { key: 'product.priceTooLow', values: { limit: { amountMinor: 1, currency: 'usd' } } } },
  ],
  [{ ...row('Red / M', { stock: 'many' }) }, { 'stock:Red / M': { key: 'product.stock', values: { max: 1_000_000 } } }],
  [{ ...row('Red / S', { sku: 'A' }), ...row('Red / M', { sku: 'A' }) }, { 'sku:Red / M': { key: 'product.skuTwice' } }],
])('what is wrong is said at its field or cell: %j', (change, errors) => {
  expect(readVariants({ ...form, ...change }, money).errors).toEqual(errors)
})

test('an earlier price counts for the variants that cost less now', () => {
  const { variants } = readVariants({ ...form, compareAt: '24', ...row('Red / M', { price: '25' }) }, money)
  expect(variants.map(({ compareAtMinor }) => compareAtMinor)).toEqual([2400, 2400, 2400, null])
})

test('rows that the page did not show are named', () => {
  expect(unseenRows({ ...form, ...row('Blue / S', {}), ...row('Red / S', {}) })).toEqual(['Blue / M', 'Red / M'])
  expect(unseenRows({ price: '1' })).toEqual([])
})

test('a variant keeps what was typed for it while a value is added, taken away, or called otherwise', () => {
  const cells = row('Red / M', { stock: '7' })
  const before = optionsOf(form)
  const stockOf = (change: object, title: string) => carriedCells(cells, before, optionsOf({ ...form, ...change }))[cellName('stock', title)]
  expect(stockOf({ values1: 'Green, Blue, Red' }, 'Red / M')).toBe('7')
  expect(stockOf({ values1: 'Blue, Scarlet' }, 'Scarlet / M')).toBe('7')
  expect(stockOf({ values1: 'Red' }, 'Red / M')).toBe('7')
  expect(stockOf({ values1: 'Blue, Scarlet' }, 'Blue / M')).toBeUndefined()
})

function numbers(count: number): string {
  return Array.from({ length: count }, (_, at) => `n${at}`).join(', ')
}
