import fc from 'fast-check'
import { expect, it } from 'vitest'
import { allocate } from './allocate'

it('gives the coins that are left to the largest remainders, the first of equal ones first', () => {
  expect(allocate(100, [1, 1, 1], 1)).toEqual([34, 33, 33])
  expect(allocate(10, [1, 2, 3], 1)).toEqual([2, 3, 5])
  expect(allocate(1000, [500, 500, 500], 100)).toEqual([400, 300, 300])
  expect(allocate(7, [0, 0], 1)).toEqual([7, 0])
  expect(allocate(0, [], 1)).toEqual([])
})

it('adds up to the whole for every input, in whole coins, and no share exceeds its weight', () => {
  const coin = fc.constantFrom(1, 10, 100)
  const input = fc.tuple(coin, fc.array(fc.nat(1_000_000_000), { minLength: 1, maxLength: 50 }), fc.nat(1_000_000)).map(([coinMinor, coins, of]) => {
    const weights = coins.map((each) => each * coinMinor)
    const most = coins.reduce((sum, each) => sum + each, 0)
    return { coinMinor, weights, wholeMinor: Math.floor((most * of) / 1_000_000) * coinMinor }
  })
  fc.assert(
    fc.property(input, ({ coinMinor, weights, wholeMinor }) => {
      const shares = allocate(wholeMinor, weights, coinMinor)
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(wholeMinor)
      shares.forEach((share, at) => {
        expect(share % coinMinor).toBe(0)
        expect(share).toBeGreaterThanOrEqual(0)
        expect(share).toBeLessThanOrEqual(weights[at] ?? 0)
      })
    }),
  )
})
