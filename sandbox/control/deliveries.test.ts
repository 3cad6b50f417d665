import { createServer, type Server } from 'node:http'
import type Stripe from 'stripe'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { portOf } from '@/sandbox/core/port'
import { type Bench, eventually, startBench } from '@/sandbox/testing/sandbox-client'

let bench: Bench
let server: Server
let received: string[] = []

beforeAll(async () => {
  bench = await startBench()
  server = createServer(async (request, answer) => {
    let body = ''
    for await (const chunk of request) body += chunk
    received.push((JSON.parse(body) as Stripe.CustomerCreatedEvent).data.object.email ?? '')
    answer.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${portOf(server)}/hook`
  await bench.stripe.webhookEndpoints.create({ url, enabled_events: ['customer.created'] })
})
afterAll(async () => {
  await bench.close()
  server.close()
})
beforeEach(async () => {
  await control('/deliveries', 'DELETE')
  await control('/deliveries/resend', 'POST', {})
  received = []
})

async function control(path: string, method: string, body?: object) {
  const answer = await fetch(`${bench.sandbox.url}/_sandbox${path}`, { method, body: body && JSON.stringify(body) })
  return { status: answer.status, ...((await answer.json()) as Record<string, unknown>) }
}

/** Makes twenty customers under some rules, lets a minute pass, and gives the numbers of those that were heard of, in order. */
async function hear(rules: object): Promise<number[]> {
  received = []
  await control('/deliveries', 'POST', rules)
  for (let number = 0; number < 20; number++) await bench.stripe.customers.create({ email: `${number}@example.com` })
  await control('/clock', 'POST', { advance_seconds: 60 })
  return received.map((email) => Number.parseInt(email, 10))
}

const all = Array.from({ length: 20 }, (_, number) => number)
const sorted = (numbers: number[]) => [...numbers].sort((a, b) => a - b)

test('dropped deliveries never come by themselves, count as undelivered, and can be resent', async () => {
  const heard = await hear({ dropped: 0.5, seed: 3 })
  expect(heard.length).toBeGreaterThan(2)
  expect(heard.length).toBeLessThan(18)
  await control('/clock', 'POST', { advance_seconds: 4 * 86_400 })
  expect(received).toHaveLength(heard.length)

  const missing = (await bench.stripe.events.list({ delivery_success: false, limit: 100 })).data
  const emails = missing.map((event) => Number.parseInt((event.data.object as Stripe.Customer).email ?? '', 10))
  expect(sorted([...heard, ...emails])).toEqual(all)
  expect(missing.every((event) => event.pending_webhooks === 1)).toBe(true)
  expect(await control('/deliveries', 'GET')).toMatchObject({ dropped: 0.5, decided: 20, undelivered: { dropped: missing.length, pending: 0 } })

  expect(await control('/deliveries/resend', 'POST', { event: missing[0]?.id })).toMatchObject({ resent: 1, succeeded: 1 })
  expect((await bench.stripe.events.retrieve(missing[0]?.id ?? '')).pending_webhooks).toBe(0)
  expect(await control('/deliveries/resend', 'POST', {})).toMatchObject({ resent: missing.length - 1, succeeded: missing.length - 1 })
  expect((await bench.stripe.events.list({ delivery_success: false })).data).toEqual([])
  expect(sorted(received.map((email) => Number.parseInt(email, 10)))).toEqual(all)
})

test('doubled deliveries come twice, with the same event', async () => {
  expect(sorted(await hear({ doubled: 1 }))).toEqual(sorted([...all, ...all]))
  const [event] = (await bench.stripe.events.list({ type: 'customer.created', limit: 1 })).data
  expect(event?.pending_webhooks).toBe(0)
  const delivery = [...bench.sandbox.world.store.all('delivery')].find((row) => row.object.event === event?.id)
  expect(delivery?.object).toMatchObject({ state: 'succeeded', attempts: [{ status: 200 }, { status: 200 }] })
})

test('shuffled deliveries overtake one another, in the same way for the same seed', async () => {
  const heard = await hear({ shuffle_ms: 30_000, seed: 5 })
  expect(sorted(heard)).toEqual(all)
  expect(heard).not.toEqual(all)
  const share = { dropped: 0.3, doubled: 0.3, seed: 5 }
  const first = sorted(await hear(share))
  expect(first).not.toEqual(all)
  expect(sorted(await hear(share))).toEqual(first)
  expect(sorted(await hear({ ...share, seed: 6 }))).not.toEqual(first)
})

test('delayed deliveries wait in the world’s time', async () => {
  await control('/deliveries', 'POST', { delay_ms: 3_600_000 })
  await bench.stripe.customers.create({ email: '0@example.com' })
  await control('/clock', 'POST', { advance_seconds: 3000 })
  expect(received).toEqual([])
  await control('/clock', 'POST', { advance_seconds: 700 })
  expect(received).toEqual(['0@example.com'])
  await control('/deliveries', 'DELETE')
  await bench.stripe.customers.create({ email: '1@example.com' })
  await eventually(async () => received.length === 2)
})

test('wrong rules are refused, and the dashboard has the same switches', async () => {
  expect(await control('/deliveries', 'POST', { dropped: 2 })).toMatchObject({ status: 400 })
  expect(await control('/deliveries/resend', 'POST', { events: 'all' })).toMatchObject({ status: 400 })
  const page = `${bench.sandbox.url}/dashboard/${bench.sandbox.platform.accountId}/faults`
  const press = (path: string, fields: Record<string, string>) =>
    fetch(page + path, { method: 'POST', headers: { Origin: bench.sandbox.url }, body: new URLSearchParams(fields) })
  const set = await press('/deliveries', { dropped: '100', doubled: '0', delay_ms: '0', shuffle_ms: '250', seed: '9' })
  expect(await set.text()).toContain('100 % are lost; each up to 250 ms longer')
  expect(await control('/deliveries', 'GET')).toMatchObject({ dropped: 1, shuffle_ms: 250, seed: 9 })
  expect((await press('/deliveries', { dropped: '101' })).status).toBe(400)
  await bench.stripe.customers.create({ email: '0@example.com' })
  await press('/deliveries/reset', {})
  expect(await control('/deliveries', 'GET')).toMatchObject({ dropped: 0, shuffle_ms: 0, undelivered: { dropped: 1 } })
  expect(await (await press('/deliveries/resend', {})).text()).toContain('Sent again: 1, of which 1 arrived.')
})
