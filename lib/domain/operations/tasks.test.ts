import { expect, test } from 'vitest'
import type { EndReason } from '@/lib/domain/order/end-reason'
import type { PartFacts, PartStatus } from '@/lib/domain/order/order'
import { taskKey, tasksFor } from './tasks'

const part = (id: string, status: PartStatus, endReason: EndReason | null = null): PartFacts => ({
  id,
  status,
  endReason,
  paymentIntentId: null,
  chargeWhen: 'at_checkout',
  captureMethod: 'automatic',
  tries: 0,
  givesUp: false,
})
const order = (...parts: PartFacts[]) => ({ parts })

test('a purchase that goes well opens and closes no task', () => {
  const noted = [{ event: 'part_captured', sellerOrderId: 'a' }]
  expect(tasksFor(order(part('a', 'authorizing')), order(part('a', 'captured')), noted)).toEqual({ open: [], close: [] })
})

test('a contradiction and oversold stock are tasks with what was noted of them', () => {
  const same = order(part('a', 'captured'))
  const events = [
    { event: 'contradiction', sellerOrderId: 'a', detail: { sentence: 'part a went from captured to declined' } },
    { event: 'oversold', detail: { productId: 'p', quantity: 2 } },
  ]
  expect(tasksFor(same, same, events).open).toEqual([
    { kind: 'contradiction', partId: 'a', detail: { sentence: 'part a went from captured to declined' } },
    { kind: 'oversold', partId: null, detail: { productId: 'p', quantity: 2 } },
  ])
})

test.each([
  ['refund_failed', part('a', 'captured'), part('a', 'refund_failed')],
  ['outcome_unknown', part('a', 'authorizing'), part('a', 'canceled', 'outcome_unknown')],
] as const)('%s begins a task, lasts as one, and closes it when it is over', (kind, without, within) => {
  expect(tasksFor(order(without), order(within), [])).toEqual({ open: [{ kind, partId: 'a' }], close: [] })
  expect(tasksFor(order(within), order(within), [])).toEqual({ open: [], close: [] })
  expect(tasksFor(order(within), order(part('a', kind === 'refund_failed' ? 'refunded' : 'captured')), [])).toEqual({
    open: [],
    close: [{ kind, partId: 'a' }],
  })
})

test('a charge that turns out captured closes its task, also where its reason is still there', () => {
  const after = order(part('a', 'captured', 'outcome_unknown'))
  expect(tasksFor(order(part('a', 'canceled', 'outcome_unknown')), after, []).close).toEqual([{ kind: 'outcome_unknown', partId: 'a' }])
})

test('two products oversold in one order are two tasks, the same one twice is one', () => {
  const oversold = (productId: string) => taskKey('o', { kind: 'oversold', partId: null, detail: { productId, quantity: 1 } })
  expect(oversold('p')).not.toBe(oversold('q'))
  expect(oversold('p')).toBe(oversold('p'))
})
