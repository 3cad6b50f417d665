import { expect, test } from 'vitest'
import { isReadableAddress, readableCookies } from './readable'

test.each([
  ['/products/%E6%A5%BD', '?q=100%25&q=100%&b=%E0%A0', true],
  ['/products/%00', '', false],
  ['/products/a%2500', '', true],
  ['/products/%E0%A0', '', false],
  ['/products/100%', '', false],
  ['/%ED%A0%80', '', false],
  ['/', '?key=%00', false],
  ['/', '?%00=1', false],
])('whether the address %s%s can be read: %s', (pathname, search, isReadable) => {
  expect(isReadableAddress({ pathname, search })).toBe(isReadable)
})

test.each([
  [null, null],
  ['', null],
  ['a=1; b=%E6%A5%BD', 'a=1; b=%E6%A5%BD'],
  ['a=1; souk-session=%00; b=2', 'a=1; b=2'],
  ['tracker=caf%E9; souk-browser=x', 'souk-browser=x'],
  ['a=100%', null],
])('of the cookies %s, %s is left', (sent, left) => {
  expect(readableCookies(sent)).toBe(left)
})
