import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Bench, clientOf, startBench } from '@/sandbox/testing/sandbox-client'

let bench: Bench

beforeAll(async () => {
  bench = await startBench({ redirectUris: ['http://localhost:3000/callback'] })
})
afterAll(() => bench.close())
beforeEach(() => call('DELETE', '/calls'))

async function call<T = Record<string, unknown>>(method: string, path: string, body?: object, headers?: Record<string, string>) {
  const answer = await fetch(`${bench.sandbox.url}/_sandbox${path}`, { method, headers, body: body && JSON.stringify(body) })
  return { status: answer.status, body: (await answer.json()) as T }
}

test('health and platform', async () => {
  expect((await call('GET', '/health')).body).toEqual({ ok: true, pid: process.pid })
  expect((await call('GET', '/platform')).body).toEqual({
    account_id: 'acct_1SoukLocalPlatfrm',
    secret_key: 'sk_test_51SoukLocalPlatformSecretKey00000000',
    publishable_key: 'pk_test_51SoukLocalPlatformPublishableKey0000',
    client_id: 'ca_SoukLocalPlatformClientId00000000000',
    redirect_uris: ['http://localhost:3000/callback'],
  })
})

test('both names of the machine reach it', async () => {
  const { port } = new URL(bench.sandbox.url)
  for (const host of ['localhost', '127.0.0.1']) expect((await fetch(`http://${host}:${port}/_sandbox/health`)).status).toBe(200)
})

test('redirect URIs are registered once', async () => {
  for (let times = 0; times < 2; times++) await call('POST', '/redirect-uris', { uri: 'http://localhost:3001/callback' })
  expect((await call('GET', '/platform')).body.redirect_uris).toEqual(['http://localhost:3000/callback', 'http://localhost:3001/callback'])
  expect((await call('POST', '/redirect-uris', { uri: 'no address' })).status).toBe(400)
})

test('the call log tells who called what, and nothing twice', async () => {
  const account = await bench.seller()
  await bench.stripe.customers.list({}, { stripeAccount: account })
  await bench.stripe.customers.create({ email: 'a@example.com' }, { idempotencyKey: 'log' })
  await bench.stripe.customers.retrieve('cus_none').catch(() => {})
  const { body } = await call<Array<{ n: number }>>('GET', '/calls')
  expect(body).toMatchObject([
    { method: 'GET', path: '/v1/customers', account, status: 200, idempotency_key: null },
    { method: 'POST', path: '/v1/customers', account: null, status: 200, idempotency_key: 'log' },
    { method: 'GET', path: '/v1/customers/cus_none', status: 404 },
  ])
  expect((await call('GET', `/calls?after=${body[1]?.n}`)).body).toHaveLength(1)
})

test('an account is made with a sign-in, changed, and says so', async () => {
  const facts = { email: 'Owner@example.com', business_name: 'Bread & Co', country: 'DE', default_currency: 'eur', password: 'secret' }
  const made = await call<{ id: string; email: string; password: string }>('POST', '/accounts', facts)
  expect(made.body).toMatchObject({ id: expect.stringMatching(/^acct_1\w{15}$/), email: 'owner@example.com', password: 'secret' })
  expect((await call('POST', '/accounts', { ...facts, password: 'wrong' })).status).toBe(409)
  expect((await call('POST', '/accounts', facts)).status).toBe(200)

  const change = { charges_enabled: false, currently_due: ['external_account'], business_name: 'Bread Only', statement_descriptor: 'BREAD ONLY' }
  const changed = await call('PATCH', `/accounts/${made.body.id}`, change)
  expect(changed.body).toMatchObject({
    charges_enabled: false,
    country: 'DE',
    default_currency: 'eur',
    capabilities: { card_payments: 'inactive' },
    requirements: { currently_due: ['external_account'], disabled_reason: 'requirements.past_due' },
    settings: { payments: { statement_descriptor: 'BREAD ONLY' } },
    business_profile: { name: 'Bread Only' },
  })
  const key = [...bench.sandbox.world.store.newest('api_key', made.body.id)].find((row) => row.object.kind === 'secret')?.id
  const events = await clientOf(bench.sandbox, key).events.list({ type: 'account.updated' })
  expect(events.data[0]?.data.previous_attributes).toMatchObject({ charges_enabled: true })
  expect((await call('PATCH', '/accounts/acct_none', change)).status).toBe(404)
})

test('faults hit the nth matching call of one account', async () => {
  const account = await bench.seller()
  await call('POST', '/faults', { method: 'GET', path: '^/v1/balance$', account, nth: 2, action: 'error_429' })
  const on = { stripeAccount: account }
  await bench.stripe.balance.retrieve({}, on)
  await bench.stripe.balance.retrieve()
  await expect(bench.stripe.balance.retrieve({}, on)).rejects.toMatchObject({ statusCode: 429, type: 'StripeRateLimitError' })
  await bench.stripe.balance.retrieve({}, on)
  await call('POST', '/faults', { method: '*', path: '.*', action: 'error_500_before', times: 100 })
  await call('DELETE', '/faults')
  await bench.stripe.balance.retrieve()
  expect((await call('POST', '/faults', { path: '(', action: 'delay' })).status).toBe(400)
})

test('a delayed call is let go when its rule is taken back, and no other', async () => {
  const [held, other] = [await bench.seller(), await bench.seller()]
  for (const account of [held, other])
    await call('POST', '/faults', { method: 'GET', path: '^/v1/balance$', account, action: 'delay', ms: 3_600_000 })
  const answered: string[] = []
  const calls = [held, other].map(async (account) => {
    await bench.stripe.balance.retrieve({}, { stripeAccount: account })
    answered.push(account)
  })
  await expect.poll(async () => (await call<{ done: number }[]>('GET', '/faults')).body.map(({ done }) => done)).toEqual([1, 1])
  await call('DELETE', `/faults?account=${held}`)
  await calls[0]
  expect(answered).toEqual([held])
  await call('DELETE', '/faults')
  await Promise.all(calls)
})

test('pages of other origins are kept out', async () => {
  expect((await call('POST', '/settings', { delay_ms: 5 }, { Origin: 'http://evil.example' })).status).toBe(403)
  expect((await call('POST', '/settings', { delay_ms: 0, async_delay_ms: 20 })).body).toEqual({
    delay_ms: 0,
    async_delay_ms: 20,
    search_delay_ms: 1000,
    keys_kept_seconds: 86_400,
    card_tokens: true,
    other_versions: false,
  })
})

test('the faults of one account are taken back alone', async () => {
  const [healed, ill] = [await bench.seller(), await bench.seller()]
  for (const account of [healed, ill]) await call('POST', '/faults', { path: '^/v1/balance$', account, action: 'error_500_before', times: 100 })
  await call('DELETE', `/faults?account=${healed}`)
  await bench.stripe.balance.retrieve({}, { stripeAccount: healed })
  await expect(bench.stripe.balance.retrieve({}, { stripeAccount: ill })).rejects.toMatchObject({ statusCode: 500 })
  await call('DELETE', '/faults')
})
