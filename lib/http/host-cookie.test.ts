import { expect, test } from 'vitest'
import { hostCookies, readHostCookie } from './host-cookie'

const jar = (cookies: Record<string, string>) => ({ get: (name: string) => (name in cookies ? { value: cookies[name] as string } : undefined) })

test('over https there is one cookie, with the prefix', () => {
  expect(hostCookies('souk-x', 'v', 60, true)).toEqual([
    { name: '__Host-souk-x', value: 'v', httpOnly: true, secure: true, sameSite: 'lax', path: '/', maxAge: 60 },
  ])
})

test('on http://localhost the bare name stands beside it', () => {
  expect(hostCookies('souk-x', 'v', 60, false).map(({ name, secure }) => [name, secure])).toEqual([
    ['__Host-souk-x', true],
    ['souk-x', false],
  ])
})

test('a bare cookie, which a sibling domain can set, counts on localhost only', () => {
  expect(readHostCookie(jar({ 'souk-x': 'theirs' }), 'souk-x', true)).toBeUndefined()
  expect(readHostCookie(jar({ 'souk-x': 'ours' }), 'souk-x', false)).toBe('ours')
  expect(readHostCookie(jar({ 'souk-x': 'bare', '__Host-souk-x': 'prefixed' }), 'souk-x', false)).toBe('prefixed')
})
