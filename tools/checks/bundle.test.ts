import { expect, test } from 'vitest'
import { finds, type Route, sizes, timesBare } from './bundle'

const routes: Route[] = [
  { route: '/products/[slug]', chunks: ['a.js'] },
  { route: '/checkout', chunks: ['a.js', 'b.js'] },
]
const scripts = (a: string) =>
  new Map([
    ['a.js', a],
    ['b.js', 'fetch("https://js.stripe.com/endive/stripe.js")'],
  ])

test('a clean build passes the bundle check', () => {
  expect(finds(routes, scripts('let a = 1'), ['AUTH_SECRET'])).toEqual([])
})

test.each([
  ['process.env.AUTH_SECRET', 'names the server'],
  ['"sk_test_51SoukLocalPlatformSecretKey"', 'looks like a secret'],
  ['"whsec_0123456789"', 'looks like a secret'],
  ['"postgresql://souk:pw@db/souk"', 'looks like a secret'],
  ['"https://js.stripe.com"', 'before checkout'],
])('%s is found', (text, says) => {
  expect(finds(routes, scripts(text), ['AUTH_SECRET'])).toEqual([expect.stringContaining(says)])
})

test('the marks of Stripe’s code are missed when they are nowhere', () => {
  expect(finds(routes, new Map([['a.js', '']]), [])).toEqual([expect.stringContaining('have changed')])
})

test('bundle sizes count what is sent', () => {
  const [line] = sizes([{ route: '/', chunks: ['a.js'] }], new Map([['a.js', 'x'.repeat(100_000)]]))
  expect(line).toMatch(/^ {2}\/ +0\.\d kB/)
})

test('a product page is measured by what the framework alone loads', () => {
  const some = (length: number) => Array.from({ length }, (_, at) => (at * 7919).toString(36)).join('')
  const built = new Map([
    ['framework.js', some(10_000)],
    ['own.js', some(1000)],
  ])
  const page: Route[] = [{ route: '/products/[slug]', chunks: ['framework.js', 'own.js'] }]
  expect(timesBare(page, built, ['framework.js'])).toBeCloseTo(1.1, 1)
  expect([timesBare([], built, ['framework.js']), timesBare(page, built, [])]).toEqual([null, null])
})
