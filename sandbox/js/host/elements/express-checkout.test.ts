import { describe, expect, it } from 'vitest'
import { ElementsGroup } from './elements'

// What needs a browser (its frame, the wallet's window) is in e2e/express-checkout.e2e.ts.

const caller = { origin: 'http://localhost:4242', publishableKey: 'pk_test_1', stripeAccount: null, apiVersion: null }
const group = () => new ElementsGroup(caller, { mode: 'payment', amount: 1000, currency: 'usd' })

describe('the Express Checkout Element', () => {
  it('is one of a group, until it is destroyed', () => {
    const elements = group()
    const element = elements.create('expressCheckout')
    expect(elements.getElement('expressCheckout')).toBe(element)
    expect(elements.getElement({ __elementType: 'expressCheckout' })).toBe(element)
    expect(() => elements.create('expressCheckout')).toThrow('Can only create one Element')
    element.destroy()
    expect(() => element.mount('#place')).toThrow('already been destroyed')
    expect(elements.getElement('expressCheckout')).toBeNull()
    expect(elements.create('expressCheckout')).not.toBe(element)
  })

  it('does not stand in for an element that holds a card', async () => {
    const elements = group()
    elements.create('expressCheckout')
    await expect(elements.submit()).rejects.toThrow('mounted Payment Element')
  })
})
