import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { NextRequest } from 'next/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { problem } from '@/lib/http/problem'
import { proxy } from '@/proxy'
import { testDatabase } from '@/testing/database'
import { logContext } from './context'
import { followRequests } from './follow-requests'
import { makeLog } from './log'
import { logRequestError } from './request-error'
import { requestIdFrom } from './request-id'

await testDatabase()
followRequests()
const server = createServer(async (request, response) => {
  await new Promise(setImmediate)
  response.end(
    JSON.stringify({
      logged: logContext().requestId,
      header: request.headers['x-request-id'],
      peer: request.headers['x-souk-peer'],
      problem: await problem(400, 'bad', 'Bad.').json(),
    }),
  )
})
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve())))
afterAll(() => new Promise((resolve) => server.close(resolve)))

async function ask(requestId?: string) {
  const { port } = server.address() as AddressInfo
  const headers = requestId ? { 'x-request-id': requestId, 'x-souk-peer': 'claimed' } : undefined
  return (await fetch(`http://127.0.0.1:${port}/`, { ...(headers && { headers }) })).json()
}

test.each(['abcdefgh', '0191f3c2-7d7e-7c33-a9b0-1c2d3e4f5a6b', 'a.b_c-d.12'])('the well-formed request id %s is kept', (id) => {
  expect(requestIdFrom(id)).toBe(id)
})

test.each([undefined, null, '', 'short', 'x'.repeat(65), 'two lines\nhere', 'has space here', '"quoted-id"', '-leading-dash'])(
  'the request id %j is replaced by a new one',
  (id) => {
    expect(requestIdFrom(id)).toMatch(/^[0-9a-f-]{36}$/)
  },
)

test('requests of one server, also over one kept connection, each log under their own id and name it in a problem', async () => {
  const answers = await Promise.all(['request-one', 'request-two'].map(ask))
  expect(answers.map(({ logged }) => logged)).toEqual(['request-one', 'request-two'])
  expect(answers.map(({ peer }) => peer)).toEqual(['loopback', 'loopback'])
  const [first, second] = [await ask(), await ask()]
  expect(first.logged).toMatch(/^[0-9a-f-]{36}$/)
  expect(second.logged).not.toBe(first.logged)
  expect([first.header, first.problem.requestId]).toEqual([first.logged, first.logged])
})

test('the proxy hands a well-formed request id on and echoes it, and replaces any other', async () => {
  const through = async (id: string) => (await proxy(new NextRequest('http://localhost:3000/', { headers: { 'x-request-id': id } }))).headers
  expect((await through('request-one')).get('x-request-id')).toBe('request-one')
  expect((await through('request-one')).get('x-middleware-request-x-request-id')).toBe('request-one')
  expect((await through('not well formed')).get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
})

test('a mutation that the proxy refuses is answered with the request id in header and body', async () => {
  const headers = { 'x-request-id': 'request-one', origin: 'https://evil.example' }
  const refused = await proxy(new NextRequest('http://localhost:3000/cart', { method: 'POST', headers }))
  expect(refused.headers.get('x-request-id')).toBe('request-one')
  expect(await refused.json()).toMatchObject({ status: 403, code: 'other_origin', requestId: 'request-one' })
})

test('a health check at 127.0.0.1 is not sent to localhost and gets no cookie', async () => {
  const host = { headers: { host: '127.0.0.1:3000' } }
  const health = await proxy(new NextRequest('http://127.0.0.1:3000/api/health', host))
  expect([health.status, health.headers.get('set-cookie')]).toEqual([200, null])
  expect((await proxy(new NextRequest('http://127.0.0.1:3000/cart', host))).status).toBe(307)
})

test('what a page throws is logged under its digest and request id, without the query of its address', () => {
  const lines: string[] = []
  const log = makeLog({ write: (line: string) => void lines.push(line) }, 'info')
  const error = Object.assign(new Error('No such row'), { digest: '1234567' })
  const request = { path: '/orders/1?token=secret', method: 'GET', headers: { 'x-request-id': 'request-one', cookie: 'souk=1' } }
  logRequestError(error, request, { routePath: '/orders/[id]', routeType: 'render' }, log)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'error',
    digest: '1234567',
    requestId: 'request-one',
    path: '/orders/1',
    routePath: '/orders/[id]',
  })
  expect(lines[0]).not.toMatch(/secret|souk=1/)
})
