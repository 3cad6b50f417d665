import { describe, expect, it } from 'vitest'
import { advance, begin, type CheckoutEvent, type CheckoutState } from './checkout-machine'

const CARD = { kind: 'new', confirmationTokenId: 'ctoken_1' } as const
const READY: CheckoutEvent = { type: 'card_ready', card: CARD }
const make = async () => READY
const GAVE: CheckoutEvent = { type: 'wallet_gave', make }
const walk = (...events: CheckoutEvent[]): CheckoutState =>
  events.reduce(advance, begin({ isCart: false, begun: false, completion: { chosen: 'all_or_nothing', isOpen: true } }))

describe('a purchase by wallet', () => {
  it('makes the card that the wallet gave, and places the order with it', () => {
    expect(walk(GAVE).step).toEqual({ name: 'card', make })
    expect(walk(GAVE, READY).step).toEqual({ name: 'place', card: CARD })
  })

  it('leaves the form to be paid otherwise where the card cannot be made', () => {
    expect(walk(GAVE, { type: 'card_refused', sentence: 'No.' }).step).toEqual({ name: 'form', notice: { kind: 'refused', sentence: 'No.' } })
  })

  it('ignores a wallet while the page is at work', () => {
    const working = walk({ type: 'pressed_pay', savedCardId: null }, READY)
    expect(advance(working, GAVE)).toBe(working)
  })
})
