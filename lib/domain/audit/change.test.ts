import { expect, test } from 'vitest'
import { differences, roleOf } from './change'

test('of two states of a thing the differences are kept', () => {
  expect(differences({ name: 'Bowl', stock: 3, currency: 'usd' }, { name: 'Bowl', stock: null, currency: 'usd' })).toEqual([
    { name: 'stock', before: 3, after: null },
  ])
})

test('what was made or removed differs in all its facts', () => {
  expect(differences(null, { feeBps: 500 })).toEqual([{ name: 'feeBps', before: null, after: 500 }])
  expect(differences({ feeBps: 500 }, null)).toEqual([{ name: 'feeBps', before: 500, after: null }])
  expect(differences(null, null)).toEqual([])
})

test('who does it follows from what is done', () => {
  expect([roleOf('fee_set'), roleOf('product_changed')]).toEqual(['operator', 'seller'])
})
