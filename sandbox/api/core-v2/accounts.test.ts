import { afterAll, expect, test } from 'vitest'
import { clientOf, refusal, startBench } from '@/sandbox/testing/sandbox-client'

const bench = await startBench({ asyncDelayMs: 1 })
const { stripe, sandbox } = bench
const { accounts, accountLinks } = stripe.v2.core
afterAll(() => bench.close())

const include = ['configuration.merchant', 'configuration.recipient', 'defaults', 'identity', 'requirements'] as const
const facts = {
  contact_email: 'jenny@example.com',
  display_name: 'Clay & Co',
  dashboard: 'full' as const,
  defaults: { responsibilities: { fees_collector: 'stripe' as const, losses_collector: 'stripe' as const } },
  identity: { country: 'US', entity_type: 'company' as const },
  configuration: { merchant: { capabilities: { card_payments: { requested: true } } } },
  metadata: { shop: '7' },
}

/** The accounts on a page, or null where there is no such page. */
async function pageAt(path: string): Promise<string[] | null> {
  const headers = { Authorization: `Bearer ${sandbox.platform.secretKey}`, 'Stripe-Version': '2026-10-28.endive' }
  const { data }: { data?: { id: string }[] } = await (await fetch(sandbox.url + path, { headers })).json()
  return data?.map(({ id }) => id) ?? null
}

test('a restricted key reads accounts with that permission alone', async () => {
  const keyFor = async (permissions: object): Promise<string> => {
    const answer = await fetch(`${sandbox.url}/_sandbox/keys`, { method: 'POST', body: JSON.stringify({ kind: 'restricted', permissions }) })
    return (await answer.json()).id
  }
  expect((await clientOf(sandbox, await keyFor({ account: 'read' })).v2.core.accounts.list({})).data).toEqual([])
  expect(await refusal(clientOf(sandbox, await keyFor({ charge: 'read' })).v2.core.accounts.list({}))).toMatchObject({ statusCode: 403 })
})

test('an account is made, and shows what is asked for', async () => {
  const plain = await accounts.create(facts)
  expect(plain).toMatchObject({
    object: 'v2.core.account',
    applied_configurations: ['merchant'],
    closed: false,
    configuration: null,
    contact_email: 'jenny@example.com',
    dashboard: 'full',
    defaults: null,
    display_name: 'Clay & Co',
    identity: null,
    livemode: false,
    metadata: { shop: '7' },
    requirements: null,
  })
  expect(plain.created).toMatch(/^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}Z$/)
  const whole = await accounts.retrieve(plain.id, { include: [...include] })
  expect(whole).toMatchObject({
    configuration: { merchant: { applied: true, capabilities: { card_payments: { status: 'restricted' } } }, recipient: null },
    defaults: { currency: 'usd', responsibilities: { fees_collector: 'stripe', losses_collector: 'stripe', requirements_collector: 'stripe' } },
    identity: { country: 'us', entity_type: 'company' },
  })
  expect(whole.requirements?.entries?.[0]).toMatchObject({
    awaiting_action_from: 'user',
    impact: { restricts_capabilities: [{ capability: 'card_payments', configuration: 'merchant' }] },
    requested_reasons: [{ code: 'routine_onboarding' }],
  })
  expect(whole.requirements?.summary?.minimum_deadline).toMatchObject({ status: 'past_due' })
  expect(await stripe.accounts.retrieve(plain.id)).toMatchObject({ type: 'standard', email: 'jenny@example.com', business_type: 'company' })
})

test('an account is changed: a recipient is added, texts are told, country and dashboard stay', async () => {
  const { id } = await accounts.create(facts)
  const recipient = { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } }
  const changed = await accounts.update(id, {
    configuration: { recipient, merchant: { support: { phone: '+10000000000' } } },
    defaults: { profile: { business_url: 'https://shop.example' } },
    display_name: 'Clay',
    include: [...include],
  })
  expect(changed).toMatchObject({
    applied_configurations: ['merchant', 'recipient'],
    configuration: {
      merchant: { support: { phone: '+10000000000' } },
      recipient: { capabilities: { stripe_balance: { stripe_transfers: { status: 'restricted' } } } },
    },
    defaults: { profile: { business_url: 'https://shop.example' } },
    display_name: 'Clay',
  })
  expect(await refusal(accounts.update(id, { identity: { country: 'FR' } }))).toMatchObject({ statusCode: 400 })
  expect(await refusal(accounts.update(id, { dashboard: 'none' }))).toMatchObject({ statusCode: 400 })
})

test('a platform that has the fees, the losses and no dashboard collects by itself', async () => {
  const responsibilities = { fees_collector: 'application' as const, losses_collector: 'application' as const }
  const { id } = await accounts.create({ ...facts, dashboard: 'none', defaults: { responsibilities } })
  expect(await accounts.retrieve(id, { include: ['defaults'] })).toMatchObject({
    defaults: { responsibilities: { requirements_collector: 'application' } },
  })
})

test('accounts are listed by pages, also by configuration, and are gone from the list once closed', async () => {
  const made = [await accounts.create(facts), await accounts.create(facts), await accounts.create(facts)].map(({ id }) => id)
  const page = await accounts.list({ limit: 2 })
  expect([page.data.map(({ id }) => id), page.next_page_url]).toEqual([[made[2], made[1]], expect.stringContaining(`page=${made[1]}`)])
  const seen: string[] = []
  for await (const { id } of accounts.list({ limit: 2, applied_configurations: ['merchant'] })) seen.push(id)
  expect(seen.slice(0, 3)).toEqual([...made].reverse())
  expect(new Set(seen).size).toBe(seen.length)
  const [first = ''] = made
  expect(await refusal(accounts.close(first, { applied_configurations: ['recipient'] }))).toMatchObject({ statusCode: 400 })
  expect(await accounts.close(first, { applied_configurations: ['merchant'] })).toMatchObject({ id: first, closed: true })
  expect((await accounts.list({})).data.map(({ id }) => id)).not.toContain(first)
  expect((await accounts.list({ closed: true })).data.map(({ id }) => id)).toEqual([first])
  expect(await accounts.retrieve(first)).toMatchObject({ closed: true })
  const [, middle = '', newest = ''] = made
  await accounts.close(middle)
  expect(await pageAt(`${page.next_page_url}`)).not.toContain(newest)
  expect(await pageAt('/v2/core/accounts?page=acct_nothing')).toBeNull()
  expect(await refusal(accounts.update(first, { display_name: 'Again' }))).toMatchObject({ statusCode: 400 })
})

test('a link leads to the hosted form', async () => {
  const { id } = await accounts.create(facts)
  const way = { refresh_url: 'http://localhost:3000/again', return_url: 'http://localhost:3000/back' }
  const link = await accountLinks.create({ account: id, use_case: { type: 'account_onboarding', account_onboarding: way } })
  expect(link).toMatchObject({ object: 'v2.core.account_link', account: id, use_case: { type: 'account_onboarding', account_onboarding: way } })
  expect(Date.parse(link.expires_at) - Date.parse(link.created)).toBe(300_000)
  const opened = await fetch(link.url, { redirect: 'manual' })
  expect(opened.headers.get('location')).toBe('/connect/onboarding')
  expect(await refusal(accountLinks.create({ account: id, use_case: { type: 'account_onboarding' } }))).toMatchObject({ code: 'parameter_missing' })
})

test('a call to /v2 names its version, and sends JSON', async () => {
  const send = (headers: Record<string, string>, body: string) =>
    fetch(`${sandbox.url}/v2/core/accounts`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${sandbox.platform.secretKey}`, 'Content-Type': 'application/json', ...headers },
      body,
    })
  expect((await send({}, '{}')).status).toBe(400)
  expect((await send({ 'Stripe-Version': '2026-10-28.endive' }, 'contact_email=a')).status).toBe(400)
  expect((await send({ 'Stripe-Version': '2026-10-28.endive' }, '{"nobody":1}')).status).toBe(400)
  expect((await send({ 'Stripe-Version': '2026-10-28.endive' }, '{"identity":{"country":"US"}}')).status).toBe(200)
})
