import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deauthorize } from '@/sandbox/accounts/connect'
import { type Bench, clientOf, refusal, startBench } from '@/sandbox/testing/sandbox-client'

let bench: Bench

beforeAll(async () => {
  bench = await startBench()
})
afterAll(() => bench.close())

interface Answer {
  status: number
  headers: Headers
  body: { error?: { type: string; code?: string; param?: string; message: string; request_log_url?: string }; [key: string]: unknown }
}

async function send(
  method: string,
  path: string,
  options: { key?: string | null; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  const key = options.key === undefined ? bench.sandbox.platform.secretKey : options.key
  const headers: Record<string, string> = { ...(key && { Authorization: `Bearer ${key}` }), ...options.headers }
  if (options.body !== undefined) headers['Content-Type'] = 'application/x-www-form-urlencoded'
  const answer = await fetch(`${bench.sandbox.url}${path}`, { method, headers, body: options.body })
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Answer['body'] }
}

describe('keys and accounts', () => {
  test('no key, a wrong key, a live-looking key: 401 with a challenge and without a log address', async () => {
    for (const key of [null, 'sk_test_nothing1234', 'sk_live_51SoukLocalPlatformSecretKey00000000']) {
      const answer = await send('GET', '/v1/customers', { key })
      expect(answer.status).toBe(401)
      expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="Stripe"')
      expect(answer.body.error?.type).toBe('invalid_request_error')
      expect(answer.body.error?.request_log_url).toBeUndefined()
    }
    const wrong = await send('GET', '/v1/customers', { key: 'sk_test_nothing1234' })
    expect(wrong.body.error?.message).toMatch(/^Invalid API Key provided: sk_test_\*+1234$/)
  })

  test('Basic authentication works like Bearer', async () => {
    const basic = Buffer.from(`${bench.sandbox.platform.secretKey}:`).toString('base64')
    expect((await send('GET', '/v1/customers', { key: null, headers: { Authorization: `Basic ${basic}` } })).status).toBe(200)
  })

  test('a publishable key reaches an intent with its client secret only, and sees no more than a page may', async () => {
    const intent = await bench.stripe.paymentIntents.create({ amount: 1000, currency: 'usd', metadata: { secret: 'yes' } })
    const key = bench.sandbox.platform.publishableKey
    expect((await send('GET', '/v1/customers', { key })).status).toBe(403)
    expect((await send('GET', `/v1/payment_intents/${intent.id}`, { key })).status).toBe(400)
    expect((await send('GET', `/v1/payment_intents/${intent.id}?client_secret=${intent.id}_secret_x`, { key })).status).toBe(400)
    const seen = await send('GET', `/v1/payment_intents/${intent.id}?client_secret=${intent.client_secret}`, { key })
    expect(seen.body).toMatchObject({ id: intent.id, amount: 1000, status: 'requires_payment_method' })
    expect(seen.body).not.toHaveProperty('metadata')
  })

  test('an account that is foreign, unknown or gone: 403 account_invalid in the recorded words', async () => {
    const account = await bench.seller()
    const on = { stripeAccount: account }
    expect((await bench.stripe.customers.list({}, on)).data).toEqual([])
    const { world } = bench.sandbox
    world.store.transaction(() => deauthorize(world, { account, request: null }, bench.sandbox.platform.clientId))
    for (const gone of [account, 'acct_1Nobody000000000']) {
      const error = await refusal(bench.stripe.customers.list({}, { stripeAccount: gone }))
      expect(error).toMatchObject({ statusCode: 403, code: 'account_invalid', type: 'StripePermissionError' })
      expect(error.message).toMatch(
        new RegExp(`^The provided key 'sk_test_\\*+0000' does not have access to account '${gone}' \\(or that account does not exist\\)\\.`),
      )
    }
    expect(await refusal(bench.stripe.accounts.retrieve(account))).toMatchObject({ statusCode: 403 })
  })

  test('one account never sees what another one owns', async () => {
    const account = await bench.seller()
    const customer = await bench.stripe.customers.create({ email: 'a@example.com' }, { stripeAccount: account })
    expect(await refusal(bench.stripe.customers.retrieve(customer.id))).toMatchObject({ statusCode: 404, code: 'resource_missing', param: 'id' })
  })

  test('the version is echoed, another one refused', async () => {
    const answer = await send('GET', '/v1/customers', { headers: { 'Stripe-Version': '2026-10-28.endive' } })
    expect(answer.headers.get('stripe-version')).toBe('2026-10-28.endive')
    expect((await send('GET', '/v1/customers', { headers: { 'Stripe-Version': '2020-08-27' } })).status).toBe(400)
  })

  test('other versions are answered in our shape, and say so, once that is switched on', async () => {
    const ask = (version: string) => send('GET', '/v1/customers', { headers: { 'Stripe-Version': version } })
    await bench.sandbox.control.settings({ other_versions: true })
    for (const version of ['2020-08-27', '2025-03-31.basil', '2026-11-18.endive']) {
      const answer = await ask(version)
      expect([answer.status, answer.headers.get('stripe-version'), answer.headers.get('souk-answered-as')]).toEqual([
        200,
        version,
        '2026-10-28.endive',
      ])
    }
    expect((await ask('2026-10-28.endive')).headers.get('souk-answered-as')).toBeNull()
    for (const version of ['2027-01-01.endive', '2020-08-27.acacia', '2025-03-31', '2026-13-40.endive', 'latest']) {
      const answer = await ask(version)
      expect([answer.status, answer.headers.get('stripe-version')]).toEqual([400, '2026-10-28.endive'])
    }
    const body = 'amount=2000&currency=usd&payment_method_types[]=card'
    const create = (version: string) => send('POST', '/v1/payment_intents', { body, headers: { 'Stripe-Version': version } })
    expect((await create('2025-03-31.basil')).body).toMatchObject({ payment_method_types: ['card'] })
    expect((await create('2026-11-18.endive')).body.error).toMatchObject({ code: 'payment_method_types_no_longer_supported' })
    await bench.sandbox.control.settings({ other_versions: false })
    expect((await ask('2020-08-27')).status).toBe(400)
  })

  test('an operation that was not used for long: the code came with a version', async () => {
    await bench.sandbox.control.settings({ other_versions: true })
    const rule = { method: 'POST', path: '^/v1/accounts$', action: 'refuse_inactive_operation' as const, times: 2 }
    await bench.sandbox.control.addFault(rule)
    const create = (version: string) => send('POST', '/v1/accounts', { body: 'type=standard', headers: { 'Stripe-Version': version } })
    const [ours, newer] = [await create('2026-10-28.endive'), await create('2026-11-18.endive')]
    expect([ours.status, ours.body.error?.code]).toEqual([400, undefined])
    expect([newer.status, newer.body.error?.code]).toEqual([400, 'inactive_api_operation_confirmation_required'])
    expect((await create('2026-11-18.endive')).status).toBe(200)
    await bench.sandbox.control.settings({ other_versions: false })
  })

  test('a page of any origin may call', async () => {
    const preflight = await fetch(`${bench.sandbox.url}/v1/confirmation_tokens`, {
      method: 'OPTIONS',
      headers: { Origin: 'http://localhost:3000', 'Access-Control-Request-Headers': 'authorization, stripe-account' },
    })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
    expect(preflight.headers.get('access-control-allow-headers')).toContain('stripe-account')
  })
})

describe('refusals', () => {
  test('an address that is none of ours or of Stripe: the envelope, so that the SDK does not take it for success', async () => {
    const unknown = await send('GET', '/v1/nothing_here')
    expect(unknown.status).toBe(404)
    expect(unknown.body.error?.request_log_url).toContain('/dashboard/acct_1SoukLocalPlatfrm/logs?object=req_')
    expect(unknown.body.error?.message).toMatch(/^Unrecognized request URL \(GET: \/v1\/nothing_here\)\. Please see https:\/\/stripe\.com\/docs/)
    expect((await send('GET', '/elsewhere')).body.error).toBeDefined()
    expect((await send('DELETE', '/v1/payment_intents/pi_1')).body.error?.message).toContain('(DELETE: /v1/payment_intents/pi_1)')
  })

  test.each([
    ['foo=1', 'parameter_unknown', 'foo', 'Received unknown parameter: foo'],
    ['amount=1000', 'parameter_missing', 'currency', 'Missing required param: currency.'],
    ['amount=ten&currency=usd', 'parameter_invalid_integer', 'amount', 'Invalid integer: ten'],
    ['amount=0&currency=usd', 'parameter_invalid_integer', 'amount', 'This value must be greater than or equal to 1.'],
    ['amount=49&currency=usd', 'amount_too_small', 'amount', 'Amount must be at least $0.50 usd'],
    ['amount=49&currency=jpy', 'amount_too_small', 'amount', 'Amount must convert to at least 50 cents. ¥49 converts to approximately $0.33.'],
    ['amount=1000&currency=usd&capture_method=later', undefined, 'capture_method', 'Invalid capture_method: must be one of'],
    ['amount=1000&currency=usd&confirm=yes', undefined, 'confirm', 'Invalid boolean: yes'],
    ['amount=1000&currency=usd&customer=cus_x', 'resource_missing', 'customer', "No such customer: 'cus_x'"],
    ['amount=1000&currency=usd&shipping[planet]=mars', 'parameter_unknown', 'shipping[planet]', 'Received unknown parameter: shipping[planet]'],
    ['amount=1000&currency=usd&statement_descriptor=X', undefined, 'statement_descriptor', 'not supported for card payments'],
  ])('%s', async (body, code, param, message) => {
    const { status, body: answer } = await send('POST', '/v1/payment_intents', {
      body: body.startsWith('foo') ? `${body}&amount=1000&currency=usd` : body,
    })
    expect(status).toBe(400)
    expect(answer.error).toMatchObject({ type: 'invalid_request_error', param })
    expect(answer.error?.code).toBe(code)
    expect(answer.error?.message).toContain(message)
  })

  test('metadata: limits, merging, removing', async () => {
    const { stripe } = bench
    const customer = await stripe.customers.create({ metadata: { a: '1', b: '2' } })
    expect((await stripe.customers.update(customer.id, { metadata: { a: '', c: '3' } })).metadata).toEqual({ b: '2', c: '3' })
    expect((await stripe.customers.update(customer.id, { metadata: '' })).metadata).toEqual({})
    expect(await refusal(stripe.customers.create({ metadata: { ['k'.repeat(41)]: '1' } }))).toMatchObject({ statusCode: 400 })
    expect(await refusal(stripe.customers.create({ metadata: { k: 'v'.repeat(501) } }))).toMatchObject({ statusCode: 400 })
    const many = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, 'v']))
    expect(await refusal(stripe.customers.create({ metadata: many }))).toMatchObject({ statusCode: 400 })
  })

  test('card numbers come from our own frame only', async () => {
    const body = 'type=card&card[number]=4242424242424242&card[exp_month]=12&card[exp_year]=2040&card[cvc]=123'
    expect((await send('POST', '/v1/payment_methods', { body })).status).toBe(402)
    const key = bench.sandbox.platform.publishableKey
    expect((await send('POST', '/v1/payment_methods', { key, body, headers: { Origin: 'http://localhost:3000' } })).status).toBe(402)
    const own = { Origin: bench.sandbox.url }
    expect((await send('POST', '/v1/payment_methods', { key, body, headers: own })).body).toMatchObject({ card: { last4: '4242' } })
    const typo = await send('POST', '/v1/payment_methods', { key, body: body.replace('4242424242424242', '4242424242424241'), headers: own })
    expect(typo.body.error).toMatchObject({ type: 'card_error', code: 'incorrect_number', param: 'number' })
  })
})

describe('lists', () => {
  test('pages follow each other both ways', async () => {
    const { stripe } = bench
    const account = await bench.seller()
    const on = { stripeAccount: account }
    const ids: string[] = []
    for (let index = 0; index < 7; index++) ids.unshift((await stripe.customers.create({ email: `p${index}@example.com` }, on)).id)
    const first = await stripe.customers.list({ limit: 3 }, on)
    expect(first.data.map((each) => each.id)).toEqual(ids.slice(0, 3))
    expect(first).toMatchObject({ has_more: true, url: '/v1/customers' })
    const second = await stripe.customers.list({ limit: 3, starting_after: ids[2] }, on)
    expect(second.data.map((each) => each.id)).toEqual(ids.slice(3, 6))
    const back = await stripe.customers.list({ limit: 3, ending_before: ids[5] }, on)
    expect(back.data.map((each) => each.id)).toEqual(ids.slice(2, 5))
    expect(back.has_more).toBe(true)
    const all: string[] = []
    for await (const each of stripe.customers.list({ limit: 2 }, on)) all.push(each.id)
    expect(all).toEqual(ids)
    expect(await refusal(stripe.customers.list({ limit: 101 }, on))).toMatchObject({ param: 'limit' })
    expect(await refusal(stripe.customers.list({ starting_after: 'cus_gone' }, on))).toMatchObject({
      code: 'resource_missing',
      param: 'starting_after',
    })
    const filtered = await stripe.customers.list({ email: 'p3@example.com', created: { gte: 1 } }, on)
    expect(filtered.data).toHaveLength(1)
    expect((await stripe.customers.list({ created: { gt: 99_999_999_999 } }, on)).data).toEqual([])
  })

  test('expand reaches four levels and refuses what cannot be expanded', async () => {
    const { stripe } = bench
    const intent = await stripe.paymentIntents.create({
      amount: 1000,
      currency: 'usd',
      confirm: true,
      capture_method: 'automatic',
      payment_method: 'pm_card_visa',
      allowed_payment_method_types: ['card'],
      expand: ['latest_charge.balance_transaction.source', 'latest_charge.payment_intent'],
    })
    expect(intent.latest_charge).toMatchObject({ object: 'charge', balance_transaction: { type: 'charge', source: { object: 'charge' } } })
    const listed = await stripe.balanceTransactions.list({ expand: ['data.source'] })
    expect(listed.data[0]?.source).toMatchObject({ object: 'charge' })
    expect((await refusal(stripe.paymentIntents.retrieve(intent.id, { expand: ['amount'] }))).message).toBe(
      'This property cannot be expanded (amount).',
    )
    const deep = 'latest_charge.balance_transaction.source.balance_transaction.source'
    expect(await refusal(stripe.paymentIntents.retrieve(intent.id, { expand: [deep] }))).toMatchObject({ statusCode: 400 })
  })

  test('tokens from OAuth act for their account', async () => {
    const account = await bench.seller()
    const row = [...bench.sandbox.world.store.newest('api_key', account)].find((each) => each.object.kind === 'secret')
    const own = clientOf(bench.sandbox, row?.id)
    expect((await own.accounts.retrieve(account)).id).toBe(account)
  })
})
