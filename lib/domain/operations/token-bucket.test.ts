import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TokenBucket } from './token-bucket'

/** When each of the calls begins that want to begin at these moments (ms). */
function begin(bucket: TokenBucket, wanted: number[]): number[] {
  let now = 0
  return wanted.map((moment) => {
    now = Math.max(now, moment)
    now += bucket.wait(now)
    bucket.take(now)
    return now
  })
}

test('no second sees more than the limit, whenever calls want to begin', () => {
  const property = fc.property(fc.integer({ min: 10, max: 200 }), fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 300 }), (limit, gaps) => {
    let at = 0
    const begun = begin(
      new TokenBucket(limit, 0),
      gaps.map((gap) => (at += gap > 300 ? gap : gap % 7)),
    )
    for (const [first, moment] of begun.entries()) {
      const within = begun.filter((other, index) => index >= first && other < moment + 1000 - 1e-6).length
      expect(within).toBeLessThanOrEqual(Math.ceil(limit))
    }
  })
  fc.assert(property, { numRuns: 200 })
})

test('constant demand gets four fifths of the limit', () => {
  const begun = begin(
    new TokenBucket(100, 0),
    Array.from({ length: 1000 }, () => 0),
  )
  expect(begun.filter((at) => at >= 5000 && at < 10_000).length).toBeCloseTo(5 * 80, -1)
})

test('a reserve is left to calls that need none', () => {
  const bucket = new TokenBucket(100, 0)
  for (let n = 0; n < 10; n += 1) {
    expect(bucket.wait(0, 0.5)).toBe(0)
    bucket.take(0)
  }
  expect(bucket.wait(0, 0.5)).toBeGreaterThan(0)
  expect(bucket.wait(0)).toBe(0)
})

test('a limit of a few a second lets things through, also with a reserve', () => {
  const bucket = new TokenBucket(1, 0)
  expect(bucket.wait(0, 0.5)).toBe(0)
  bucket.take(0)
  expect(bucket.wait(0, 0.5)).toBeLessThan(2000)
})

test('after a refusal the bucket is slower, and recovers', () => {
  const [slowed, usual] = [new TokenBucket(100, 0), new TokenBucket(100, 0)]
  slowed.slowDown(0)
  for (let n = 0; n < 20; n += 1) usual.take(0)
  expect(slowed.wait(0)).toBeCloseTo(2 * usual.wait(0))
  for (let n = 0; n < 10; n += 1) slowed.slowDown(1)
  expect(slowed.wait(1)).toBeLessThanOrEqual(8 * usual.wait(0) + 1)
  expect(slowed.isFull(5000)).toBe(false)
  expect(slowed.isFull(20_000)).toBe(true)
})
