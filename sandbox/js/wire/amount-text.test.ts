import { expect, it } from 'vitest'
import { amountText } from './amount-text'

it.each([
  [2050, 'usd', 'en', '$20.50'],
  [500, 'jpy', 'en', '¥500'],
  [1500, 'kwd', 'en', 'KWD\u00a01.500'],
  [2050, 'eur', 'de', '20,50\u00a0€'],
])('%i %s in %s', (minor, currency, locale, text) => {
  expect(amountText(minor, currency, locale)).toBe(text)
})
