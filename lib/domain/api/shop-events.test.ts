import { expect, test } from 'vitest'
import { nextTry, TRIED_FOR } from './shop-events'

test('a delivery is tried ever more seldom, the last time when its three days are over', () => {
  const createdAt = new Date('2026-12-01T00:00:00Z')
  const seconds: number[] = []
  let now = createdAt
  for (let attempts = 1; ; attempts += 1) {
    const next = nextTry(attempts, createdAt, now)
    if (!next) break
    seconds.push((next.getTime() - now.getTime()) / 1000)
    now = next
  }
  expect(seconds.slice(0, 7)).toEqual([30, 120, 480, 1920, 7680, 30_720, 43_200])
  expect(now.getTime() - createdAt.getTime()).toBe(TRIED_FOR)
  expect(seconds.length).toBeLessThan(14)
  expect(nextTry(1, createdAt, new Date(now.getTime() + 1))).toBeNull()
})
