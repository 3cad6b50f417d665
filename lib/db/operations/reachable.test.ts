import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { getServerSession } from 'next-auth/next'
import { afterEach, expect, test } from 'vitest'
import { authOptions } from '@/lib/auth/auth-options'
import { db, disconnect, pool } from '@/lib/db/client'
import { testDatabase } from '@/testing/database'
import { isDatabaseReachable, stopLooking } from './reachable'

const url = await testDatabase()
const door = await openDoor(new URL(url))
process.env.DATABASE_URL = door.url

afterEach(async () => {
  door.open()
  await stopLooking()
})

/** A door in front of PostgreSQL that can be shut (nobody gets in) or frozen (who is in waits for ever). */
async function openDoor({ hostname, port }: URL) {
  const sockets = new Set<Socket>()
  let state: 'open' | 'shut' | 'frozen' = 'open'
  const server = createServer((client) => {
    sockets.add(client)
    client.on('error', () => undefined).on('close', () => sockets.delete(client))
    if (state === 'shut') return client.destroy()
    const backend = connect(Number(port), hostname)
    client.on('data', (chunk) => state === 'open' && backend.write(chunk))
    backend.on('data', (chunk) => state === 'open' && client.write(chunk)).on('error', () => client.destroy())
    return client.on('close', () => backend.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = new URL(url)
  address.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: address.href,
    open: () => {
      state = 'open'
    },
    shut: () => {
      state = 'shut'
      cut()
    },
    freeze: () => {
      state = 'frozen'
    },
  }
}

test('a database that answers is there, and one that is gone is not', async () => {
  expect(await isDatabaseReachable()).toBe(true)
  await stopLooking()
  door.shut()
  expect(await isDatabaseReachable()).toBe(false)
})

test('of a frozen database it is known within seconds, and once it is known nobody waits', async () => {
  door.freeze()
  const began = performance.now()
  expect(await isDatabaseReachable()).toBe(false)
  const first = performance.now() - began
  // Half of what the first one waited would already be a wait.
  const again = performance.now()
  expect(await isDatabaseReachable()).toBe(false)
  expect(performance.now() - again).toBeLessThan(first / 2)
})

test('a database that came back is found by the questions themselves', async () => {
  door.shut()
  expect(await isDatabaseReachable()).toBe(false)
  door.open()
  await expect.poll(isDatabaseReachable, { timeout: 20_000 }).toBe(true)
})

test('a signed-in person is not taken for a stranger while the database is gone', async () => {
  await disconnect()
  door.shut()
  const request = { headers: {}, cookies: { 'souk-session': 'token' } }
  const asked = getServerSession(request as never, { getHeader() {}, setCookie() {}, setHeader() {} } as never, authOptions())
  await expect(asked).rejects.toThrow()
})

test('every connection has its time-outs and counts in UTC', async () => {
  await disconnect()
  const names = ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'TimeZone']
  const { rows } = await pool().query('select name, setting from pg_settings where name = any($1) order by name', [names])
  expect(rows).toEqual([
    { name: 'TimeZone', setting: 'UTC' },
    { name: 'idle_in_transaction_session_timeout', setting: '60000' },
    { name: 'lock_timeout', setting: '10000' },
    { name: 'statement_timeout', setting: '15000' },
  ])
  expect(await db().user.count()).toBe(0)
})
