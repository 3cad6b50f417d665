import { expect, test } from 'vitest'
import { worldsOf } from './worlds'

test('many orders are divided into worlds, each with a seed of its own', () => {
  expect(worldsOf(7, 4500, 2000)).toEqual([
    { seed: 7, orders: 2000 },
    { seed: 8, orders: 2000 },
    { seed: 9, orders: 500 },
  ])
  expect(worldsOf(1, 2000, 2000)).toEqual([{ seed: 1, orders: 2000 }])
})
