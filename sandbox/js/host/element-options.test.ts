import { describe, expect, it } from 'vitest'
import { addressOptions, cardOptions } from './element-options'

const ALONE = { shipping: false, billing: false }
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
    expect(payment({}, {}, { shipping: false, billing: true })).toMatchObject({ showCountry: false, showPostalCode: false, offersShipping: false })
    expect(payment({}, {}, { shipping: true, billing: false })).toMatchObject({ showCountry: true, offersShipping: true })
    expect(payment({}, {}, { shipping: true, billing: true }).offersShipping).toBe(false)
    expect(payment({ fields: { billingDetails: 'never' } }, {}, { shipping: true, billing: false }).offersShipping).toBe(false)
  })

  it('shows terms when the card is kept, or as the page says', () => {
    expect(payment({}).showTerms).toBe(false)
    expect(payment({}, { setupFutureUsage: 'off_session' }).showTerms).toBe(true)
    expect(payment({}, { clientSecret: 'seti_1_secret_1' }).showTerms).toBe(true)
    expect(payment({ terms: { card: 'never' } }, { mode: 'setup' }).showTerms).toBe(false)
    expect(payment({ terms: { card: 'always' } }).showTerms).toBe(true)
  })
})

describe('what an Address Element shows', () => {
  const BOTH = { shipping: true, billing: true }
  const address = (own: object, group = {}, beside = BOTH) => addressOptions({ mode: 'billing', ...own }, group, beside)

  it('offers the other address in the billing one, unless the group says otherwise', () => {
    expect(address({}).offersOther).toBe(true)
    expect(address({ mode: 'shipping' }).offersOther).toBe(false)
    expect(address({ mode: 'shipping' }, { syncAddressCheckbox: 'shipping' }).offersOther).toBe(true)
    expect(address({}, { syncAddressCheckbox: 'none' }).offersOther).toBe(false)
    expect(address({}, {}, { shipping: false, billing: true }).offersOther).toBe(false)
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
