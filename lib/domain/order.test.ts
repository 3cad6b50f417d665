import { describe, expect, test } from 'vitest'
import { type OrderEvent, type OrderFacts, transition } from './order'
import { nextSteps } from './plan'

const EVENTS: OrderEvent[] = [
  ...(['saving', 'requires_action', 'ready', 'refused'] as const).map((to) => ({ type: 'card' as const, to })),
  ...(['authorizing', 'requires_action', 'captured', 'declined', 'canceled', 'refunded'] as const).flatMap((to) =>
    ['a', 'b'].map((partId) => ({ type: 'part' as const, partId, to })),
  ),
  { type: 'retried', card: 'needed' },
  { type: 'retried', card: 'ready' },
  { type: 'closed' },
]

function begin(partIds: string[], cardStatus: 'needed' | 'ready' = 'needed'): OrderFacts {
  return { status: 'open', cardStatus, attempt: 1, parts: partIds.map((id) => ({ id, status: 'pending', paymentIntentId: null })) }
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
      const next = { ...result.facts, attempt: Math.min(result.facts.attempt, 2) }
      moves.push({ state, event, next })
      queue.push(next)
    }
  }
  return moves
}

describe.each([[['a']], [['a', 'b']]])('every history of an order with parts %j', (partIds) => {
  const moves = walk(begin(partIds))

  test('there are many, and each kind of end is reached', () => {
    const ends = new Set(moves.map(({ next }) => next.status))
    expect([...ends].sort()).toEqual(['canceled', 'declined', 'open', 'paid', 'refunded'])
  })

  test('what is captured is only ever refunded', () => {
    for (const { state, next } of moves) {
      for (const [index, part] of state.parts.entries()) {
        if (part.status === 'captured') expect(['captured', 'refunded']).toContain(next.parts[index]?.status)
        if (part.status === 'refunded') expect(next.parts[index]?.status).toBe('refunded')
      }
    }
  })

  test('paid means that every part is captured or refunded', () => {
    for (const { next } of moves) {
      const isAll = next.parts.every(({ status }) => status === 'captured' || status === 'refunded')
      expect(next.status === 'paid' || next.status === 'refunded').toBe(isAll)
    }
  })

  test('declined or canceled is never said while a part is in flight or captured', () => {
    for (const { next } of moves) {
      if (next.status !== 'declined' && next.status !== 'canceled') continue
      for (const { status } of next.parts) expect(['pending', 'declined', 'canceled']).toContain(status)
    }
  })

  test('the attempt rises only after a definite refusal', () => {
    for (const { state, event } of moves) if (event.type === 'retried') expect(state.status).toBe('declined')
  })

  test('the same event twice changes nothing', () => {
    for (const { event, next } of moves) if (event.type !== 'retried') expect(transition(next, event)).toEqual({ kind: 'same' })
  })

  test('no plan charges before the card is ready, nor anything in an order that is over', () => {
    for (const { next } of moves) {
      for (const occasion of [true, false].flatMap((reread) => [true, false].map((expired) => ({ reread, expired })))) {
        const steps = nextSteps(next, occasion)
        if (next.status !== 'open') expect(steps.every(({ kind }) => kind === 'cancel' || kind === 'close' || kind === 'reread')).toBe(true)
        if (next.cardStatus !== 'ready') expect(steps.some(({ kind }) => kind === 'authorize')).toBe(false)
        if (occasion.expired) expect(steps.some(({ kind }) => kind === 'authorize')).toBe(false)
      }
    }
  })

  test('a part in flight is found out, never charged again or canceled blindly', () => {
    for (const { next } of moves) {
      if (next.status !== 'open' || next.cardStatus !== 'ready') continue
      const steps = nextSteps(next, { reread: false, expired: true })
      for (const part of next.parts.filter(({ status }) => status === 'authorizing')) {
        expect(steps).toContainEqual({ kind: 'recheck', partId: part.id })
        expect(steps).not.toContainEqual({ kind: 'cancel', partId: part.id })
      }
    }
  })
})

describe('an order of one seller', () => {
  test('goes from nothing to paid', () => {
    let order = begin(['a'])
    const kinds: string[] = []
    const happen = (event: OrderEvent) => {
      kinds.push(
        nextSteps(order, { reread: false, expired: false })
          .map(({ kind }) => kind)
          .join(),
      )
      const result = transition(order, event)
      if (result.kind !== 'moved') throw new Error(JSON.stringify(result))
      order = result.facts
    }
    happen({ type: 'card', to: 'saving' })
    happen({ type: 'card', to: 'ready' })
    happen({ type: 'part', partId: 'a', to: 'authorizing' })
    happen({ type: 'part', partId: 'a', to: 'captured' })
    expect(kinds).toEqual(['save_card', 'save_card', 'authorize', 'recheck'])
    expect(order.status).toBe('paid')
  })

  test('waits for its buyer until the time is over, then cancels', () => {
    const waiting: OrderFacts = { ...begin(['a'], 'ready'), parts: [{ id: 'a', status: 'requires_action', paymentIntentId: 'pi_1' }] }
    expect(nextSteps(waiting, { reread: false, expired: false })).toEqual([])
    expect(nextSteps(waiting, { reread: true, expired: false })).toEqual([{ kind: 'recheck', partId: 'a' }])
    expect(nextSteps(waiting, { reread: true, expired: true })).toEqual([{ kind: 'cancel', partId: 'a' }])
  })

  test('a declined PaymentIntent is canceled before the order is closed, so that it can never be paid later', () => {
    const declined: OrderFacts = { ...begin(['a'], 'ready'), status: 'declined', parts: [{ id: 'a', status: 'declined', paymentIntentId: 'pi_1' }] }
    expect(nextSteps(declined, { reread: false, expired: true })).toEqual([{ kind: 'cancel', partId: 'a' }])
    const canceled = transition(declined, { type: 'part', partId: 'a', to: 'canceled' })
    expect(canceled.kind === 'moved' && canceled.facts.status).toBe('canceled')
  })

  test('what cannot follow is a contradiction, not a change', () => {
    expect(transition(begin(['a']), { type: 'part', partId: 'a', to: 'refunded' }).kind).toBe('contradiction')
    expect(transition(begin(['a']), { type: 'part', partId: 'z', to: 'captured' }).kind).toBe('contradiction')
  })
})
