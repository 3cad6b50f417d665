import { expect, test } from 'vitest'
import { afterRefusal, isOnlyBuyers } from './charge-schedule'

const DAY = 86_400_000
const start = new Date('2026-12-01T09:00:00Z')

test('a refused charge is tried 1, 3, 5 and 7 days after the first refusal, then given up at once', () => {
  let now = start
  const days: number[] = []
  for (let tries = 1; ; tries += 1) {
    const next = afterRefusal(tries, { code: 'insufficient_funds' }, now)
    expect(next.overAt.getTime()).toBeGreaterThanOrEqual(next.dueAt.getTime())
    if (next.givesUp) {
      expect(next.dueAt).toEqual(now)
      break
    }
    now = next.dueAt
    days.push((now.getTime() - start.getTime()) / DAY)
  }
  expect(days).toEqual([1, 3, 5, 7])
})

test.each([
  [{ code: 'authentication_required' }, true],
  [{ code: 'stolen_card' }, true],
  [{ code: 'expired_card' }, true],
  [{ code: 'generic_decline', adviceCode: 'do_not_try_again' }, true],
  [{ code: 'generic_decline', adviceCode: 'try_again_later' }, false],
  [{ code: 'insufficient_funds', adviceCode: null }, false],
  [{ code: 'seller_disconnected' }, false],
])('%o is only for its buyer to put right: %s', (refusal, expected) => {
  expect(isOnlyBuyers(refusal)).toBe(expected)
  const next = afterRefusal(1, refusal, start)
  expect(next.givesUp).toBe(expected)
  if (expected) expect(next.dueAt.getTime() - start.getTime()).toBe(7 * DAY)
})
