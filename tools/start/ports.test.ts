import net from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { type ClaimedPort, claimPort, freePort } from './ports'

const servers: net.Server[] = []
const claims: ClaimedPort[] = []

afterEach(async () => {
  for (const { release } of claims.splice(0)) await release()
  for (const server of servers.splice(0)) server.close()
})

async function claimed(wanted: number): Promise<ClaimedPort> {
  const claim = await claimPort(wanted)
  claims.push(claim)
  return claim
}

async function take(port: number, host: string): Promise<void> {
  const server = net.createServer()
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(port, host, resolve))
}

test.each(['127.0.0.1', '0.0.0.0'])('a port that something on %s holds is passed over', async (host) => {
  const wanted = await freePort()
  await take(wanted, host)
  expect((await claimed(wanted)).port).toBeGreaterThan(wanted)
})

test('a free port is taken as wanted', async () => {
  const wanted = await freePort()
  expect((await claimed(wanted)).port).toBe(wanted)
})

test('two that want one port in the same instant get two, also while it is handed over to a server', async () => {
  const wanted = await freePort()
  const both = await Promise.all([claimed(wanted), claimed(wanted)])
  expect(new Set(both.map(({ port }) => port)).size).toBe(2)
  const first = await claimed(await freePort())
  await first.release()
  expect((await claimed(first.port)).port).toBeGreaterThan(first.port)
})

test('a port that is claimed is listened on until it is handed over', async () => {
  const { port, release } = await claimed(await freePort())
  const answers = () =>
    new Promise((resolve) =>
      net
        .connect(port, '127.0.0.1')
        .once('connect', () => resolve(true))
        .once('error', () => resolve(false)),
    )
  expect(await answers()).toBe(true)
  await release()
  expect(await answers()).toBe(false)
})

test('when no port is free the start says so in a sentence', async () => {
  const wanted = await freePort()
  await take(wanted, '127.0.0.1')
  await expect(claimPort(wanted, 1)).rejects.toThrow(`Ports ${wanted} to ${wanted} are all taken`)
})
