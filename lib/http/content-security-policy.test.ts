import { expect, test } from 'vitest'
import { parseEnv } from '@/lib/env'
import { contentSecurityPolicy } from './content-security-policy'
import { securityHeaders } from './security-headers'

const base = { ...process.env, NODE_ENV: 'production' }
const real = parseEnv({ ...base, STRIPE_LOCAL_URL: '', APP_URL: 'https://souk.example' })
const local = parseEnv({ ...base, STRIPE_LOCAL_URL: 'http://localhost:4242' })

const directive = (policy: string, name: string) =>
  policy
    .split('; ')
    .find((entry) => entry.startsWith(`${name} `))
    ?.split(' ')
    .slice(1)

test("with real Stripe, scripts come from us and Stripe's hosts alone", () => {
  const policy = contentSecurityPolicy('abc', real)
  expect(directive(policy, 'script-src')).toEqual(["'self'", "'nonce-abc'", 'https://js.stripe.com', 'https://*.js.stripe.com'])
  expect(directive(policy, 'frame-src')).toContain('https://hooks.stripe.com')
  expect(directive(policy, 'connect-src')).toContain('https://api.stripe.com')
  expect(directive(policy, 'form-action')).toEqual(["'self'", 'https://connect.stripe.com'])
})

test('with the local Stripe no host but its own is named', () => {
  const policy = contentSecurityPolicy('abc', local)
  expect(policy).not.toContain('stripe.com')
  expect(directive(policy, 'script-src')).toEqual(["'self'", "'nonce-abc'", 'http://localhost:4242'])
})

test('the content security policy allows nothing inlined, framed or rebased', () => {
  const policy = contentSecurityPolicy('abc', real)
  expect(directive(policy, 'object-src')).toEqual(["'none'"])
  expect(directive(policy, 'base-uri')).toEqual(["'none'"])
  expect(directive(policy, 'frame-ancestors')).toEqual(["'none'"])
  expect(directive(policy, 'style-src')).not.toContain("'unsafe-inline'")
  expect(policy).not.toContain('unsafe-eval')
})

test('a second content security policy lets only scripts with the nonce begin', () => {
  expect(securityHeaders('/sell', 'abc', real)['content-security-policy']).toMatch(/, script-src 'nonce-abc' 'strict-dynamic'$/)
})

test('HSTS is sent over https in production and nowhere else', () => {
  expect(securityHeaders('/sell', 'abc', real)['strict-transport-security']).toBe('max-age=63072000')
  expect(securityHeaders('/sell', 'abc', local)).not.toHaveProperty('strict-transport-security')
  expect(securityHeaders('/sell', 'abc', { ...real, NODE_ENV: 'development' })).not.toHaveProperty('strict-transport-security')
})

test('addresses that may hold a code or a token send no referrer and load nothing', () => {
  for (const path of ['/api/connect/callback', '/api/connect/relay', '/api/auth/callback/email', '/mailbox/1/html']) {
    const headers = securityHeaders(path, 'abc', real)
    expect(headers['referrer-policy']).toBe('no-referrer')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
  }
  expect(securityHeaders('/sell', 'abc', real)['x-frame-options']).toBe('DENY')
})

test('a mail is drawn without scripts, and only within our own pages', () => {
  for (const path of ['/mailbox/1/html', '/dev/mails/receipt/html']) {
    const headers = securityHeaders(path, 'abc', real)
    expect(headers['content-security-policy']).toMatch(/^sandbox allow-popups (?!allow-scripts).*frame-ancestors 'self'$/)
    expect(headers['x-frame-options']).toBe('SAMEORIGIN')
  }
})
