import { expect, test } from 'vitest'
import { placedOrders } from './placed-orders'

test('what was paid counts as converted whatever came after, as does what is charged later; open, declined and canceled orders do not', () => {
  const counts = new Map([
    ['paid', 4],
    ['partly_paid', 1],
    ['refunded', 1],
    ['scheduled', 1],
    ['open', 3],
    ['declined', 5],
    ['canceled', 6],
  ])
  expect(placedOrders(counts)).toMatchObject({ placed: 21, paid: 4, canceled: 6, conversionBps: 3333 })
})

test('without an order there is no rate', () => {
  expect(placedOrders(new Map())).toMatchObject({ placed: 0, open: 0, conversionBps: null })
})
