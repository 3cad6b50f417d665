import { NextRequest } from 'next/server'
import { expect, test } from 'vitest'
import { proxy } from './proxy'

const forwarded = (headers: Record<string, string>) => {
  const { headers: answer } = proxy(new NextRequest('http://localhost:3000/cart', { headers }))
  return { host: answer.get('x-middleware-request-x-forwarded-host'), proto: answer.get('x-middleware-request-x-forwarded-proto') }
}

test('whatever a proxy made of Host, pages and actions see the address of APP_URL', () => {
  const ours = { host: 'localhost:3000', proto: 'http' }
  expect(forwarded({ host: '127.0.0.1:8080' })).toEqual(ours)
  expect(forwarded({ host: 'souk_upstream' })).toEqual(ours)
  expect(forwarded({ host: 'localhost:3000', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' })).toEqual(ours)
})

test('127.0.0.1 leads to localhost on the shop’s own port only, or a proxy on this machine would lead in a circle', () => {
  const location = (host: string) => proxy(new NextRequest('http://localhost:3000/cart?a=b', { headers: { host } })).headers.get('location')
  expect(location('127.0.0.1:3000')).toBe('http://localhost:3000/cart?a=b')
  expect(location('[::1]:3000')).toBe('http://localhost:3000/cart?a=b')
  expect(location('127.0.0.1:8080')).toBeNull()
})
