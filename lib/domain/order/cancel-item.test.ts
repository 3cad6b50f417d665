import { describe, expect, test } from 'vitest'
import { mayCancel, waitsForSeller } from './cancel-item'
import type { OrderEvent, OrderFacts, PartFacts } from './order'
import { nextSteps, type Occasion } from './plan'
import { transition } from './transition'

describe('a part that is charged on shipment', () => {
  const waiting = {
    ...{ id: 'a', status: 'scheduled', paymentIntentId: null, captureMethod: 'automatic', tries: 0 },
    ...{ chargeWhen: 'on_shipment', givesUp: true, endReason: null },
  } satisfies PartFacts
  const order = (facts: Partial<PartFacts>): OrderFacts => ({
    ...{ status: 'scheduled', cardStatus: 'ready', attempt: 1, completion: 'all_or_nothing', decision: 'undecided', endReason: null },
    parts: [{ ...waiting, ...facts }],
  })
  const calm: Occasion = { reread: false, expired: false, due: new Set() }
  const due: Occasion = { ...calm, due: new Set(['a']) }
  const begun: OrderEvent = { type: 'part', partId: 'a', to: 'authorizing' }
  const ended: OrderEvent = { type: 'part', partId: 'a', to: 'canceled', reason: 'not_shipped' }

  test('waits, is charged once it is shipped, and given up when the time to ship is over', () => {
    expect(nextSteps(order({}), calm)).toEqual([])
    expect(nextSteps(order({ givesUp: false }), due)).toEqual([{ kind: 'authorize', partId: 'a' }])
    expect(nextSteps(order({}), due)).toEqual([{ kind: 'cancel', partId: 'a', reason: 'not_shipped' }])
  })

  test('shipped in the last moment it is not given up any more by whoever was about to', () => {
    expect(transition(order({ givesUp: false }), ended).kind).toBe('contradiction')
  })

  test('canceled it is not charged any more by whoever was about to', () => {
    for (const endReason of ['seller_canceled', 'buyer_canceled'] as const) {
      expect(transition(order({ endReason }), begun).kind).toBe('contradiction')
      expect(transition(order({ endReason }), ended).kind).toBe('moved')
    }
  })
})

test("a shipped part is its buyer's to pay, and its seller may cancel it once the charge was refused", () => {
  const part = { chargeWhen: 'on_shipment', readyAt: new Date(), endReason: 'card_declined' } as const
  expect(mayCancel({ ...part, status: 'declined' })).toBe(true)
  for (const status of ['scheduled', 'authorizing', 'captured'] as const) expect(mayCancel({ ...part, status })).toBe(false)
  expect(waitsForSeller({ ...part, status: 'scheduled' })).toBe(false)
})
