import { expect, test } from 'vitest'
import { afterRefusal, isOnlyBuyers } from './charge-schedule'
import { reasonOfDecline } from './decline-reason'

const DAY = 86_400_000
const start = new Date('2026-12-01T09:00:00Z')

test('a refused charge is tried 1, 3, 5 and 7 days after the first refusal, then given up at once', () => {
  let now = start
  const days: number[] = []
  for (let tries = 1; ; tries += 1) {
    const next = afterRefusal(tries, 'card_declined', now)
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
  [{ code: 'authentication_required' }, 'authentication_required', true],
  [{ code: 'stolen_card' }, 'card_unusable', true],
  [{ code: 'expired_card' }, 'card_unusable', true],
  [{ code: 'generic_decline', adviceCode: 'do_not_try_again' }, 'card_unusable', true],
  [{ code: 'generic_decline', adviceCode: 'try_again_later' }, 'card_declined', false],
  [{ code: 'insufficient_funds', adviceCode: null }, 'card_declined', false],
] as const)('the decline %o is %s, only for its buyer to put right: %s', (decline, reason, expected) => {
  expect(reasonOfDecline(decline)).toBe(reason)
  expect(isOnlyBuyers(reason)).toBe(expected)
  const next = afterRefusal(1, reason, start)
  expect(next.givesUp).toBe(expected)
  if (expected) expect(next.dueAt.getTime() - start.getTime()).toBe(7 * DAY)
})

test('a seller who has left does not make the card unusable: it is tried again', () => {
  for (const reason of ['seller_disconnected', 'account_refused', 'platform_refused', 'stripe_refused', 'not_made'] as const)
    expect(isOnlyBuyers(reason)).toBe(false)
})
