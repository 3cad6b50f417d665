import { describe, expect, it } from 'vitest'
import { expressOptions } from './express-options'

const options = (own: object) => expressOptions(own as Record<string, unknown>, 'shop.example.com')

describe('what an Express Checkout Element shows', () => {
  it('is every wallet that the page does not rule out, in its order', () => {
    expect(options({}).wallets).toEqual(['apple_pay', 'google_pay', 'link'])
    expect(options({ paymentMethods: { link: 'never', applePay: 'always' } }).wallets).toEqual(['apple_pay', 'google_pay'])
    expect(options({ wallets: { googlePay: 'never' }, paymentMethodOrder: ['link'] }).wallets).toEqual(['link', 'apple_pay'])
  })

  it('is called as the page wants it, in a height that a button may have', () => {
    expect(options({}).buttons).toEqual({ apple_pay: 'plain', google_pay: 'buy', link: 'pay' })
    expect(options({ buttonType: { applePay: 'check-out', googlePay: 'donate' } }).buttons).toMatchObject({
      apple_pay: 'check_out',
      google_pay: 'plain',
    })
    expect([options({}), options({ buttonHeight: 12 }), options({ buttonHeight: 80 })].map((each) => each.buttonHeight)).toEqual([44, 40, 55])
  })
})
