import { describe, expect, it } from 'vitest'
import { billingOf, shippingOf } from './collected'

const address = (city: string) => ({ line1: '1 Main St', line2: null, city, state: '', postal_code: '05401', country: 'US' })
const NOBODY = { email: null, billing: null, shipping: null, usesShipping: false }
const HOME = { name: 'Jenny Rosen', phone: '', address: address('Home') }
const WORK = { name: 'Jo March', address: address('Work') }

describe('what elements know of the payer', () => {
  it('is nothing where there are none', () => {
    expect(billingOf(NOBODY)).toEqual({})
    expect(shippingOf(NOBODY)).toBeUndefined()
    expect(billingOf({ ...NOBODY, email: '' })).toEqual({})
  })

  it('is the billing address, and the shipping address only where it stands for that', () => {
    const told = { ...NOBODY, email: 'jenny@example.com', shipping: HOME }
    expect(billingOf(told)).toEqual({ email: 'jenny@example.com' })
    expect(billingOf({ ...told, usesShipping: true })).toMatchObject({ email: 'jenny@example.com', name: 'Jenny Rosen', address: { city: 'Home' } })
    expect(billingOf({ ...told, usesShipping: true, billing: WORK })).toMatchObject({ name: 'Jo March', address: { city: 'Work' } })
  })

  it('sends nothing that was left empty', () => {
    const sent = { line1: '1 Main St', city: 'Home', postal_code: '05401', country: 'US' }
    expect(JSON.parse(JSON.stringify(shippingOf({ ...NOBODY, shipping: HOME })))).toEqual({ name: 'Jenny Rosen', address: sent })
  })
})
