import { describe, expect, test } from 'vitest'
import { readAmount, separatorsOf } from './read-amount'

const amount = (amountMinor: number) => ({ kind: 'amount', amountMinor })
const german = separatorsOf('de-DE')

test.each([
  ['12.50', 'usd', 1250],
  ['12,5', 'eur', 1250],
  [' 12.50 ', 'usd', 1250],
  ['12', 'usd', 1200],
  ['12.', 'usd', 1200],
  ['1,234.50', 'usd', 123_450],
  ['1.234,50', 'eur', 123_450],
  ['1,234,567', 'usd', 123_456_700],
  ['12,34,567.50', 'inr', 123_456_750],
  ["1'234.50", 'chf', 123_450],
  ['1’234.50', 'chf', 123_450],
  ['1 234,50', 'eur', 123_450],
  ['1\u202f234,50', 'eur', 123_450],
  ['€12', 'eur', 1200],
  ['12 €', 'eur', 1200],
  ['€ 12,50', 'eur', 1250],
  ['$12.50', 'usd', 1250],
  ['A$12.50', 'aud', 1250],
  ['USD 12.50', 'usd', 1250],
  ['12.50 usd', 'usd', 1250],
  ['12,-', 'eur', 1200],
  ['12,–', 'eur', 1200],
  ['12.--', 'chf', 1200],
  ['Fr. 12.50', 'chf', 1250],
  ['12,50 kr.', 'dkk', 1250],
  ['R$ 12,50', 'brl', 1250],
  ['Rp 1.500.000', 'idr', 150_000_000],
  ['¥1,200', 'jpy', 1200],
  ['1200円', 'jpy', 1200],
  ['１２００', 'jpy', 1200],
  ['１２．５０', 'usd', 1250],
  ['￥１，２００', 'jpy', 1200],
  ['١٢٫٥٠', 'aed', 1250],
  ['١٬٢٣٤٫٥٠', 'aed', 123_450],
  ['۱۲', 'usd', 1200],
  ['१२.५०', 'inr', 1250],
  ['500', 'jpy', 500],
  ['500.00', 'jpy', 500],
  ['1.500', 'jpy', 1500],
  ['1,500', 'isk', 150_000],
  ['1500', 'ugx', 150_000],
  ['1500.50', 'isk', 150_050],
  ['1.234', 'kwd', 1234],
  ['0.500', 'usd', 50],
  ['12.500', 'kwd', 12_500],
  ['9,999,999,999.99', 'idr', 999_999_999_999],
])('%j in %s is %i', (text, currency, minor) => {
  expect(readAmount(text, currency)).toEqual(amount(minor))
})

test.each([
  ['1,234', 'usd', undefined, 123_400],
  ['1.234', 'eur', german, 123_400],
  ['1,250', 'kwd', german, 1250],
  ["1'234", 'chf', separatorsOf('de-CH'), 123_400],
  ['1 234', 'eur', separatorsOf('fr-FR'), 123_400],
  ['١٬٢٣٤', 'egp', separatorsOf('ar-EG'), 123_400],
])('%j in %s means what the locale of its viewer says', (text, currency, separators, minor) => {
  expect(readAmount(text, currency, separators)).toEqual(amount(minor))
})

test.each([
  ['1.234', 'usd', undefined, [123_400, 123]],
  ['1,234', 'eur', german, [123_400, 123]],
  ['1,234', 'kwd', undefined, [1_234_000, 1234]],
  ['1.250', 'kwd', german, [1_250_000, 1250]],
  ['1.234', 'eur', separatorsOf('fr-FR'), [123_400, 123]],
])('%j in %s can mean two things and is asked back', (text, currency, separators, readings) => {
  expect(readAmount(text, currency, separators)).toEqual({ kind: 'ambiguous', readings })
})

describe('what is no amount of the currency is not guessed', () => {
  test.each(['', '-1', '1e3', 'abc', '12.345.6', '1,23,4', '1 2', '0x12', '½', '12,34,56', '--', '12 or 13', '1.2345'])('%j', (text) => {
    expect(readAmount(text, 'usd')).toEqual({ kind: 'unreadable' })
  })

  test.each([
    ['12.5', 'jpy'],
    ['12.55', 'jpy'],
    ['99999999999999999999', 'usd'],
  ])('%j in %s', (text, currency) => {
    expect(readAmount(text, currency)).toEqual({ kind: 'unreadable' })
  })

  test.each([
    ['€12', 'usd'],
    ['12 kr', 'eur'],
    ['$12', 'eur'],
    ['12 GBP', 'usd'],
    ['¥1200', 'usd'],
  ])('%j is of another currency than %s', (text, currency) => {
    expect(readAmount(text, currency)).toEqual({ kind: 'otherCurrency' })
  })
})
