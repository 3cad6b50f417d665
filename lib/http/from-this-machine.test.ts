import { expect, test } from 'vitest'
import { isFromThisMachine } from './from-this-machine'

const here = { host: 'localhost:3000', 'x-souk-peer': 'loopback', 'x-forwarded-for': '::1', 'x-forwarded-host': 'localhost:3000' }

test.each([
  ['a browser here', {}],
  ['by number', { host: '127.0.0.1:3000', 'x-forwarded-host': '127.0.0.1:3000', 'x-forwarded-for': '::ffff:127.0.0.1' }],
  ['over IPv6', { host: '[::1]:3000', 'x-forwarded-host': '[::1]:3000' }],
])('%s is from this machine', (_what, change) => {
  expect(isFromThisMachine(new Headers({ ...here, ...change }))).toBe(true)
})

test.each([
  ['another host', { host: 'shop.example' }],
  ['a host that begins alike', { host: 'localhost.evil.example' }],
  ['a name that rebinds to here', { host: 'evil.example:3000' }],
  ['no host', { host: '' }],
  ['a forwarded host', { 'x-forwarded-host': 'abc.ngrok.app' }],
  ['a connection from elsewhere, with headers that claim here', { 'x-souk-peer': 'elsewhere' }],
  ['a connection nobody looked at', { 'x-souk-peer': '' }],
  ['a proxy here, for somebody elsewhere', { 'x-forwarded-for': '203.0.113.9' }],
  ['a proxy here, for somebody who claims here', { 'x-forwarded-for': '127.0.0.1, 203.0.113.9' }],
  ['a proxy here that names the sender otherwise', { 'x-real-ip': '203.0.113.9' }],
  ['a tunnel', { forwarded: 'for=203.0.113.9' }],
])('%s is not from this machine', (_what, change) => {
  expect(isFromThisMachine(new Headers({ ...here, ...change }))).toBe(false)
})
