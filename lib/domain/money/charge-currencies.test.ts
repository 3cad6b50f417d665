import { expect, test } from 'vitest'
import { chargeCurrencies } from './charge-currencies'

test('the own currency comes first, once', () => {
  const euro = chargeCurrencies({ country: 'DE', defaultCurrency: 'eur' })
  expect(euro[0]).toBe('eur')
  expect(euro.filter((code) => code === 'eur')).toHaveLength(1)
  expect(euro).toContain('usd')
})

test('an own currency we do not offer to others is offered to its account', () => {
  expect(chargeCurrencies({ country: 'CO', defaultCurrency: 'COP' })[0]).toBe('cop')
  expect(chargeCurrencies({ country: 'US', defaultCurrency: 'usd' })).not.toContain('cop')
})

test('a Brazilian account charges its own currency only', () => {
  expect(chargeCurrencies({ country: 'BR', defaultCurrency: 'brl' })).toEqual(['brl'])
})

test('before a connection every offered currency may be chosen', () => {
  expect(chargeCurrencies(null)).toContain('jpy')
  expect(chargeCurrencies({ country: null, defaultCurrency: null })).toContain('gbp')
})
