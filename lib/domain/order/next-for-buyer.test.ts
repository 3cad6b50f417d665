import { expect, test } from 'vitest'
import { nextForBuyer } from './next-for-buyer'

const dueAt = new Date('2026-12-01T12:00:00Z')
const refused = { status: 'declined', endReason: 'card_declined', dueAt, givesUp: false } as const
const values = { day: { day: dueAt.toISOString() } }
const retry = { key: 'order.next.retry', values }

test.each([
  [{}, [retry, { key: 'order.next.payNow' }]],
  [{ givesUp: true }, [{ key: 'order.next.payBy', values }]],
  [{ endReason: 'seller_disconnected' }, [retry]],
  [{ endReason: 'seller_disconnected', status: 'authorized' }, [{ key: 'order.next.checkAgain', values }]],
  [{ dueAt: null }, []],
] as const)('after a refused charge a buyer learns what comes next, %o', (change, said) => {
  expect(nextForBuyer({ ...refused, ...change })).toEqual(said)
})
