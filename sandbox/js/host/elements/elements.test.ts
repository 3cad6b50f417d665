import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { IntegrationError } from '@/sandbox/js/host/integration-error'
import { ElementsGroup } from './elements'
import type { ElementsOptions } from './group-options'

const caller = { origin: 'http://localhost:4242', publishableKey: 'pk_test_1', stripeAccount: null, apiVersion: null }
const group = (options: ElementsOptions = {}) => new ElementsGroup(caller, { mode: 'payment', amount: 1000, currency: 'usd', ...options })

let warned: string[] = []
beforeEach(() => {
  warned = []
  vi.spyOn(console, 'warn').mockImplementation((text: string) => void warned.push(text))
})
afterEach(() => vi.restoreAllMocks())

const unknown = (caller: string, name: string) =>
  `Unrecognized ${caller} parameter: ${name} is not a recognized parameter. This may cause issues with your integration in the future.`

describe('a group of elements', () => {
  it('makes one element of each type, and an Address Element of each mode', () => {
    const elements = group()
    const shipping = elements.create('address', { mode: 'shipping' })
    const billing = elements.create('address', { mode: 'billing' })
    expect(elements.getElement('address')).toBe(shipping)
    expect(elements.getElement('address', { mode: 'billing' })).toBe(billing)
    expect(() => elements.create('address', { mode: 'billing' })).toThrow('Can only create one Element of type address in billing mode')
    shipping.destroy()
    expect(elements.getElement('address')).toBe(billing)
    expect(elements.getElement('address', { mode: 'shipping' })).toBeNull()
  })

  it('knows the e-mail element by both its names, but takes one', () => {
    const elements = group()
    const email = elements.create('contactDetails')
    expect(elements.getElement('contactDetails')).toBe(email)
    expect(() => elements.create('linkAuthentication')).toThrow('Can only create one Element')
    email.destroy()
    expect(elements.create('linkAuthentication')._elementType).toBe('linkAuthentication')
  })

  it('refuses elements that are not here', () => {
    const names = 'payment, address, linkAuthentication, contactDetails, card, expressCheckout'
    for (const name of ['iban', 'cardNumber', 'toString', ''])
      expect(() => group().create(name)).toThrow(`Valid Elements are:\n  ${names}; you passed: ${name}.`)
  })

  it('warns of options that nobody knows, also inside others', () => {
    const elements = group({ colour: 'red', appearance: { theme: 'night', shadow: true } as object })
    elements.create('payment', { layout: { type: 'tabs', columns: 2 }, clientSecret: 'x' })
    elements.create('address', { mode: 'shipping', defaultValues: { name: null, adress: {} } })
    elements.create('linkAuthentication', { defaultValues: { email: 'a@b.c', name: 'A' } })
    void elements.update({ amount: 5, total: 6 })
    expect(warned).toEqual([
      unknown('elements()', 'colour'),
      unknown('elements()', 'appearance.shadow'),
      unknown('create()', 'layout.columns'),
      unknown('create()', 'clientSecret'),
      unknown('create()', 'defaultValues.adress'),
      unknown('create()', 'defaultValues.name'),
      unknown('update()', 'total'),
    ])
  })

  it('is silent about options that it knows', () => {
    const elements = group({ locale: 'de', loader: 'auto', fonts: [], customerSessionClientSecret: 'cuss_secret_1', syncAddressCheckbox: 'none' })
    const billingDetails = { name: 'auto', address: { country: 'never' } }
    elements.create('payment', {
      fields: { billingDetails },
      layout: 'tabs',
      wallets: { applePay: 'never' },
      terms: { card: 'never' },
      paymentMethodOrder: ['card'],
    })
    elements.create('address', {
      mode: 'billing',
      allowedCountries: null,
      autocomplete: { mode: 'automatic' },
      fields: { phone: 'auto' },
      contacts: [],
    })
    expect(warned).toEqual([])
  })

  it.each([
    ['address', {}, 'mode should be one of the following strings: shipping, billing. You specified: undefined.'],
    ['address', { mode: 'home' }, 'You specified: home.'],
    ['address', { mode: 'billing', allowedCountries: 'US' }, 'allowedCountries should be an array'],
    ['address', { mode: 'billing', allowedCountries: ['USA'] }, 'allowedCountries should be an array'],
    [
      'address',
      { mode: 'billing', fields: { phone: true } },
      'fields.phone should be one of the following strings: always, never, auto. You specified: true.',
    ],
    ['address', { mode: 'billing', display: { name: 'last' } }, 'display.name should be one of'],
    [
      'address',
      { mode: 'billing', validation: { phone: { required: 'always' } } },
      'validation.phone.required can only be specified when fields.phone is always',
    ],
    ['address', { mode: 'billing', autocomplete: { mode: 'google_maps_api' } }, 'autocomplete.apiKey should be a string'],
    ['payment', { wallets: { applePay: 'always' } }, 'wallets.applePay should be one of the following strings: auto, never. You specified: always.'],
    ['payment', { layout: 'list' }, 'layout should be one of the following strings: tabs, accordion, auto. You specified: list.'],
    ['payment', { layout: { type: 'list' } }, 'layout.type should be one of'],
    ['payment', { paymentMethodOrder: 'card' }, 'paymentMethodOrder should be an array of strings'],
  ])('refuses %s with %j', (type, options, sentence) => {
    expect(() => group().create(type, options)).toThrow(IntegrationError)
    expect(() => group().create(type, options)).toThrow(`Invalid value for create(): ${sentence.startsWith('You') ? 'mode' : ''}`)
    expect(() => group().create(type, options)).toThrow(sentence)
  })

  it('refuses another checkbox than there is', () => {
    expect(() => group({ syncAddressCheckbox: 'both' as 'none' })).toThrow(
      'syncAddressCheckbox should be one of the following strings: billing, shipping, none',
    )
  })

  it('gives an Address Element’s value only while it is on the page, and keeps its mode', async () => {
    const address = group().create('address', { mode: 'shipping' })
    if (!('getValue' in address)) throw new Error('no Address Element')
    await expect(address.getValue()).rejects.toThrow('must be mounted')
    expect(() => address.update({ mode: 'billing' })).toThrow('cannot be changed')
    expect(() => address.update({ validation: { phone: { required: 'always' } } })).toThrow('Invalid value for update()')
  })

  it('submits only where there is something to pay with', async () => {
    const elements = group()
    elements.create('address', { mode: 'shipping' })
    await expect(elements.submit()).rejects.toThrow('mounted Payment Element')
  })
})
