import { describe, expect, it } from 'vitest'
import { money, pageOf, plain } from './format'

describe('money', () => {
  it.each([
    [2500, 'usd', '$25.00'],
    [2500, 'jpy', '¥2,500'],
    [-310, 'eur', '-€3.10'],
    [1230, 'kwd', 'KWD 1.230'],
    [500, 'isk', 'ISK 5.00'],
  ])('%i %s is %s', (amount, currency, text) => {
    expect(money(amount, currency).replaceAll('\u00a0', ' ')).toBe(text)
  })
})

describe('pageOf', () => {
  const rows = ['e', 'd', 'c', 'b', 'a'].map((id) => ({ id }))

  it('walks the list without losing or repeating a row', () => {
    const first = pageOf(rows, undefined, 2)
    const second = pageOf(rows, first.next ?? undefined, 2)
    const third = pageOf(rows, second.next ?? undefined, 2)
    expect([first, second, third].flatMap((page) => page.rows.map(({ id }) => id)).join('')).toBe('edcba')
    expect(third.next).toBeNull()
  })

  it('has no next page when the list ends with the page', () => {
    expect(pageOf(rows, undefined, 5).next).toBeNull()
  })
})

it('writes words for people', () => {
  expect(plain('requires_payment_method')).toBe('Requires payment method')
})
