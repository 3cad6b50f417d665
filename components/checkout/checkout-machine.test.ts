import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { advance, begin, type CheckoutEvent, type CheckoutState, isUncertain, isWorking, waitBeforeAsk } from './checkout-machine'

const CARD = { kind: 'new', confirmationTokenId: 'ctoken_1' } as const
const SETUP = { status: 'needs_authentication', clientSecret: 'seti_1_secret_a', accountId: null, confirmed: 0, confirmations: 1 } as const
const CHARGE = { status: 'needs_authentication', clientSecret: 'pi_1_secret_b', accountId: 'acct_1', confirmed: 0, confirmations: 1 } as const
const PAY: CheckoutEvent = { type: 'pressed_pay', savedCardId: null }
const READY: CheckoutEvent = { type: 'card_ready', card: CARD }

const answered = (answer: Extract<CheckoutEvent, { type: 'answered' }>['answer']): CheckoutEvent => ({ type: 'answered', answer })
const walk = (...events: CheckoutEvent[]): CheckoutState => events.reduce(advance, begin(1200, 'usd'))

describe('a purchase in the browser', () => {
  it('makes the card, places the order and is paid', () => {
    expect(walk(PAY).step).toEqual({ name: 'card' })
    expect(walk(PAY, READY).step).toEqual({ name: 'place', card: CARD })
    expect(walk(PAY, READY, answered({ status: 'paid', orderUrl: '/orders/1' })).step).toEqual({ name: 'paid', orderUrl: '/orders/1' })
  })

  it('places the order at once with a saved card', () => {
    expect(walk({ type: 'pressed_pay', savedCardId: 'c1' }).step).toEqual({ name: 'place', card: { kind: 'saved', savedCardId: 'c1' } })
  })

  it('ignores a second press', () => {
    const once = walk(PAY, READY)
    expect(advance(once, PAY)).toBe(once)
  })

  it('opens each challenge once: first the card, then the charge', () => {
    const first = walk(PAY, READY, answered(SETUP))
    expect(first.step).toEqual({ name: 'confirm', challenge: { clientSecret: SETUP.clientSecret, accountId: null } })
    const second = advance(advance(first, { type: 'challenge_over' }), answered(CHARGE))
    expect(second.step).toEqual({ name: 'confirm', challenge: { clientSecret: CHARGE.clientSecret, accountId: 'acct_1' } })
  })

  it('asks before opening a challenge again that was left', () => {
    const left = walk(PAY, READY, answered(CHARGE), { type: 'challenge_over' }, answered(CHARGE))
    expect(left.step).toMatchObject({ name: 'confirm_needed', failed: true })
    expect(advance(left, { type: 'pressed_confirm' }).step).toMatchObject({ name: 'confirm' })
  })

  it('opens no challenge by itself on a page that was reloaded', () => {
    expect(walk({ type: 'resumed' }, answered(CHARGE)).step).toMatchObject({ name: 'confirm_needed', failed: false })
  })

  it('keeps the form for another card after a decline', () => {
    const declined = walk(PAY, READY, answered({ status: 'declined', sentence: 'No funds.', code: 'insufficient_funds' }))
    expect(declined.step).toEqual({ name: 'form', notice: { kind: 'declined', sentence: 'No funds.' } })
    expect(advance(declined, PAY).step).toEqual({ name: 'card' })
  })

  it('takes an answer that got lost for unknown and asks until it knows', () => {
    const lost = walk(PAY, READY, { type: 'lost' })
    expect(lost.step).toEqual({ name: 'wait', asks: 0, sentence: null })
    const still = advance(advance(lost, { type: 'waited' }), answered({ status: 'unknown', sentence: 'Checking.' }))
    expect(still.step).toEqual({ name: 'wait', asks: 1, sentence: 'Checking.' })
    expect(advance(advance(still, { type: 'waited' }), answered({ status: 'paid', orderUrl: '/o' })).step.name).toBe('paid')
  })

  it('offers to press again when the server never saw the order', () => {
    expect(walk(PAY, READY, { type: 'lost' }, { type: 'waited' }, { type: 'nothing_begun' }).step).toEqual({
      name: 'form',
      notice: { kind: 'nothing_begun' },
    })
  })

  it('shows both prices and sends the new one from then on', () => {
    const changed = walk(PAY, READY, {
      type: 'refused',
      refusal: { code: 'price_changed', sentence: 'New price.', prices: [{ productId: 'p', priceMinor: 1500, currency: 'usd' }] },
    })
    expect(changed).toMatchObject({ priceMinor: 1500, step: { name: 'form', notice: { oldPriceMinor: 1200, newPriceMinor: 1500 } } })
  })

  it('finds out about an order that was begun before instead of making another', () => {
    expect(walk(PAY, READY, { type: 'refused', refusal: { code: 'already_begun', sentence: 'Begun.' } }).step).toMatchObject({ name: 'wait' })
  })

  it.each([
    ['not_for_sale', 'not_for_sale'],
    ['seller_cannot_charge', 'not_for_sale'],
    ['other_browser', 'other_browser'],
  ] as const)('ends on %s', (code, reason) => {
    expect(walk(PAY, READY, { type: 'refused', refusal: { code, sentence: 'No.' } }).step).toEqual({
      name: 'ended',
      end: { reason, sentence: 'No.' },
    })
  })

  it('waits longer each time, up to twenty seconds', () => {
    expect([0, 1, 2, 20].map(waitBeforeAsk)).toEqual([1000, 1500, 2250, 20_000])
  })
})

describe('every path', () => {
  const event = fc.constantFrom<CheckoutEvent>(
    ...[
      PAY,
      READY,
      { type: 'resumed' },
      { type: 'pressed_confirm' },
      { type: 'challenge_over' },
      { type: 'nothing_begun' },
      { type: 'lost' },
      { type: 'waited' },
    ].map((event) => event as CheckoutEvent),
    { type: 'card_refused', sentence: 'No.' },
    { type: 'turned_away', sentence: 'No.' },
    answered(SETUP),
    answered(CHARGE),
    answered({ status: 'unknown', sentence: 'Checking.' }),
    answered({ status: 'declined', sentence: 'No.', code: 'x' }),
    answered({ status: 'paid', orderUrl: '/o' }),
    answered({ status: 'canceled', sentence: 'Over.' }),
    { type: 'refused', refusal: { code: 'price_changed', sentence: 'New.', prices: [{ productId: 'p', priceMinor: 1300, currency: 'usd' }] } },
  )

  it('never leaves uncertainty except by an answer, and never leaves the end', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        let state = begin(1200, 'usd')
        for (const next of events) {
          const before = state
          state = advance(state, next)
          if (before.step.name === 'paid' || before.step.name === 'ended') expect(state).toBe(before)
          if (isUncertain(before.step) && !isWorking(state.step)) expect(['answered', 'nothing_begun', 'refused']).toContain(next.type)
          if (state.priceMinor !== before.priceMinor) expect(state.step).toMatchObject({ name: 'form', notice: { kind: 'price_changed' } })
        }
      }),
    )
  })
})
