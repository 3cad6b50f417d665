import { describe, expect, it } from 'vitest'
import { addressOptions, cardOptions } from './element-options'

const ALONE = { shipping: false, billing: false, email: false }
const payment = (own: object, group = {}, beside = ALONE) => cardOptions('payment', own as Record<string, unknown>, group, beside)

describe('what a Payment Element shows', () => {
  it('names wallets only where the page asks for them, in its order', () => {
    expect(payment({}).wallets).toEqual([])
    expect(payment({ wallets: { applePay: 'auto', googlePay: 'never' } }).wallets).toEqual(['apple_pay'])
    expect(payment({ paymentMethodOrder: ['google_pay', 'card', 'apple_pay'] }).wallets).toEqual(['google_pay', 'apple_pay'])
    expect(payment({ paymentMethodOrder: ['google_pay', 'klarna'], wallets: { googlePay: 'never', link: 'auto' } }).wallets).toEqual(['link'])
  })

  it('leaves the address to a billing Address Element, and offers a shipping one', () => {
    expect(payment({})).toMatchObject({ showCountry: true, showPostalCode: true, offersShipping: false })
    expect(payment({}, {}, { ...ALONE, billing: true })).toMatchObject({ showCountry: false, showPostalCode: false, offersShipping: false })
    expect(payment({}, {}, { ...ALONE, shipping: true })).toMatchObject({ showCountry: true, offersShipping: true })
    expect(payment({}, {}, { ...ALONE, shipping: true, billing: true }).offersShipping).toBe(false)
    expect(payment({ fields: { billingDetails: 'never' } }, {}, { ...ALONE, shipping: true }).offersShipping).toBe(false)
  })

  it('knows whether the card is kept, and leaves the terms to that unless the page says otherwise', () => {
    expect(payment({})).toMatchObject({ saves: false, terms: 'auto' })
    expect(payment({}, { setupFutureUsage: 'off_session' }).saves).toBe(true)
    expect(payment({}, { clientSecret: 'seti_1_secret_1' }).saves).toBe(true)
    expect(payment({ terms: { card: 'never' } }, { mode: 'setup' })).toMatchObject({ saves: true, terms: 'never' })
  })

  it('takes the ways to pay from the page, or leaves them to the intent', () => {
    expect(payment({}).types).toEqual(['card'])
    expect(payment({}, { allowedPaymentMethodTypes: ['card', 'us_bank_account'] }).types).toEqual(['card', 'us_bank_account'])
    expect(payment({}, { allowedPaymentMethodTypes: ['card', 'us_bank_account'], excludedPaymentMethodTypes: ['card'] }).types).toEqual([
      'us_bank_account',
    ])
    expect(payment({}, { clientSecret: 'pi_1_secret_1' }).types).toBeNull()
  })

  it('asks a bank account’s holder for what nothing else on the page asks for', () => {
    expect(payment({})).toMatchObject({ asksName: true, asksEmail: true })
    expect(payment({}, {}, { shipping: false, billing: true, email: true })).toMatchObject({ asksName: false, asksEmail: false })
    expect(payment({ fields: { billingDetails: { name: 'never' } } })).toMatchObject({ asksName: false, asksEmail: true })
  })
})

describe('what an Address Element shows', () => {
  const BOTH = { ...ALONE, shipping: true, billing: true }
  const address = (own: object, group = {}, beside = BOTH) => addressOptions({ mode: 'billing', ...own }, group, beside)

  it('offers the other address in the billing one, unless the group says otherwise', () => {
    expect(address({}).offersOther).toBe(true)
    expect(address({ mode: 'shipping' }).offersOther).toBe(false)
    expect(address({ mode: 'shipping' }, { syncAddressCheckbox: 'shipping' }).offersOther).toBe(true)
    expect(address({}, { syncAddressCheckbox: 'none' }).offersOther).toBe(false)
    expect(address({}, {}, { ...ALONE, billing: true }).offersOther).toBe(false)
  })

  it('takes countries in any case, and an empty list for all', () => {
    expect(address({ allowedCountries: ['us', 'DE'] }).countries).toEqual(['US', 'DE'])
    expect(address({ allowedCountries: [] }).countries).toBeNull()
  })

  it('asks for a phone number only where the page always wants it', () => {
    expect(address({}).phone).toBe('hidden')
    expect(address({ fields: { phone: 'always' } }).phone).toBe('shown')
    expect(address({ fields: { phone: 'always' }, validation: { phone: { required: 'always' } } }).phone).toBe('required')
  })
})

describe('what a Card Element shows', () => {
  it('wears its own style, not the group’s appearance', () => {
    const style = {
      base: { color: 'navy', ':focus': { color: 'blue' }, '::placeholder': { color: 'gray' } },
      invalid: { color: 'red' },
      other: { color: 'x' },
    }
    const options = cardOptions('card', { style, classes: { base: 'mine' } }, { appearance: { theme: 'night' } }, ALONE)
    expect(options).toMatchObject({
      showCountry: false,
      terms: 'never',
      appearance: {
        rules: {
          '.Input': { color: 'navy' },
          '.Input:focus': { color: 'blue' },
          '.Input::placeholder': { color: 'gray' },
          '.Input--invalid': { color: 'red' },
        },
      },
    })
    expect(Object.keys(options.appearance?.rules ?? {})).toHaveLength(4)
    expect(cardOptions('payment', {}, {}, ALONE)).not.toHaveProperty('appearance')
  })
})
