import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import Stripe from 'stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { testDatabase } from '@/testing/database'
import { freePort } from '@/tools/start/ports'

await testDatabase()
let inbox: ChildProcess
let url = ''

beforeAll(async () => {
  const port = await freePort()
  url = `http://localhost:${port}/api/stripe/webhooks`
  // Its first line says that it listens.
  const env = { ...process.env, STRIPE_CONNECT_WEBHOOK_SECRETS: 'whsec_inbox', PORT: String(port), LOG_LEVEL: 'info' }
  inbox = spawn(process.execPath, ['--import', 'tsx', 'jobs/inbox.ts'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise((resolve) => inbox.stdout?.once('data', resolve))
})
afterAll(() => inbox.kill('SIGKILL'))

function post(scope: string, body: string, secret = 'whsec_inbox'): Promise<Response> {
  const header = new Stripe('sk_test_x').webhooks.generateTestHeaderString({ payload: body, secret })
  return fetch(`${url}/${scope}`, { method: 'POST', body, headers: { 'stripe-signature': header } })
}
const makeEvent = (id: string, object: object = { id: 'cus_1', object: 'customer' }) =>
  JSON.stringify({ id, object: 'event', account: 'acct_1', created: 1_790_000_000, data: { object }, livemode: false, type: 'customer.created' })

test('a delivery is stored with its job before it is answered, once', async () => {
  const id = `evt_${randomUUID()}`
  const answers = [await post('connect', makeEvent(id)), await post('connect', makeEvent(id))]
  expect(await Promise.all(answers.map((answer) => answer.json()))).toEqual([{ received: 'stored' }, { received: 'known' }])
  expect(await db().webhookEvent.findUnique({ where: { id } })).toMatchObject({ scope: 'connect', status: 'received' })
  expect(await db().$queryRaw`select 1 as job from pgboss.job where data->>'eventId' = ${id}`).toEqual([{ job: 1 }])
})

test('a delivery that is not signed, too large, or not ours is refused and not stored', async () => {
  const id = `evt_${randomUUID()}`
  const wrong = await post('connect', makeEvent(id), 'whsec_other')
  expect([wrong.status, (await wrong.json()).code]).toEqual([400, 'bad_signature'])
  expect((await post('connect', makeEvent(id, { filler: 'x'.repeat(1_100_000) }))).status).toBe(413)
  expect((await post('elsewhere', makeEvent(id))).status).toBe(404)
  expect((await fetch(`${url}/connect`)).status).toBe(404)
  expect(await db().webhookEvent.findUnique({ where: { id } })).toBeNull()
})

test('a delivery with NUL is stored with it escaped, and a signed body that is no event is refused', async () => {
  const id = `evt_${randomUUID()}`
  expect((await post('connect', makeEvent(id, { id: 'cus_\u0000' }))).status).toBe(200)
  expect((await db().webhookEvent.findUnique({ where: { id } }))?.payload).toMatchObject({ data: { object: { id: 'cus_\\u0000' } } })
  expect((await post('connect', 'no JSON')).status).toBe(400)
})

test('the inbox stops when told to, after the answers it owes', async () => {
  const code = new Promise((resolve) => inbox.once('exit', resolve))
  const owed = post('connect', makeEvent(`evt_${randomUUID()}`))
  await owed
  inbox.kill('SIGTERM')
  expect(await code).toBe(0)
})
