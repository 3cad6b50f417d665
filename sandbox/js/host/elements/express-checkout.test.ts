import { describe, expect, it } from 'vitest'
import { ElementsGroup } from './elements'

// The element needs no browser: of its container it only clears the children and sets a class.

const caller = { origin: 'http://localhost:4242', publishableKey: 'pk_test_1', stripeAccount: null, apiVersion: null }
const group = () => new ElementsGroup(caller, { mode: 'payment', amount: 1000, currency: 'usd' })

function container() {
  const classes = new Set<string>()
  const place = {
    classList: { add: (name: string) => classes.add(name), remove: (name: string) => classes.delete(name) },
    replaceChildren: () => undefined,
  }
  return { place: place as unknown as HTMLElement, classes }
}

const tick = () => new Promise<void>((resolve) => setTimeout(resolve, 0))

describe('the Express Checkout Element', () => {
  it('is ready without any way to pay, also for who listens late', async () => {
    const element = group().create('expressCheckout')
    const heard: unknown[] = []
    const { place, classes } = container()
    element.on('ready', (event) => heard.push(event))
    element.on('availablepaymentmethodschange', (event) => heard.push(event))
    element.mount(place)
    await tick()
    element.once('ready', (event) => heard.push(event))
    await tick()
    expect(heard).toEqual([
      { elementType: 'expressCheckout', availablePaymentMethods: undefined },
      { elementType: 'expressCheckout', paymentMethods: undefined },
      { elementType: 'expressCheckout', availablePaymentMethods: undefined },
    ])
    expect(classes.has('StripeElement')).toBe(true)
  })

  it('says nothing once it has left the page', async () => {
    const element = group().create('expressCheckout')
    const heard: unknown[] = []
    const { place, classes } = container()
    element.on('ready', (event) => heard.push(event))
    element.mount(place)
    element.unmount()
    await tick()
    expect(heard).toEqual([])
    expect(classes.size).toBe(0)
  })

  it('is one of a group, until it is destroyed', () => {
    const elements = group()
    const element = elements.create('expressCheckout')
    expect(elements.getElement('expressCheckout')).toBe(element)
    expect(elements.getElement({ __elementType: 'expressCheckout' })).toBe(element)
    expect(() => elements.create('expressCheckout')).toThrow('Can only create one Element')
    element.destroy()
    expect(() => element.mount(container().place)).toThrow('already been destroyed')
    expect(elements.getElement('expressCheckout')).toBeNull()
    expect(elements.create('expressCheckout')).not.toBe(element)
  })

  it('does not stand in for an element that holds a card', async () => {
    const elements = group()
    elements.create('expressCheckout').mount(container().place)
    await expect(elements.submit()).rejects.toThrow('mounted Payment Element')
  })
})
