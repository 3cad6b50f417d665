import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { fetchPublic, type Network } from './fetch-public'
import { isPublicAddress } from './public-address'

const LIMITS = { maxBytes: 1000, maxMs: 1000 }
const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(
    () => server.closeAllConnections(),
    () => server.close(),
  )
  return (server.address() as AddressInfo).port
}

/** Names of this machine stand for the internet here; everything else is judged as it is. */
const network = (names: Record<string, string[]> = {}): Network => ({
  resolve: async (host) => names[host] ?? ['127.0.0.1'],
  mayAsk: (address) => address === '127.0.0.1' || isPublicAddress(address),
})

test('reads what is there, with the name it was asked by and nothing of ours', async () => {
  let heard: unknown
  const port = await serve((request, response) => {
    heard = [request.headers.host, request.headers.cookie]
    response.end('picture')
  })
  const fetched = await fetchPublic(`http://cdn.test:${port}/a.png`, LIMITS, network())
  expect(fetched.kind === 'fetched' && Buffer.from(fetched.bytes).toString()).toBe('picture')
  expect(heard).toEqual([`cdn.test:${port}`, undefined])
})

test('without leave of the test this machine is not asked, by whatever name', async () => {
  let asked = 0
  const port = await serve((_request, response) => {
    asked += 1
    response.end()
  })
  for (const host of ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1'])
    expect(await fetchPublic(`http://${host}:${port}/`, LIMITS)).toEqual({ kind: 'refused', why: 'address' })
  expect(asked).toBe(0)
})

test.each(['file:///etc/passwd', 'ftp://cdn.test/a', 'data:image/png;base64,AA', 'http://me:secret@cdn.test/', 'no address', ''])(
  '%j is not asked',
  async (address) => {
    expect(await fetchPublic(address, LIMITS, network())).toEqual({ kind: 'refused', why: 'address' })
  },
)

test('a name with a private address beside a public one is not asked', async () => {
  const names = { 'cdn.test': ['127.0.0.1', '10.0.0.1'] }
  expect(await fetchPublic('http://cdn.test/', LIMITS, network(names))).toEqual({ kind: 'refused', why: 'address' })
})

test('a name is resolved once for each request, so another answer a moment later changes nothing', async () => {
  const port = await serve((_request, response) => response.end('first'))
  let asked = 0
  const rebinding: Network = { ...network(), resolve: async () => [asked++ === 0 ? '127.0.0.1' : '10.0.0.1'] }
  expect(await fetchPublic(`http://cdn.test:${port}/`, LIMITS, rebinding)).toMatchObject({ kind: 'fetched' })
  expect(asked).toBe(1)
})

test('a redirect is followed to where we ask, three times at most, and not to a private address', async () => {
  const port = await serve((request, response) => {
    const [, left = ''] = /^\/(\d)$/.exec(request.url ?? '') ?? []
    if (request.url === '/inside') response.writeHead(302, { location: 'http://192.168.0.1/' }).end()
    else if (left === '0') response.end('there')
    else response.writeHead(302, { location: `/${Number(left) - 1}` }).end()
  })
  const from = (path: string) => fetchPublic(`http://cdn.test:${port}${path}`, LIMITS, network())
  expect(await from('/3')).toMatchObject({ kind: 'fetched' })
  expect(await from('/4')).toEqual({ kind: 'refused', why: 'address' })
  expect(await from('/inside')).toEqual({ kind: 'refused', why: 'address' })
})

test('what is missing, too large (told or not), too slow or gone is refused with its reason', async () => {
  const port = await serve((request, response) => {
    if (request.url === '/missing') response.writeHead(404).end()
    else if (request.url === '/told') response.end(Buffer.alloc(1001))
    else if (request.url === '/untold') response.write(Buffer.alloc(600), () => response.end(Buffer.alloc(600)))
    else if (request.url === '/gone') response.destroy()
    else response.write('begun')
  })
  const from = (path: string) => fetchPublic(`http://cdn.test:${port}${path}`, LIMITS, network())
  expect(await from('/missing')).toEqual({ kind: 'refused', why: 'status' })
  expect(await from('/told')).toEqual({ kind: 'refused', why: 'tooLarge' })
  expect(await from('/untold')).toEqual({ kind: 'refused', why: 'tooLarge' })
  expect(await from('/gone')).toEqual({ kind: 'refused', why: 'unreachable' })
  expect(await from('/slow')).toEqual({ kind: 'refused', why: 'tooSlow' })
})
