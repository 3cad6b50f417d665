import { unstable_doesMiddlewareMatch as doesMatch } from 'next/experimental/testing/server'
import { NextRequest } from 'next/server'
import { expect, test } from 'vitest'
import { unseenHeaders } from '@/next.headers'
import { config, proxy } from '@/proxy'

const passesProxy = (path: string) => doesMatch({ config, url: path, nextConfig: {} })
const PICTURE = `/pictures/${'a'.repeat(43)}`

test.each([
  '/',
  '/icon.svgfoo',
  '/icon.svg/x',
  '/favicon.icox',
  '/faviconxico',
  '/pictures',
  '/pictures/short',
  `${PICTURE}b`,
  `${PICTURE}/x`,
  '/_next/imagefoo',
])('%s gets its headers from the proxy', (path) => {
  expect(passesProxy(path)).toBe(true)
})

test.each([
  '/_next/staticfoo',
  '/api/stripe/webhooks',
  '/api/stripe/webhooks/other',
  '/api/stripe/webhooks/platform/x',
  '/api/stripe/webhooks/platformx',
  '/nothing',
])('%s gets its headers from the proxy', (path) => {
  expect(passesProxy(path)).toBe(true)
})

/** A source of next.config.js as a pattern. */
function patternOf(source: string): RegExp {
  return new RegExp(`^${source.replace(':path*', '.*').replace(/:\w+/, '[^/]+')}$`)
}

test('what the proxy does not see has its headers from the settings of Next', () => {
  const sources = unseenHeaders.map(({ source }) => source)
  for (const path of ['/_next/static/chunks/a.js', '/_next/image', PICTURE, '/api/stripe/webhooks/platform', '/favicon.ico', '/icon.svg']) {
    expect(passesProxy(path)).toBe(false)
    expect(
      sources.some((source) => patternOf(source).test(path)),
      path,
    ).toBe(true)
  }
})

test.each([
  ['a redirect', new NextRequest('http://127.0.0.1:3000/cart', { headers: { host: '127.0.0.1:3000' } }), 307],
  ['a refusal', new NextRequest('http://localhost:3000/cart', { method: 'POST', headers: { origin: 'https://evil.example' } }), 403],
  ['an answer', new NextRequest('http://localhost:3000/api/health'), 200],
])('%s has a content security policy', async (_what, request, status) => {
  const answer = await proxy(request)
  expect(answer.status).toBe(status)
  expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
})
