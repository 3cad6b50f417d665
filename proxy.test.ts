import { NextRequest } from 'next/server'
import { expect, test } from 'vitest'
import { testDatabase } from '@/testing/database'
import { proxy } from './proxy'

await testDatabase()

async function forwarded(headers: Record<string, string>) {
  const { headers: answer } = await proxy(new NextRequest('http://localhost:3000/cart', { headers }))
  return { host: answer.get('x-middleware-request-x-forwarded-host'), proto: answer.get('x-middleware-request-x-forwarded-proto') }
}

test('whatever a proxy made of Host, pages and actions see the address of APP_URL', async () => {
  const ours = { host: 'localhost:3000', proto: 'http' }
  expect(await forwarded({ host: '127.0.0.1:8080' })).toEqual(ours)
  expect(await forwarded({ host: 'souk_upstream' })).toEqual(ours)
  expect(await forwarded({ host: 'localhost:3000', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' })).toEqual(ours)
})

test('127.0.0.1 leads to localhost on the shop’s own port only, or a proxy on this machine would lead in a circle', async () => {
  const location = async (host: string) => {
    const answer = await proxy(new NextRequest('http://localhost:3000/cart?a=b', { headers: { host } }))
    return answer.headers.get('location')
  }
  expect(await location('127.0.0.1:3000')).toBe('http://localhost:3000/cart?a=b')
  expect(await location('[::1]:3000')).toBe('http://localhost:3000/cart?a=b')
  expect(await location('127.0.0.1:8080')).toBeNull()
})
