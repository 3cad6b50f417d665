import { expect, test } from 'vitest'
import { readSeen, seenCookies } from './seen-cookie'

const jarOf = (value?: string) => ({ get: (name: string) => (value !== undefined && name === '__Host-souk-seen' ? { value } : undefined) })
const ask = (
  pathname: string,
  { before, method = 'GET', headers = {} }: { before?: string; method?: string; headers?: Record<string, string> } = {},
) => seenCookies({ method, pathname, headers: new Headers(headers), cookies: jarOf(before) })[0]?.value

test('the product that was looked at last comes first, each once, five at most', () => {
  expect(ask('/products/bowl')).toBe('bowl')
  expect(ask('/products/bowl', { before: 'cup.bowl.mug' })).toBe('bowl.cup.mug')
  expect(ask('/products/bowl', { before: 'a.b.c.d.e' })).toBe('bowl.a.b.c.d')
})

test.each([
  ['another page', '/cart', {}],
  ['an address that is none of ours', '/products/Bowl%20', {}],
  ['what is posted', '/products/bowl', { method: 'POST' }],
  ['a page that Next prepares', '/products/bowl', { headers: { 'next-router-prefetch': '1' } }],
  ['a page that the browser prepares', '/products/bowl', { headers: { 'sec-purpose': 'prefetch;prerender' } }],
  ['a browser that asks not to be followed', '/products/bowl', { headers: { 'sec-gpc': '1' } }],
])('%s is not noted', (_, pathname, how) => {
  expect(ask(pathname, how)).toBeUndefined()
})

test('a cookie that somebody else wrote says nothing', () => {
  expect(readSeen(jarOf('bowl.cup'))).toEqual(['bowl', 'cup'])
  for (const value of ['', '.', 'bowl..cup', '../etc', 'a b', 'x'.repeat(81)]) expect(readSeen(jarOf(value))).toEqual([])
})
