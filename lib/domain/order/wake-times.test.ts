import { describe, expect, test } from 'vitest'
import type { OrderFacts, PartFacts, PartStatus } from './order'
import { wakeTimes } from './wake-times'

const expiresAt = new Date('2026-12-01T12:30:00Z')
const quietAt = new Date('2026-12-01T12:03:00Z')
const dueAt = new Date('2026-12-20T09:00:00Z')

type Facts = Partial<PartFacts> & { dueAt?: Date | null }

function order(parts: Facts[], facts: Partial<OrderFacts> = {}) {
  const still = { paymentIntentId: null, chargeWhen: 'at_checkout', captureMethod: 'manual', tries: 0, givesUp: false, endReason: null } as const
  return {
    ...{ status: 'open', cardStatus: 'ready', attempt: 1, completion: 'all_or_nothing', decision: 'undecided', endReason: null, expiresAt },
    ...facts,
    parts: parts.map((part, index) => ({ id: String(index), status: 'pending', dueAt: null, ...still, ...part })),
  } as Omit<OrderFacts, 'parts'> & { expiresAt: Date; parts: (PartFacts & { dueAt: Date | null })[] }
}

const of = (...statuses: PartStatus[]) => statuses.map((status) => ({ status }))

describe('an order left open is looked at once it was quiet', () => {
  test.each([
    ['with a refusal and a hold that nobody released', of('declined', 'authorized'), {}],
    ['with a refusal while another seller waits for the bank', of('declined', 'requires_action'), {}],
    ['with holds everywhere that nobody decided on', of('authorized', 'authorized'), {}],
    ['with a charge without an answer', of('authorizing', 'authorized'), {}],
    ['decided to capture, with a hold', of('captured', 'authorized'), { decision: 'capture' }],
    ['decided to release, with a hold', of('declined', 'authorized'), { decision: 'release' }],
    ['that waits for the bank, while another charge is not captured', of('authorized', 'requires_action'), { decision: 'capture' }],
    ['that waits for the bank, while another charge is lost', of('canceled', 'requires_action'), { decision: 'capture' }],
  ] as const)('%s', (_, parts, facts) => {
    expect(wakeTimes(order(parts, facts), quietAt)).toEqual({ wakeAt: quietAt, dueAt: null })
  })
})

describe('an order that waits for its buyer is looked at when its time is over', () => {
  test.each([
    ['with a hold beside a charge that waits for the bank', of('authorized', 'requires_action'), {}],
    ['with a card that waits for the bank', of('pending', 'pending'), { cardStatus: 'requires_action' }],
    ['agreed before, with a card that waits for the bank', of('captured', 'pending'), { cardStatus: 'requires_action', decision: 'capture' }],
    ['agreed before, with a charge that waits for the bank', of('captured', 'requires_action'), { decision: 'capture' }],
    ['each seller for itself, with a refusal', of('declined', 'requires_action'), { completion: 'keep_what_worked' }],
    ['declined, while another card may be tried', of('declined'), { status: 'declined' }],
    ['partly paid, while another card may be tried', of('captured', 'declined'), { status: 'partly_paid', completion: 'keep_what_worked' }],
  ] as const)('%s', (_, parts, facts) => {
    expect(wakeTimes(order(parts, facts), quietAt)).toEqual({ wakeAt: expiresAt, dueAt: null })
  })
})

test('an order whose parts are due on later days is looked at on the first of them, by Stripe’s clock', () => {
  const later = { chargeWhen: 'on_date', captureMethod: 'automatic', status: 'scheduled' } as const
  const facts = { status: 'scheduled', decision: 'capture' } as const
  const second = new Date(dueAt.getTime() + 1000)
  expect(
    wakeTimes(
      order(
        [
          { ...later, dueAt: second },
          { ...later, dueAt },
        ],
        facts,
      ),
      quietAt,
    ),
  ).toEqual({ wakeAt: null, dueAt })
})

test('an order of which nothing can happen any more is never looked at', () => {
  for (const status of ['paid', 'refunded', 'canceled'] as const) {
    const parts = of(status === 'paid' ? 'captured' : status)
    expect(wakeTimes(order(parts, { status }), quietAt)).toEqual({ wakeAt: null, dueAt: null })
  }
})
