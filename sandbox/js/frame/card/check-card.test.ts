import { describe, expect, it } from 'vitest'
import {
  asksPostalCode,
  brandOf,
  checkCvc,
  checkExpiry,
  checkNumber,
  checkPostalCode,
  cvcLength,
  passesLuhn,
  spaceExpiry,
  spaceNumber,
} from './check-card'

const TODAY = new Date(2026, 10, 23)

describe('card number', () => {
  it.each([
    ['4242424242424242', 'visa'],
    ['5555555555554444', 'mastercard'],
    ['2223003122003222', 'mastercard'],
    ['378282246310005', 'amex'],
    ['6011111111111117', 'discover'],
    ['36227206271667', 'diners'],
    ['3566002020360505', 'jcb'],
    ['6200000000000005', 'unionpay'],
  ])('takes Stripe test number %s as %s', (number, brand) => {
    expect(brandOf(number)).toBe(brand)
    expect(checkNumber(number)).toEqual({ complete: true, empty: false, error: null })
  })

  it('tells an unfinished number from a wrong one', () => {
    expect(checkNumber('').error?.code).toBe('incomplete_number')
    expect(checkNumber('4242').error?.message).toBe('Your card number is incomplete.')
    expect(checkNumber('4242424242424241').error?.message).toBe('Your card number is invalid.')
    expect(checkNumber('9999').error?.code).toBe('invalid_number')
  })

  it('refuses any single wrong digit', () => {
    const good = '4242424242424242'
    for (let at = 0; at < good.length; at++) {
      const digit = (Number(good[at]) + 1) % 10
      expect(passesLuhn(good.slice(0, at) + digit + good.slice(at + 1))).toBe(false)
    }
  })

  it('spaces by brand', () => {
    expect(spaceNumber('4242424242424242')).toBe('4242 4242 4242 4242')
    expect(spaceNumber('378282246310005')).toBe('3782 822463 10005')
    expect(spaceNumber('42424')).toBe('4242 4')
  })
})

describe('expiry', () => {
  it.each([
    ['', 'incomplete_expiry'],
    ['12', 'incomplete_expiry'],
    ['1330', 'invalid_expiry_month'],
    ['1225', 'invalid_expiry_year_past'],
    ['1026', 'invalid_expiry_month_past'],
    ['1277', 'invalid_expiry_year'],
  ])('%s gives %s', (digits, code) => {
    expect(checkExpiry(digits, TODAY).error?.code).toBe(code)
  })

  it('is good through its own month', () => {
    expect(checkExpiry('1126', TODAY).complete).toBe(true)
  })

  it('writes the slash and the leading zero', () => {
    expect(spaceExpiry('4')).toBe('04 / ')
    expect(spaceExpiry('1')).toBe('1')
    expect(spaceExpiry('1234')).toBe('12 / 34')
  })
})

describe('code and postal code', () => {
  it('asks four digits of American Express', () => {
    expect(cvcLength('3782')).toBe(4)
    expect(checkCvc('123', '378282246310005').complete).toBe(false)
    expect(checkCvc('1234', '378282246310005').complete).toBe(true)
    expect(checkCvc('123', '4242').complete).toBe(true)
  })

  it('asks a postal code where banks compare one', () => {
    expect(asksPostalCode('US')).toBe(true)
    expect(asksPostalCode('FR')).toBe(false)
    expect(checkPostalCode('9410', 'US').error?.message).toBe('Your ZIP is incomplete.')
    expect(checkPostalCode('94107', 'US').complete).toBe(true)
    expect(checkPostalCode('k1a 0b1', 'CA').complete).toBe(true)
    expect(checkPostalCode('', 'FR').complete).toBe(true)
  })
})
