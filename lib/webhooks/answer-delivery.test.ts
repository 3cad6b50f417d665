import { randomUUID } from 'node:crypto'
import Stripe from 'stripe'
import { afterAll, expect, test } from 'vitest'
import { POST } from '@/app/api/stripe/webhooks/[scope]/route'
import { db, disconnect } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { testDatabase } from '@/testing/database'
import { processEvent } from './process-event'

const url = await testDatabase()
afterAll(stopJobs)

const SECRET = 'whsec_connect_test'
const sign = (payload: string) => new Stripe('sk_test_x').webhooks.generateTestHeaderString({ payload, secret: SECRET })

/** What the endpoint answers to a body, signed unless told. */
async function deliver(body: string, { signature = sign(body), scope = 'connect' } = {}) {
  const request = new Request('http://localhost:3000/', { method: 'POST', body, headers: signature ? { 'stripe-signature': signature } : {} })
  const answer = await POST(request, { params: Promise.resolve({ scope }) })
  return { status: answer.status, said: await answer.json(), headers: answer.headers }
}

function eventOf(change: object = {}) {
  const id = `evt_${randomUUID().replaceAll('-', '')}`
  const event = { id, object: 'event', account: 'acct_1Seller', created: 1_790_000_000, livemode: false, type: 'customer.updated', ...change }
  return { id, event }
}

const stored = (id: string) => db().webhookEvent.findUnique({ where: { id } })

test.each([
  ['NUL', 'Ada\0Lovelace', 'Ada\\u0000Lovelace'],
  ['half of a surrogate pair', 'Ada\ud83d', 'Ada\\ud83d'],
  ['a backslash before u0000', 'C:\\u0000', 'C:\\u0000'],
  ['a whole pair', 'Ada 👍🏽', 'Ada 👍🏽'],
])('an event with %s in a name is stored and processed, and its note tells what was escaped', async (_, name, kept) => {
  const { id, event } = eventOf({ type: 'account.updated', account: null, data: { object: { id: 'acct_1', object: 'account', name } } })
  expect(await deliver(JSON.stringify(event))).toMatchObject({ status: 200, said: { received: 'stored' } })
  expect((await stored(id))?.payload).toMatchObject({ data: { object: { name: kept } } })
  await processEvent(id)
  expect(await stored(id)).toMatchObject({ status: 'processed' })
  if (kept !== name) expect((await stored(id))?.note).toMatch(/escaped/)
})

test('an event with a number beyond the bounds of PostgreSQL is stored as text, and fails with a note', async () => {
  const { id, event } = eventOf({ type: 'account.updated', account: null, data: { object: { id: 'acct_1', object: 'account' } } })
  const body = JSON.stringify(event).replace('"created"', '"large":1e999999,"created"')
  expect(await deliver(body)).toMatchObject({ status: 200, said: { received: 'stored' } })
  expect((await stored(id))?.payload).toEqual({ unreadable: body })
  await expect(processEvent(id)).rejects.toThrow()
  expect(await stored(id)).toMatchObject({ status: 'failed', note: expect.stringMatching(/not known here/) })
})

test('an event nested 100,000 times is stored as text', async () => {
  const { id, event } = eventOf()
  const body = JSON.stringify(event).replace('"created"', `"deep":${'['.repeat(100_000)}"\\u0000"${']'.repeat(100_000)},"created"`)
  expect(await deliver(body)).toMatchObject({ status: 200, said: { received: 'stored' } })
  expect(Object.keys((await stored(id))?.payload as object)).toEqual(['unreadable'])
})

test('an event that PostgreSQL does not take costs those that came with it nothing', async () => {
  const events = [eventOf(), eventOf({ data: { object: { id: 'cus_1', name: '\0' } } }), eventOf()]
  const answers = await Promise.all(events.map(({ event }) => deliver(JSON.stringify(event))))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
})

test.each(['plain text', '{"id":"evt_1"', '[]', 'null', '"evt_1"', '{}', JSON.stringify(eventOf({ id: 'evt_\0' }).event)])(
  'a signed body %j that is no event gets 400 with a note',
  async (body) => {
    expect(await deliver(body)).toMatchObject({ status: 400, said: { code: 'unreadable' } })
  },
)

test.each([
  { account: 'not an account' },
  { account: { not: 'x' } },
  { created: 'yesterday' },
  { created: 1e300 },
  { livemode: 'no' },
  { type: null },
  { id: 7 },
])('a signed event with %j gets 400', async (change) => {
  expect(await deliver(JSON.stringify(eventOf(change).event))).toMatchObject({ status: 400, said: { code: 'unreadable' } })
})

test('a thin event of API version 2 is acknowledged with a note, since it would come again for nothing', async () => {
  const thin = { id: 'evt_test_1', object: 'v2.core.event', type: 'v2.core.account.updated', livemode: false, created: '2026-12-01T00:00:00Z' }
  expect(await deliver(JSON.stringify(thin))).toMatchObject({ status: 200, said: { received: 'thin', note: expect.any(String) } })
})

test.each([
  't',
  't=',
  't=1',
  'v1=',
  't=abc,v1=zz',
  `t=1790000000,v1=${'é'.repeat(64)}`,
  't=1,t=2,v1=a,v1=b',
  '=,=,',
  ',',
  `t=${'9'.repeat(400)},v1=${'0'.repeat(64)}`,
])('the signature header %j matches nothing and gets 400', async (signature) => {
  expect(await deliver(JSON.stringify(eventOf().event), { signature })).toMatchObject({ status: 400, said: { code: 'bad_signature' } })
})

test('an endpoint that there is not gets 404', async () => {
  expect(await deliver('{}', { scope: '\0' })).toMatchObject({ status: 404, said: { code: 'no_such_endpoint' } })
})

test('while the database is gone a delivery is asked for again, with 503', async () => {
  await stopJobs()
  await disconnect()
  process.env.DATABASE_URL = 'postgresql://postgres@127.0.0.1:1/nowhere'
  const { vi } = await import('vitest')
  vi.resetModules()
  const { POST: post } = await import('@/app/api/stripe/webhooks/[scope]/route')
  const body = JSON.stringify(eventOf().event)
  const request = new Request('http://localhost:3000/', { method: 'POST', body, headers: { 'stripe-signature': sign(body) } })
  const answer = await post(request, { params: Promise.resolve({ scope: 'connect' }) })
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '30'])
  process.env.DATABASE_URL = url
})
