import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PartStatus } from '@/lib/domain/order/order'
import type { CheckoutOutcome, CheckoutProgress, ChosenCompletion } from '@/lib/domain/wire/checkout-wire'
import { advance, begin, type CheckoutEvent, type CheckoutState, isUncertain, isWorking } from './checkout-machine'
import { waitBeforeAsk } from './wait-before-ask'

const LOST = { type: 'lost', failure: { kind: 'offline' } } as const

const CARD = { kind: 'new', confirmationTokenId: 'ctoken_1' } as const
const SETUP = { status: 'needs_authentication', clientSecret: 'seti_1_secret_a', accountId: null, confirmed: 0, confirmations: 1 } as const
const CHARGE = { status: 'needs_authentication', clientSecret: 'pi_1_secret_b', accountId: 'acct_1', confirmed: 0, confirmations: 1 } as const
const PAY: CheckoutEvent = { type: 'pressed_pay', savedCardId: null }
const READY: CheckoutEvent = { type: 'card_ready', card: CARD }

const progress = (...statuses: PartStatus[]): CheckoutProgress<string> => ({
  cardStatus: 'ready',
  parts: statuses.map((status, at) => ({ partId: `p${at}`, shopName: `Shop ${at}`, currency: 'usd', amountMinor: 1200, status, sentence: '' })),
})
const answered = (outcome: CheckoutOutcome<string>, how = progress('authorizing'), completion: ChosenCompletion = STANDS): CheckoutEvent => ({
  type: 'answered',
  answer: { ...outcome, progress: how, completion },
})
const FREE: ChosenCompletion = { chosen: 'all_or_nothing', isOpen: true }
const STANDS: ChosenCompletion = { chosen: 'all_or_nothing', isOpen: false }
const PRODUCT = { isCart: false, begun: false }
const CART = { isCart: true, begun: false }
const walkFrom = (from: { isCart: boolean; begun: boolean }, ...events: CheckoutEvent[]): CheckoutState =>
  events.reduce(advance, begin({ ...from, completion: FREE }))
const walk = (...events: CheckoutEvent[]): CheckoutState => walkFrom(PRODUCT, ...events)

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
    expect(first.step).toMatchObject({ name: 'confirm', challenge: { clientSecret: SETUP.clientSecret, accountId: null } })
    const second = advance(advance(first, { type: 'challenge_over' }), answered(CHARGE))
    expect(second.step).toMatchObject({ name: 'confirm', challenge: { clientSecret: CHARGE.clientSecret, accountId: 'acct_1' } })
  })

  it('opens one seller’s challenge after the other, also when the answer between them takes a while', () => {
    const next = { ...CHARGE, clientSecret: 'pi_2_secret_c', accountId: 'acct_2', confirmed: 1, confirmations: 3 }
    const over = walk(PAY, READY, answered(CHARGE), { type: 'challenge_over' })
    expect(advance(over, answered(next)).step).toMatchObject({ name: 'confirm', challenge: { accountId: 'acct_2', confirmed: 1, confirmations: 3 } })
    const slowly = [answered({ status: 'unknown', sentence: 'Checking.' }), { type: 'waited' } as const].reduce(advance, over)
    expect(advance(slowly, answered(next)).step).toMatchObject({ name: 'confirm', challenge: { accountId: 'acct_2' } })
    expect(advance(slowly, answered(CHARGE)).step).toMatchObject({ name: 'confirm_needed', failed: true })
  })

  it('lets the buyer give up while the bank waits, and says what became of it', () => {
    const canceling = walk({ type: 'resumed' }, answered(CHARGE), { type: 'pressed_cancel' })
    expect(canceling.step).toEqual({ name: 'cancel' })
    const over: CheckoutOutcome<string> = { status: 'canceled', sentence: 'Over.' }
    expect(advance(canceling, answered(over, progress('canceled', 'canceled'))).step).toMatchObject({ end: { reason: 'canceled_by_buyer' } })
    expect(advance(canceling, answered(over, progress('refunded', 'canceled'))).step).toMatchObject({ end: { reason: 'canceled' } })
    // It was decided before: the truth counts, not the wish.
    expect(advance(canceling, answered({ status: 'paid', orderUrl: '/o' })).step).toMatchObject({ name: 'paid' })
    expect(advance(canceling, LOST).step).toMatchObject({ name: 'wait' })
    expect(walk(PAY, { type: 'pressed_cancel' }).step.name).toBe('card')
  })

  it('stays for another card while something is left to be tried, and else goes to the order', () => {
    const partly: CheckoutOutcome<string> = { status: 'partly_paid', sentence: 'Clay could not be paid.', orderUrl: '/o' }
    expect(walk(PAY, READY, answered(partly, progress('captured', 'declined'))).step).toEqual({
      name: 'form',
      notice: { kind: 'partly_paid', sentence: 'Clay could not be paid.', orderUrl: '/o' },
    })
    expect(walk(PAY, READY, answered(partly, progress('refunded', 'refund_failed'))).step).toEqual({ name: 'paid', orderUrl: '/o' })
  })

  it('keeps how far each seller’s part has come, while it runs', () => {
    const running = advance(walk(PAY, READY), { type: 'progressed', progress: progress('authorized', 'authorizing') })
    expect(running.progress?.parts.map(({ status }) => status)).toEqual(['authorized', 'authorizing'])
    expect(running.step.name).toBe('place')
    const over = advance(
      running,
      answered({ status: 'declined', sentence: 'No.', reason: 'card_declined', code: 'x' }, progress('canceled', 'declined')),
    )
    expect(advance(over, { type: 'progressed', progress: progress('authorized', 'authorizing') })).toBe(over)
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
    const declined = walk(PAY, READY, answered({ status: 'declined', sentence: 'No funds.', reason: 'card_declined', code: 'insufficient_funds' }))
    expect(declined.step).toEqual({ name: 'form', notice: { kind: 'declined', title: 'cardDeclined', sentence: 'No funds.' } })
    expect(advance(declined, PAY).step).toEqual({ name: 'card' })
    const address = walk(PAY, READY, answered({ status: 'declined', sentence: 'No such address.', reason: 'email_refused', code: 'email_invalid' }))
    expect(address.step).toMatchObject({ name: 'form', notice: { kind: 'declined', title: 'paymentFailed', isEmail: true } })
    const left = walk(PAY, READY, answered({ status: 'declined', sentence: 'The seller has left.', reason: 'seller_disconnected', code: null }))
    expect(left.step).toEqual({ name: 'form', notice: { kind: 'declined', title: 'sellerNotAvailable', sentence: 'The seller has left.' } })
  })

  it('lets the buyer choose again where everything is tried again, and nowhere else', () => {
    const keep: CheckoutEvent = { type: 'chose', completion: 'keep_what_worked' }
    const declined: CheckoutOutcome<string> = { status: 'declined', sentence: 'No.', reason: 'card_declined', code: 'x' }
    expect(walk(keep).completion).toEqual({ chosen: 'keep_what_worked', isOpen: true })
    expect(walk(PAY, keep).completion).toEqual(FREE)
    const open = walk(PAY, READY, answered(declined, progress('canceled', 'declined'), FREE))
    expect(advance(open, keep).completion.chosen).toBe('keep_what_worked')
    const agreed = walk(keep, PAY, READY, answered(declined, progress('captured', 'declined'), { chosen: 'keep_what_worked', isOpen: false }))
    expect(advance(agreed, { type: 'chose', completion: 'all_or_nothing' })).toBe(agreed)
  })

  it('shows the choice that stands when another was refused, and lets the buyer press again', () => {
    const refusal = { code: 'choice_stands', completion: 'keep_what_worked', sentence: 'It stands.' } as const
    const refused = walk(PAY, READY, { type: 'refused', refusal })
    expect(refused.completion).toEqual({ chosen: 'keep_what_worked', isOpen: false })
    expect(refused.step).toEqual({ name: 'form', notice: { kind: 'refused', sentence: 'It stands.' } })
  })

  it('takes an answer that got lost for unknown and asks until it knows', () => {
    const lost = walk(PAY, READY, LOST)
    expect(lost.step).toMatchObject({ name: 'wait', asks: 1, sentence: null })
    expect(isUncertain(advance(lost, { type: 'waited' }).step)).toBe(true)
    const still = advance(advance(lost, { type: 'waited' }), answered({ status: 'unknown', sentence: 'Checking.' }))
    expect(still.step).toMatchObject({ name: 'wait', asks: 2, sentence: 'Checking.' })
    expect(advance(advance(still, { type: 'waited' }), answered({ status: 'paid', orderUrl: '/o' })).step.name).toBe('paid')
  })

  it('offers to press again when the server never saw the order', () => {
    expect(walk(PAY, READY, LOST, { type: 'waited' }, { type: 'nothing_begun' }).step).toEqual({
      name: 'form',
      notice: { kind: 'nothing_begun', failure: { kind: 'offline' } },
    })
  })

  it('shows both prices of what has changed', () => {
    const changed = walk(PAY, READY, {
      type: 'refused',
      refusal: { code: 'price_changed', sentence: 'New price.', prices: [{ variantId: 'p', priceMinor: 1500, currency: 'usd' }] },
      seen: [
        { variantId: 'p', quantity: 1, seenPriceMinor: 1200, seenCurrency: 'usd' },
        { variantId: 'q', quantity: 1, seenPriceMinor: 900, seenCurrency: 'usd' },
      ],
    })
    const [was, now] = [1200, 1500].map((amountMinor) => ({ amountMinor, currency: 'usd' }))
    expect(changed.step).toEqual({ name: 'form', notice: { kind: 'price_changed', sentence: 'New price.', changes: [{ variantId: 'p', was, now }] } })
  })

  it('shows what is charged at another time than the page said', () => {
    const items = [{ variantId: 'p', sentence: 'Charged now, when you pay.' }]
    const refused: CheckoutEvent = { type: 'refused', refusal: { code: 'time_changed', sentence: 'Another time.', items } }
    expect(walk(PAY, READY, refused).step).toEqual({ name: 'form', notice: { kind: 'time_changed', sentence: 'Another time.', items } })
  })

  it.each(['sold_out', 'not_for_sale', 'seller_cannot_charge', 'below_minimum'] as const)('of a cart, %s leaves the rest to be bought', (code) => {
    const items = [{ variantId: 'p', sentence: 'Gone.' }]
    const refused: CheckoutEvent = { type: 'refused', refusal: { ...(code === 'sold_out' ? { code, left: 0 } : { code }), sentence: 'Gone.', items } }
    expect(walkFrom(CART, PAY, READY, refused).step).toEqual({ name: 'form', notice: { kind: 'items', sentence: 'Gone.', items } })
    // Once there is an order its lines stand: it is begun again from the cart.
    const declined = answered({ status: 'declined', sentence: 'No.', reason: 'card_declined', code: 'x' })
    expect(walkFrom(CART, PAY, READY, declined, PAY, READY, refused).step.name).toBe('ended')
    expect(walkFrom({ isCart: true, begun: true }, PAY, READY, refused).step.name).toBe('ended')
  })

  it('finds out about an order that was begun before instead of making another', () => {
    expect(walk(PAY, READY, { type: 'refused', refusal: { code: 'already_begun', sentence: 'Begun.' } }).step).toMatchObject({ name: 'wait' })
  })

  it.each([
    ['not_for_sale', 'not_for_sale'],
    ['seller_cannot_charge', 'not_for_sale'],
    ['other_browser', 'other_browser'],
    ['start_again', 'start_again'],
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
      { type: 'wallet_gave', make: async () => READY },
      { type: 'pressed_confirm' },
      { type: 'pressed_cancel' },
      { type: 'progressed', progress: progress('authorized') },
      { type: 'challenge_over' },
      { type: 'nothing_begun' },
      LOST,
      { type: 'waited' },
    ].map((event) => event as CheckoutEvent),
    { type: 'card_refused', sentence: 'No.' },
    { type: 'turned_away', sentence: 'No.' },
    answered(SETUP),
    answered(CHARGE),
    answered({ status: 'unknown', sentence: 'Checking.' }),
    answered({ status: 'declined', sentence: 'No.', reason: 'card_declined', code: 'x' }),
    answered({ status: 'paid', orderUrl: '/o' }),
    answered({ status: 'canceled', sentence: 'Over.' }),
    answered({ status: 'partly_paid', sentence: 'Partly.', orderUrl: '/o' }, progress('captured', 'declined')),
    { type: 'refused', refusal: { code: 'price_changed', sentence: 'New.', prices: [{ variantId: 'p', priceMinor: 1300, currency: 'usd' }] } },
  )

  it('never leaves uncertainty except by an answer, never leaves the end, and never opens a bank’s window twice for one challenge by itself', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), fc.boolean(), (events, isCart) => {
        let state = begin({ isCart, begun: false, completion: FREE })
        for (const next of events) {
          const before = state
          state = advance(state, next)
          if (before.step.name === 'paid' || before.step.name === 'ended') expect(state).toBe(before)
          if (isUncertain(before.step) && !isWorking(state.step)) expect(['answered', 'nothing_begun', 'refused']).toContain(next.type)
          if (state.step.name !== 'confirm' || state.step === before.step || !('tried' in before.step)) continue
          expect(state.step.challenge.clientSecret).not.toBe(before.step.tried)
        }
      }),
    )
  })
})
