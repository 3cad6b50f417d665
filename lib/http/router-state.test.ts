import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dropUnreadableRouterState } from './router-state'

const server = createServer((request, response) => response.end(JSON.stringify(request.headers['next-router-state-tree'] ?? null)))

beforeAll(async () => {
  dropUnreadableRouterState()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => server.close())

const seen = (state: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo
    const asked = request({ port, host: '127.0.0.1', headers: { 'next-router-state-tree': state } }, async (answer) => {
      let body = ''
      for await (const chunk of answer) body += chunk
      resolve(JSON.parse(body))
    })
    asked.on('error', reject).end()
  })

test.each(['abc', '%', '%5B%5D', '["",{"children":7}]', '["",{},null,"everything"]', '"', 'null'])(
  'a router state that nobody can read reaches nobody: %.30s',
  async (state) => {
    expect(await seen(state)).toBeNull()
  },
)

test('a router state of the router is left as it is', async () => {
  const state = encodeURIComponent(JSON.stringify(['', { children: ['cart', { children: ['__PAGE__', {}] }] }, null, null]))
  expect(await seen(state)).toBe(state)
})
