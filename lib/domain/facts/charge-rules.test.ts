import { describe, expect, test } from 'vitest'
import { chargeCurrencies, chargeRules } from './charge-rules'

const account = (country: string, defaultCurrency: string, platformCountry = 'US') => ({ country, defaultCurrency, platformCountry })
const dollars = account('US', 'usd')

describe('the least charge counts in the currency it settles in', () => {
  test.each([
    [dollars, 'usd', 50],
    [dollars, 'jpy', 82],
    [dollars, 'krw', 770],
    [dollars, 'inr', 4800],
    [dollars, 'bhd', 210],
    [dollars, 'isk', 6800],
    [dollars, 'gbp', 41],
    [dollars, 'eur', 50],
    [account('JP', 'jpy'), 'jpy', 50],
    [account('IN', 'inr'), 'inr', 50],
    [account('AE', 'aed'), 'usd', 60],
    [account('BH', 'bhd'), 'bhd', 210],
    [account('IS', 'isk'), 'isk', 6800],
    [null, 'jpy', 82],
  ])('%o takes %s from %i on', (seller, currency, least) => {
    expect(chargeRules(seller, currency).leastMinor).toBe(least)
  })

  test('no currency is taken in an amount that Stripe would not take', () => {
    const owners = [dollars, account('JP', 'jpy'), account('HU', 'huf'), account('AE', 'aed'), account('GB', 'gbp')]
    for (const seller of owners) {
      for (const currency of [...chargeCurrencies(seller), 'bhd', 'kwd', 'isk', 'ugx', 'vnd', 'clp']) {
        const { leastMinor, coinMinor, mostMinor } = chargeRules(seller, currency)
        expect([currency, leastMinor % coinMinor, leastMinor > 0, leastMinor < mostMinor]).toEqual([currency, 0, true, true])
      }
    }
  })
})

test.each([
  ['idr', 999_999_999_999],
  ['inr', 999_999_999],
  ['huf', 9_999_999_999],
  ['jpy', 9_999_999_999],
  ['usd', 99_999_999],
  ['kwd', 99_999_999],
])('a charge in %s is at most %i', (currency, most) => {
  expect(chargeRules(dollars, currency).mostMinor).toBe(most)
})

test.each([
  ['isk', 2, 0],
  ['ugx', 2, 0],
  ['huf', 2, 2],
  ['twd', 2, 2],
  ['jpy', 0, 0],
  ['bhd', 3, 3],
])('%s has %i decimals at Stripe and %i for people', (currency, decimals, shownDecimals) => {
  expect(chargeRules(dollars, currency)).toMatchObject({ decimals, shownDecimals })
})

test('a Brazilian account charges its own currency only', () => {
  expect(chargeCurrencies(account('BR', 'brl'))).toEqual(['brl'])
  expect(chargeCurrencies(account('br', 'BRL'))).toEqual(['brl'])
  expect(chargeRules(account('BR', 'brl'), 'usd').isChargeable).toBe(false)
  // An account in Brazil whose default currency Stripe has not told.
  expect(chargeCurrencies({ ...account('BR', 'brl'), defaultCurrency: null })).toEqual(['brl'])
})

test.each(['BR', 'IN', 'MX', 'MY', 'SG', 'TH'])('an account in %s pays a fee to a platform there, and to no other', (country) => {
  expect(chargeRules(account(country, 'usd', 'US'), 'usd').isFeeAllowed).toBe(false)
  expect(chargeRules(account(country, 'usd', country.toLowerCase()), 'usd').isFeeAllowed).toBe(true)
  expect(chargeRules({ country, defaultCurrency: 'usd', platformCountry: null }, 'usd').isFeeAllowed).toBe(true)
})

test('an account elsewhere pays a fee across borders', () => {
  expect(chargeRules(account('DE', 'eur', 'US'), 'eur').isFeeAllowed).toBe(true)
})

test('only accounts in India need the name and address of the buyer', () => {
  expect(chargeRules(account('IN', 'inr'), 'inr').needsNameAndAddress).toBe(true)
  expect(chargeRules(dollars, 'inr').needsNameAndAddress).toBe(false)
})

test('the own currency comes first, once, and is offered even where others are not offered it', () => {
  const euro = chargeCurrencies(account('DE', 'eur'))
  expect(euro[0]).toBe('eur')
  expect(euro.filter((code) => code === 'eur')).toHaveLength(1)
  expect(euro).toContain('usd')
  expect(chargeCurrencies(account('CL', 'CLP'))[0]).toBe('clp')
  expect(chargeCurrencies(dollars)).not.toContain('clp')
})

test('before a connection every offered currency may be chosen', () => {
  expect(chargeCurrencies(null)).toContain('jpy')
  expect(chargeCurrencies({ country: null, defaultCurrency: null, platformCountry: null })).toContain('gbp')
})
