import net from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { freePort, portFrom } from './ports'

const servers: net.Server[] = []

afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

async function take(port: number, host: string): Promise<void> {
  const server = net.createServer()
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(port, host, resolve))
}

test.each(['127.0.0.1', '0.0.0.0'])('a port that something on %s holds is passed over', async (host) => {
  const wanted = await freePort()
  await take(wanted, host)
  expect(await portFrom(wanted)).toBeGreaterThan(wanted)
})

test('a free port is taken as wanted', async () => {
  const wanted = await freePort()
  expect(await portFrom(wanted)).toBe(wanted)
})

test('when no port is free the start says so in a sentence', async () => {
  const wanted = await freePort()
  await take(wanted, '127.0.0.1')
  await expect(portFrom(wanted, 1)).rejects.toThrow(`Ports ${wanted} to ${wanted} are all taken`)
})
