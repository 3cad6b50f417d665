import { expect, test } from 'vitest'
import { mayHold, type UnpaidHold } from './unpaid-holds'

const open = (pieces: number): UnpaidHold => ({ pieces, status: 'open' })
const times = (count: number, hold: UnpaidHold) => Array.from({ length: count }, () => hold)

test.each(['browser', 'mailbox', 'network'] as const)('a %s holds at most 20 pieces of a product in orders that are not paid', (holder) => {
  expect(mayHold(holder, [], 20)).toBe(true)
  expect(mayHold(holder, [open(20)], 1)).toBe(false)
  expect(mayHold(holder, times(19, open(1)), 1)).toBe(true)
  expect(mayHold(holder, [{ pieces: 15, status: 'scheduled' }, open(5)], 1)).toBe(false)
})

test('what is paid, declined or given back is not held', () => {
  const done = (['paid', 'partly_paid', 'declined', 'refunded'] as const).map((status) => ({ pieces: 20, status }))
  expect(mayHold('browser', done, 20)).toBe(true)
})

test('who lets four orders of a product lapse in a day begins no fifth; a network may have twelve such', () => {
  const lapsed = (count: number) => times(count, { pieces: 1, status: 'canceled' })
  expect([mayHold('browser', lapsed(3), 1), mayHold('browser', lapsed(4), 1)]).toEqual([true, false])
  expect([mayHold('mailbox', lapsed(4), 1), mayHold('network', lapsed(11), 1), mayHold('network', lapsed(12), 1)]).toEqual([false, true, false])
})
