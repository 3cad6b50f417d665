import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type Stripe from 'stripe'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { changeAccount } from '@/sandbox/accounts/accounts'
import { deauthorize } from '@/sandbox/accounts/connect'
import { portOf } from '@/sandbox/core/port'
import { type Bench, eventually, refusal, startBench } from '@/sandbox/testing/sandbox-client'

interface Received {
  path: string
  headers: IncomingHttpHeaders
  body: string
}

let bench: Bench
let stripe: Stripe
let server: Server
let received: Received[] = []
let statuses: number[] = []
let origin: string

beforeAll(async () => {
  bench = await startBench()
  stripe = bench.stripe
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (data) => {
      body += data
    })
    request.on('end', () => {
      received.push({ path: request.url ?? '', headers: request.headers, body })
      response.writeHead(statuses.shift() ?? 200).end('thank you')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${portOf(server)}`
})
afterAll(async () => {
  await bench.close()
  server.close()
})
beforeEach(async () => {
  for (const endpoint of (await stripe.webhookEndpoints.list()).data) await stripe.webhookEndpoints.del(endpoint.id)
  received = []
  statuses = []
})

const arrived = (path: string, count = 1) =>
  eventually(async () => {
    const here = received.filter((each) => each.path === path)
    return here.length >= count ? here : null
  })

test('platform and Connect endpoints get their own events, signed with their own secrets', async () => {
  const account = await bench.seller()
  const platform = await stripe.webhookEndpoints.create({ url: `${origin}/platform`, enabled_events: ['*'] })
  const connect = await stripe.webhookEndpoints.create({ url: `${origin}/connect`, enabled_events: ['customer.created'], connect: true })
  expect(platform.secret).toMatch(/^whsec_/)
  expect((await stripe.webhookEndpoints.retrieve(platform.id)).secret).toBeUndefined()

  const own = await stripe.customers.create({ email: 'own@example.com' })
  const theirs = await stripe.customers.create({ email: 'theirs@example.com' }, { stripeAccount: account, idempotencyKey: 'theirs' })
  const [toPlatform] = await arrived('/platform')
  const [toConnect] = await arrived('/connect')
  if (!toPlatform || !toConnect) throw new Error('nothing came')

  const event = stripe.webhooks.constructEvent(toPlatform.body, String(toPlatform.headers['stripe-signature']), String(platform.secret))
  expect(event).toMatchObject({ type: 'customer.created', data: { object: { id: own.id } }, api_version: '2026-10-28.endive', livemode: false })
  expect(event.account).toBeUndefined()
  const other = stripe.webhooks.constructEvent(toConnect.body, String(toConnect.headers['stripe-signature']), String(connect.secret))
  expect(other).toMatchObject({ type: 'customer.created', account, data: { object: { id: theirs.id } }, request: { idempotency_key: 'theirs' } })
  expect(() => stripe.webhooks.constructEvent(toConnect.body, String(toConnect.headers['stripe-signature']), String(platform.secret))).toThrow()
  expect(received.map((each) => each.path).sort()).toEqual(['/connect', '/platform'])
  expect(await stripe.events.retrieve(event.id)).toMatchObject({ id: event.id, pending_webhooks: 0 })
})

test('a refused delivery is repeated with a new signature until it is taken', async () => {
  const endpoint = await stripe.webhookEndpoints.create({ url: `${origin}/retry`, enabled_events: ['customer.created'] })
  statuses = [500]
  await stripe.customers.create({ email: 'retry@example.com' })
  await arrived('/retry')
  const pending = await eventually(async () => (await stripe.events.list({ delivery_success: false })).data[0])
  expect(pending).toMatchObject({ type: 'customer.created', pending_webhooks: 1 })
  const [first, second] = await arrived('/retry', 2)
  expect(second?.body).toBe(first?.body)
  expect(stripe.webhooks.constructEvent(String(second?.body), String(second?.headers['stripe-signature']), String(endpoint.secret)).id).toBe(
    pending.id,
  )
  await eventually(async () => (await stripe.events.list({ delivery_success: false })).data.length === 0)
  const delivery = [...bench.sandbox.world.store.all('delivery')].find((row) => row.object.event === pending.id)
  expect(delivery?.object).toMatchObject({ state: 'succeeded', attempts: [{ status: 500, responseBody: 'thank you' }, { status: 200 }] })
})

test('resend posts the event once more', async () => {
  await stripe.webhookEndpoints.create({ url: `${origin}/again`, enabled_events: ['customer.created'] })
  await stripe.customers.create({ email: 'again@example.com' })
  await arrived('/again')
  const delivery = await eventually(async () =>
    [...bench.sandbox.world.store.all('delivery')].find((row) => row.object.url.endsWith('/again') && row.object.state === 'succeeded'),
  )
  const after = await bench.sandbox.world.dispatcher.resend(delivery.id)
  expect(after?.attempts).toHaveLength(2)
  expect(await arrived('/again', 2)).toHaveLength(2)
})

test('account.updated and the farewell reach the Connect endpoint; after it the account is silent', async () => {
  const { world } = bench.sandbox
  const account = await bench.seller()
  await stripe.webhookEndpoints.create({
    url: `${origin}/connect`,
    enabled_events: ['account.updated', 'account.application.deauthorized'],
    connect: true,
  })
  const scope = { account, request: null }
  world.store.transaction(() => changeAccount(world, scope, { charges_enabled: false, currently_due: ['external_account'] }))
  world.store.transaction(() => deauthorize(world, scope, bench.sandbox.platform.clientId))
  world.store.transaction(() => changeAccount(world, scope, { payouts_enabled: false }))
  const events = (await arrived('/connect', 2)).map((each) => JSON.parse(each.body) as Stripe.Event)
  const updated = events.find((event) => event.type === 'account.updated')
  expect(updated).toMatchObject({ account, data: { object: { charges_enabled: false }, previous_attributes: { charges_enabled: true } } })
  const gone = events.find((event) => event.type === 'account.application.deauthorized')
  expect(gone).toMatchObject({ account, data: { object: { id: bench.sandbox.platform.clientId, object: 'application' } } })
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(received).toHaveLength(2)
})

test('endpoints are kept, changed, disabled and removed', async () => {
  expect(await refusal(stripe.webhookEndpoints.create({ url: 'nowhere', enabled_events: ['*'] }))).toMatchObject({
    code: 'url_invalid',
    param: 'url',
  })
  const endpoint = await stripe.webhookEndpoints.create({ url: `${origin}/off`, enabled_events: ['*'] })
  expect(await stripe.webhookEndpoints.update(endpoint.id, { disabled: true })).toMatchObject({ status: 'disabled' })
  await stripe.customers.create({ email: 'quiet@example.com' })
  expect(await stripe.webhookEndpoints.del(endpoint.id)).toMatchObject({ deleted: true })
  expect(await refusal(stripe.webhookEndpoints.retrieve(endpoint.id))).toMatchObject({ statusCode: 404 })
  expect(received).toEqual([])
})
