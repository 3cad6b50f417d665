import { describe, expect, test } from 'vitest'
import type { OrderEvent, OrderFacts, PartFacts } from './order'
import { nextSteps, type Occasion } from './plan'
import { transition } from './transition'

const PART_EVENTS = [
  'scheduled',
  'authorizing',
  'requires_action',
  'authorized',
  'captured',
  'declined',
  'canceled',
  'refunded',
  'refund_failed',
] as const
function partEvent(partId: string, to: (typeof PART_EVENTS)[number]): OrderEvent {
  if (to === 'declined') return { type: 'part', partId, to, reason: 'card_declined' }
  return to === 'canceled' ? { type: 'part', partId, to, reason: 'expired' } : { type: 'part', partId, to }
}

const EVENTS: OrderEvent[] = [
  ...(['saving', 'requires_action', 'ready'] as const).map((to) => ({ type: 'card' as const, to })),
  { type: 'card', to: 'refused', reason: 'card_declined' },
  ...PART_EVENTS.flatMap((to) => ['a', 'b'].map((partId) => partEvent(partId, to))),
  { type: 'decided', decision: 'capture' },
  { type: 'decided', decision: 'release' },
  ...(['needed', 'ready'] as const).flatMap((card) =>
    (['all_or_nothing', 'keep_what_worked'] as const).map((completion) => ({ type: 'retried' as const, card, completion })),
  ),
]
const CALM: Occasion = { reread: false, expired: false, due: new Set() }

function part(id: string, facts: Partial<PartFacts> = {}): PartFacts {
  return {
    id,
    status: 'pending',
    paymentIntentId: null,
    chargeWhen: 'at_checkout',
    captureMethod: 'automatic',
    tries: 0,
    givesUp: false,
    endReason: null,
    ...facts,
  }
}

function begin(parts: PartFacts[], facts: Partial<OrderFacts> = {}): OrderFacts {
  return { status: 'open', cardStatus: 'needed', attempt: 1, completion: 'all_or_nothing', decision: 'undecided', endReason: null, parts, ...facts }
}

/** Every state that any order of any events can reach, with the moves between them. Attempts beyond the second are alike. */
function walk(start: OrderFacts): { state: OrderFacts; event: OrderEvent; next: OrderFacts }[] {
  const moves: { state: OrderFacts; event: OrderEvent; next: OrderFacts }[] = []
  const seen = new Set<string>()
  const queue = [start]
  for (let state = queue.pop(); state; state = queue.pop()) {
    if (seen.has(JSON.stringify(state))) continue
    seen.add(JSON.stringify(state))
    for (const event of EVENTS) {
      const result = transition(state, event)
      if (result.kind !== 'moved') continue
      // No plan depends on why something was refused: without it there are far fewer states.
      const parts = result.facts.parts.map((each) => ({ ...each, endReason: null }))
      const next = { ...result.facts, attempt: Math.min(result.facts.attempt, 2), endReason: null, parts }
      moves.push({ state, event, next })
      queue.push(next)
    }
  }
  return moves
}

const manual = { captureMethod: 'manual' } as const
const later = { chargeWhen: 'on_date' } as const
const ORDERS: [string, OrderFacts][] = [
  ['of one seller', begin([part('a')])],
  ['of one seller, charged later', begin([part('a', later)])],
  ['of one seller, refused on its day', begin([part('a', { ...later, tries: 1 })])],
  ['of one seller, canceled', begin([part('a', { ...later, givesUp: true })])],
  ['of two sellers, one refused on its day', begin([part('a', manual), part('b', { ...later, tries: 1 })])],
  ['of two sellers, all or nothing', begin([part('a', manual), part('b', manual)])],
  ['of two sellers, one charged later', begin([part('a', manual), part('b', later)])],
  ['of two sellers, keeping what worked', begin([part('a'), part('b')], { completion: 'keep_what_worked' })],
]

describe.each(ORDERS)('every history of an order %s', (_, start) => {
  const moves = walk(start)

  test('the histories are many and reach each kind of end', () => {
    const ends = new Set(moves.map(({ next }) => next.status))
    for (const end of ['canceled', 'declined', 'open', 'paid', 'refunded'] as const) expect(ends).toContain(end)
  })

  test('in every history what is captured is at most refunded afterwards', () => {
    for (const { state, next } of moves) {
      for (const [index, { status }] of state.parts.entries()) {
        if (status === 'captured') expect(['captured', 'refunded', 'refund_failed']).toContain(next.parts[index]?.status)
        if (status === 'refunded') expect(['refunded', 'refund_failed']).toContain(next.parts[index]?.status)
      }
    }
  })

  test('in every history nothing is in flight at rest and all or nothing holds', () => {
    for (const { next } of moves) {
      if (next.status === 'open') continue
      const statuses = next.parts.map(({ status }) => status)
      for (const status of statuses) expect(['authorizing', 'requires_action']).not.toContain(status)
      if (next.status === 'declined' || next.status === 'canceled') for (const status of statuses) expect(GOOD).not.toContain(status)
      const isTogether = next.completion === 'all_or_nothing' && next.parts.length > 1
      if (isTogether && next.decision !== 'capture') for (const status of statuses) expect(GOOD).not.toContain(status)
      if (next.status === 'paid') expect(statuses).toContain('captured')
    }
  })

  test('in every history a card is tried again only after a definite refusal', () => {
    for (const { state, event } of moves) if (event.type === 'retried') expect(['declined', 'partly_paid']).toContain(state.status)
  })

  test('in every history capture follows the choice, which stands once something is agreed', () => {
    for (const { state, event, next } of moves) {
      if (event.type !== 'retried') continue
      const expected = next.parts.length > 1 && event.completion === 'all_or_nothing' ? 'manual' : 'automatic'
      for (const each of next.parts.filter(({ status, chargeWhen }) => status === 'pending' && chargeWhen === 'at_checkout'))
        expect(each.captureMethod).toBe(expected)
      if (state.completion === next.completion) continue
      expect(state.decision).not.toBe('capture')
      for (const { status } of next.parts) expect(status).toBe('pending')
    }
  })

  test('in every history the same event twice changes nothing', () => {
    for (const { event, next } of moves) if (event.type !== 'retried') expect(transition(next, event)).toEqual({ kind: 'same' })
  })

  test('in every history every step of every plan may be taken', () => {
    for (const { next } of moves) {
      for (const occasion of occasions(next)) {
        for (const step of nextSteps(next, occasion)) {
          if (step.kind === 'decide') expect(transition(next, { type: 'decided', decision: step.decision }).kind).toBe('moved')
          if (step.kind === 'authorize' || step.kind === 'share')
            expect(transition(next, { type: 'part', partId: step.partId, to: step.kind === 'share' ? 'scheduled' : 'authorizing' }).kind).toBe(
              'moved',
            )
          if (step.kind === 'capture') expect(transition(next, { type: 'part', partId: step.partId, to: 'captured' }).kind).toBe('moved')
          if (step.kind === 'cancel')
            expect(transition(next, { type: 'part', partId: step.partId, to: 'canceled', reason: step.reason }).kind).toBe('moved')
          if (step.kind === 'refund') expect(transition(next, { type: 'part', partId: step.partId, to: 'refunded' }).kind).toBe('moved')
        }
      }
    }
  })

  test('in every history no part has two steps at once, and a call in flight is found out, never repeated blindly', () => {
    for (const { next } of moves) {
      for (const occasion of occasions(next)) {
        const steps = nextSteps(next, occasion).flatMap((step) => ('partId' in step ? [step] : []))
        expect(new Set(steps.map(({ partId }) => partId)).size).toBe(steps.length)
        for (const { id, status } of next.parts)
          if (status === 'authorizing') for (const step of steps.filter(({ partId }) => partId === id)) expect(step.kind).toBe('recheck')
      }
    }
  })
})

const GOOD = ['scheduled', 'authorized', 'captured']

function occasions(order: OrderFacts): Occasion[] {
  const dues = [new Set<string>(), new Set(order.parts.map(({ id }) => id))]
  return [true, false].flatMap((reread) => [true, false].flatMap((expired) => dues.map((due) => ({ reread, expired, due }))))
}

test('an order of one seller goes from nothing to paid', () => {
  const events: OrderEvent[] = [
    { type: 'card', to: 'saving' },
    { type: 'card', to: 'ready' },
    { type: 'part', partId: 'a', to: 'authorizing' },
    { type: 'part', partId: 'a', to: 'captured' },
  ]
  expect(play(begin([part('a')]), events)).toEqual({ plans: ['save_card', 'save_card', 'authorize', 'recheck'], status: 'paid' })
})

test('an order that waits for its buyer is canceled when its time is over', () => {
  const waiting = begin([part('a', { status: 'requires_action', paymentIntentId: 'pi_1' })], { cardStatus: 'ready' })
  expect(nextSteps(waiting, CALM)).toEqual([])
  expect(nextSteps(waiting, { ...CALM, reread: true })).toEqual([{ kind: 'recheck', partId: 'a' }])
  expect(nextSteps(waiting, { ...CALM, reread: true, expired: true })).toEqual([{ kind: 'cancel', partId: 'a', reason: 'expired' }])
})

test('a declined PaymentIntent is canceled once the time is over, so that it can never be paid later', () => {
  const declined = begin([part('a', { status: 'declined', paymentIntentId: 'pi_1' })], { cardStatus: 'ready', status: 'declined' })
  expect(nextSteps(declined, { ...CALM, expired: true })).toEqual([{ kind: 'cancel', partId: 'a', reason: 'expired' }])
  const canceled = transition(declined, { type: 'part', partId: 'a', to: 'canceled', reason: 'expired' })
  expect(canceled.kind === 'moved' && canceled.facts.status).toBe('canceled')
})

test('an event that cannot follow is a contradiction and changes nothing', () => {
  expect(transition(begin([part('a')]), { type: 'part', partId: 'a', to: 'refunded' }).kind).toBe('contradiction')
  expect(transition(begin([part('a')]), { type: 'part', partId: 'z', to: 'captured' }).kind).toBe('contradiction')
})

const two = begin([part('a', manual), part('b', manual)], { cardStatus: 'ready' })
const to = partEvent
const held = [to('a', 'authorizing'), to('b', 'authorizing'), to('a', 'authorized')]

test('an order of two sellers, all or nothing, is authorized everywhere, decided, and only then captured', () => {
  const events: OrderEvent[] = [...held, to('b', 'authorized'), { type: 'decided', decision: 'capture' }, to('a', 'captured'), to('b', 'captured')]
  const plans = ['authorize,authorize', 'recheck,authorize', 'recheck,recheck', 'recheck', 'decide', 'capture,capture', 'capture']
  expect(play(two, events)).toEqual({ plans, status: 'paid' })
})

test('an order of two sellers, all or nothing, releases its holds when one is refused and starts over with another card', () => {
  const events: OrderEvent[] = [...held, to('b', 'declined'), { type: 'decided', decision: 'release' }, to('a', 'canceled')]
  expect(play(two, events)).toMatchObject({ plans: expect.arrayContaining(['decide', 'cancel']), status: 'declined' })
  expect(play(two, [...events, { type: 'retried', card: 'ready', completion: 'all_or_nothing' }, to('a', 'authorizing')]).plans.at(-1)).toBe(
    'authorize,authorize',
  )
})

test('an order of two sellers, all or nothing, refunds what was captured when another capture is lost', () => {
  const decided: OrderEvent[] = [...held, to('b', 'authorized'), { type: 'decided', decision: 'capture' }]
  const events: OrderEvent[] = [...decided, to('a', 'captured'), to('b', 'canceled'), { type: 'decided', decision: 'release' }, to('a', 'refunded')]
  expect(play(two, events)).toMatchObject({ plans: expect.arrayContaining(['refund']), status: 'refunded' })
})

/** Lets events happen; says what was planned before each. */
function play(start: OrderFacts, events: OrderEvent[]): { plans: string[]; status: string } {
  let order = start
  const plans = events.map((event) => {
    const plan = nextSteps(order, CALM)
    const result = transition(order, event)
    if (result.kind !== 'moved') throw new Error(JSON.stringify({ event, result }))
    order = result.facts
    return plan.map(({ kind }) => kind).join()
  })
  return { plans, status: order.status }
}
