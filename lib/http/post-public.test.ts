import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { postPublic, readPostUrl } from './post-public'

const servers: Server[] = []
afterAll(() => {
  for (const server of servers) server.close()
})

type Seen = { method?: string; url?: string; headers: NodeJS.Dict<string | string[]>; body: string }

async function listener(answer: { status: number; headers?: Record<string, string>; waits?: boolean } = { status: 200 }) {
  const seen: Seen[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const piece of request) body += piece
    seen.push({ method: request.method, url: request.url, headers: request.headers, body })
    if (!answer.waits) response.writeHead(answer.status, answer.headers).end('never read')
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { seen, port: (server.address() as AddressInfo).port }
}

const sent = { headers: { 'content-type': 'application/json' }, body: '{"ü":1}', maxMs: 2000 }

test.each([
  ...['http://shop.example/hook', 'ftp://shop.example', 'https://ada:secret@shop.example', 'https://localhost/', 'https://intranet/hook'],
  ...[
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://0x7f.1/',
    'https://2130706433/',
    'https://10.1.2.3/',
    'https://[::ffff:10.0.0.1]/',
    'not an address',
  ],
])('%s may not be posted to', (url) => {
  expect(readPostUrl(url, { allowsLoopback: false })).toBeNull()
})

test('public https may be posted to; a shop on this machine may also post to it, over http', () => {
  const read = (url: string, allowsLoopback: boolean) => readPostUrl(url, { allowsLoopback })?.href ?? null
  expect(read('https://shop.example:8443/hook?a=b', false)).toBe('https://shop.example:8443/hook?a=b')
  expect(read('https://bücher.example/', false)).toBe('https://xn--bcher-kva.example/')
  expect(read('http://localhost:4000/hook', true)).toBe('http://localhost:4000/hook')
  expect(read('http://127.0.0.1:4000/', true)).toBe('http://127.0.0.1:4000/')
  expect([read('http://10.0.0.1/', true), read('http://shop.example/', true)]).toEqual([null, null])
})

test('posts once, with body and headers, and reads no more than the status', async () => {
  const { seen, port } = await listener({ status: 202 })
  expect(await postPublic(`http://127.0.0.1:${port}/hook`, sent, { allowsLoopback: true })).toEqual({ kind: 'answered', status: 202 })
  expect(seen).toMatchObject([{ method: 'POST', url: '/hook', body: sent.body, headers: { 'content-type': 'application/json' } }])
  expect(seen[0]?.headers.cookie).toBeUndefined()
})

test('a redirect is an answer, and is not followed', async () => {
  const target = await listener()
  const { port } = await listener({ status: 307, headers: { location: `http://127.0.0.1:${target.port}/` } })
  expect(await postPublic(`http://127.0.0.1:${port}/`, sent, { allowsLoopback: true })).toEqual({ kind: 'answered', status: 307 })
  expect(target.seen).toEqual([])
})

test('a public name that leads to a network behind us is not asked, whichever of its addresses does', async () => {
  const { seen, port } = await listener()
  const resolvedTo = (...addresses: string[]) =>
    postPublic(`https://shop.example:${port}/`, sent, { allowsLoopback: false, resolve: async () => addresses })
  const refused = { kind: 'failed', why: 'address' }
  expect([await resolvedTo('127.0.0.1'), await resolvedTo('8.8.8.8', '10.0.0.1'), await resolvedTo()]).toEqual([refused, refused, refused])
  expect(seen).toEqual([])
})

test('loopback is refused where the shop is not on this machine', async () => {
  const { seen, port } = await listener()
  expect(await postPublic(`http://127.0.0.1:${port}/`, sent, { allowsLoopback: false })).toEqual({ kind: 'failed', why: 'address' })
  expect(seen).toEqual([])
})

test('says when nobody answers, and when nobody answers in time', async () => {
  const { port } = await listener({ status: 200, waits: true })
  const local = { allowsLoopback: true }
  expect(await postPublic(`http://127.0.0.1:${port}/`, { ...sent, maxMs: 300 }, local)).toEqual({ kind: 'failed', why: 'too_slow' })
  expect(await postPublic('http://127.0.0.1:1/', sent, local)).toEqual({ kind: 'failed', why: 'unreachable' })
})
