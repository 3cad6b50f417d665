import { randomUUID } from 'node:crypto'
import Stripe from 'stripe'
import { afterAll, expect, test, vi } from 'vitest'
import { db, pool } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { testDatabase } from '@/testing/database'
import { processEvent } from './process-event'
import { receiveEvent } from './receive-event'
import { replayEvent } from './replay-event'

await testDatabase()
process.env.STRIPE_CONNECT_WEBHOOK_SECRETS = 'whsec_new, whsec_old'
afterAll(stopJobs)

const sign = (payload: string, secret: string, timestamp?: number) =>
  new Stripe('sk_test_x').webhooks.generateTestHeaderString({ payload, secret, ...(timestamp && { timestamp }) })

function makeEvent(change: { type?: string; livemode?: boolean; object?: object } = {}) {
  const { type = 'customer.created', livemode = false, object = { id: 'cus_1', object: 'customer' } } = change
  const id = `evt_${randomUUID().replaceAll('-', '')}`
  const event = {
    id,
    object: 'event',
    account: 'acct_1Seller',
    api_version: '2026-10-28.endive',
    created: 1_790_000_000,
    data: { object },
    livemode,
    type,
  }
  return { id, body: JSON.stringify(event) }
}
const countJobs = (eventId: string) =>
  db().$queryRaw<{ count: number }[]>`select count(*)::int as count from pgboss.job where data->>'eventId' = ${eventId}`

test('a delivery is stored with its job once, however often it comes and all at once', async () => {
  const { id, body } = makeEvent()
  const received = await Promise.all([1, 2, 3].map(() => receiveEvent('connect', body, sign(body, 'whsec_new'))))
  expect(received.sort()).toEqual(['known', 'known', 'stored'])
  expect(await db().webhookEvent.findUnique({ where: { id } })).toMatchObject({
    scope: 'connect',
    accountId: 'acct_1Seller',
    status: 'received',
    created: new Date(1_790_000_000_000),
    payload: { id },
  })
  expect(await countJobs(id)).toEqual([{ count: 1 }])
})

test('a delivery with the old secret is taken while the secret is rolled', async () => {
  const { body } = makeEvent()
  expect(await receiveEvent('connect', body, sign(body, 'whsec_old'))).toBe('stored')
})

test.each([
  ['of another secret', (body: string) => sign(body, 'whsec_platform_test')],
  ['that is ten minutes old', (body: string) => sign(body, 'whsec_new', Math.floor(Date.now() / 1000) - 600)],
  ['without a signature', () => ''],
  ['of another body', () => sign('{}', 'whsec_new')],
])('a delivery %s is refused and nothing is stored', async (_name, header) => {
  const { id, body } = makeEvent()
  expect(await receiveEvent('connect', body, header(body))).toBe('bad_signature')
  expect(await db().webhookEvent.findUnique({ where: { id } })).toBeNull()
})

test('a delivery of the other mode is acknowledged and not stored', async () => {
  const { id, body } = makeEvent({ livemode: true })
  expect(await receiveEvent('connect', body, sign(body, 'whsec_new'))).toBe('other_mode')
  expect(await db().webhookEvent.findUnique({ where: { id } })).toBeNull()
})

const store = async (change: Parameters<typeof makeEvent>[0]) => {
  const { id, body } = makeEvent(change)
  await receiveEvent('connect', body, sign(body, 'whsec_new'))
  return id
}

test('an event that nobody listens to is marked ignored', async () => {
  const id = await store({ type: 'customer.created' })
  await processEvent(id)
  expect(await db().webhookEvent.findUnique({ where: { id } })).toMatchObject({ status: 'ignored', note: 'No handler for customer.created.' })
})

test('an event of a payment that is not ours is processed, with a note', async () => {
  const id = await store({
    type: 'payment_intent.succeeded',
    object: { id: 'pi_other', object: 'payment_intent', metadata: { orderId: randomUUID() } },
  })
  await processEvent(id)
  expect(await db().webhookEvent.findUnique({ where: { id } })).toMatchObject({ status: 'processed', note: 'Not of one of our orders.' })
})

test('an event that cannot be processed keeps its error, fails its job, and can be replayed', async () => {
  const id = await store({ type: 'charge.updated', object: { object: 'charge' } })
  await expect(processEvent(id)).rejects.toThrow()
  const failed = await db().webhookEvent.findUnique({ where: { id } })
  expect(failed?.status).toBe('failed')
  expect(failed?.note).toContain('id')
  await db().webhookEvent.update({ where: { id }, data: { payload: { data: { object: { id: 'ch_1', object: 'charge' } } } } })
  expect(await replayEvent(id)).toEqual({ status: 'processed', note: 'Not of one of our orders.' })
})

test('an event that cannot be processed is retrying while its job has tries left, and failed once it is given up', async () => {
  const id = await store({ type: 'charge.updated', object: { object: 'charge' } })
  const statusAfter = async (onFailure: 'retry' | 'leave' | 'give_up') => {
    await expect(processEvent(id, onFailure)).rejects.toThrow()
    return (await db().webhookEvent.findUnique({ where: { id } }))?.status
  }
  expect(await statusAfter('retry')).toBe('retrying')
  expect(await statusAfter('leave')).toBe('retrying')
  expect(await statusAfter('give_up')).toBe('failed')
  expect(await statusAfter('leave')).toBe('failed')
})

test('an unknown event id is left alone', async () => {
  await processEvent('evt_unknown')
  expect(await replayEvent('evt_unknown')).toBeNull()
})

const deliver = ({ body }: { body: string }) => receiveEvent('connect', body, sign(body, 'whsec_new'))
const crowd = (count: number) => Array.from({ length: count }, () => makeEvent())

test('a crowd of deliveries is stored in few statements, each event with one job', async () => {
  const events = crowd(300)
  const query = vi.spyOn(pool(), 'query')
  const received = await Promise.all([...events, ...events].map(deliver))
  expect(received.filter((each) => each === 'stored')).toHaveLength(300)
  expect(query.mock.calls.length).toBeGreaterThan(0)
  expect(query.mock.calls.length).toBeLessThan(30)
  query.mockRestore()
  const [count] = await db().$queryRaw<{ events: number; jobs: number }[]>`
      select count(*)::int as events, (select count(*)::int from pgboss.job where data->>'eventId' = any(${events.map(({ id }) => id)})) as jobs
      from "WebhookEvent" where id = any(${events.map(({ id }) => id)})`
  expect(count).toEqual({ events: 300, jobs: 300 })
})

test('a crowd of deliveries with one that PostgreSQL refuses is stored, that one as text', async () => {
  const { id, body } = makeEvent()
  // jsonb has no place for a number of a million digits.
  const bad = { id, body: body.replace('"livemode"', '"large":1e999999,"livemode"') }
  const received = await Promise.all([bad, ...crowd(5)].map(deliver))
  expect(received).toEqual(received.map(() => 'stored'))
  expect((await db().webhookEvent.findUnique({ where: { id } }))?.payload).toEqual({ unreadable: bad.body })
})
