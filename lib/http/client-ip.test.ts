import { expect, test } from 'vitest'
import { clientIp } from './client-ip'

const ipOf = (forwarded: string) => clientIp(new Headers({ 'x-forwarded-for': forwarded }), false)

test("the client's address is read from forwarding headers only as far as the platform wrote them", () => {
  const headers = new Headers({ 'x-forwarded-for': '6.6.6.6, 203.0.113.7', 'x-real-ip': '198.51.100.1' })
  expect(clientIp(headers, false)).toBe('203.0.113.7')
  expect(clientIp(headers, true)).toBe('198.51.100.1')
  expect(clientIp(new Headers(), false)).toBe('unknown')
})

test.each([
  ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
  ['2001:db8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002:0:0:0:9', '2001:db8:1:2::/64'],
  ['[2001:db8:1:2::7]:4711', '2001:db8:1:2::/64'],
  ['2001:db8:1:3::1', '2001:db8:1:3::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('the IPv6 address %s counts as its /64, %s', (address, network) => {
  expect(ipOf(address)).toBe(network)
})

test.each(['::ffff:203.0.113.7', '::FFFF:cb00:7107', '0:0:0:0:0:ffff:203.0.113.7', '64:ff9b::203.0.113.7', '203.0.113.7:50123', ' 203.0.113.7 '])(
  '%s counts as the IPv4 address within it',
  (address) => {
    expect(ipOf(address)).toBe('203.0.113.7')
  },
)

test.each(['', 'unknown', '203.0.113.700', 'a'.repeat(5000), '2001:db8::1::2', '_hidden', '<script>'])(
  'what is no address (%#) counts as unknown',
  (address) => {
    expect(ipOf(address)).toBe('unknown')
  },
)
