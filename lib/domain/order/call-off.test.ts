import { describe, expect, test } from 'vitest'
import { maySellerCallOff, waitsForShipment, wasNotShipped } from './call-off'
import { type OrderEvent, type OrderFacts, type PartFacts, transition } from './order'
import { nextSteps, type Occasion } from './plan'

describe('a part that is charged on shipment', () => {
  const waiting = {
    ...{ id: 'a', status: 'scheduled', paymentIntentId: null, captureMethod: 'automatic', tries: 0 },
    ...{ chargeWhen: 'on_shipment', givesUp: true, declineCode: null },
  } satisfies PartFacts
  const order = (facts: Partial<PartFacts>): OrderFacts => ({
    ...{ status: 'scheduled', cardStatus: 'ready', attempt: 1, completion: 'all_or_nothing', decision: 'undecided' },
    parts: [{ ...waiting, ...facts }],
  })
  const calm: Occasion = { reread: false, expired: false, due: new Set() }
  const due: Occasion = { ...calm, due: new Set(['a']) }
  const to = (to: 'authorizing' | 'canceled'): OrderEvent => ({ type: 'part', partId: 'a', to })

  test('waits, is charged once it is shipped, and given up when the time to ship is over', () => {
    expect(nextSteps(order({}), calm)).toEqual([])
    expect(nextSteps(order({ givesUp: false }), due)).toEqual([{ kind: 'authorize', partId: 'a' }])
    expect(nextSteps(order({}), due)).toEqual([{ kind: 'cancel', partId: 'a' }])
  })

  test('shipped in the last moment it is not given up any more by whoever was about to', () => {
    expect(transition(order({ givesUp: false }), to('canceled')).kind).toBe('contradiction')
  })

  test('called off it is not charged any more by whoever was about to', () => {
    for (const declineCode of ['seller_canceled', 'buyer_canceled']) {
      expect(transition(order({ declineCode }), to('authorizing')).kind).toBe('contradiction')
      expect(transition(order({ declineCode }), to('canceled')).kind).toBe('moved')
    }
  })
})

test('shipped it is its buyer’s to pay, and its seller’s to let go once the charge was refused', () => {
  const part = { chargeWhen: 'on_shipment', shippedAt: new Date(), declineCode: 'insufficient_funds' } as const
  expect(maySellerCallOff({ ...part, status: 'declined' })).toBe(true)
  for (const status of ['scheduled', 'authorizing', 'captured'] as const) expect(maySellerCallOff({ ...part, status })).toBe(false)
  expect(waitsForShipment({ ...part, status: 'scheduled' })).toBe(false)
  expect(wasNotShipped({ ...part, status: 'canceled' })).toBe(false)
})
