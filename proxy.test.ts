import { NextRequest } from 'next/server'
import { expect, test } from 'vitest'
import { isFromThisMachine } from '@/lib/http/from-this-machine'
import { PEER_HEADER } from '@/lib/log/peer'
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

test('a request that was forwarded for another host does not come from this machine, though its X-Forwarded-Host is ours now', async () => {
  const asked = (headers: Record<string, string>) => {
    const given = { host: 'localhost:3000', 'x-forwarded-for': '127.0.0.1', [PEER_HEADER]: 'loopback', ...headers }
    return proxy(new NextRequest('http://localhost:3000/mailbox', { headers: given }))
  }
  const seen = async (headers: Record<string, string>) => {
    const answer = await asked(headers)
    const names = (answer.headers.get('x-middleware-override-headers') ?? '').split(',')
    return new Headers(names.map((name) => [name, answer.headers.get(`x-middleware-request-${name}`) ?? '']))
  }
  expect(isFromThisMachine(await seen({}))).toBe(true)
  expect(isFromThisMachine(await seen({ 'x-forwarded-host': 'tunnel.example' }))).toBe(false)
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

test("sellers' programs are let through to the API without an Origin and get no cookie; the rest of the shop refuses the same request", async () => {
  const sent = (path: string) => proxy(new NextRequest(`http://localhost:3000${path}`, { method: 'POST', headers: { host: 'localhost:3000' } }))
  const api = await sent('/api/v1/orders/1/shipments')
  expect([api.status, api.headers.get('x-middleware-next'), api.headers.get('set-cookie')]).toEqual([200, '1', null])
  expect([(await sent('/api/v10/orders')).status, (await sent('/api/sell/files')).status]).toEqual([403, 403])
})
