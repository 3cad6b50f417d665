import { afterAll, beforeAll, expect, test } from 'vitest'
import { advanceWorld } from '@/sandbox/core/advance'
import { type Bench, eventually, refusal, startBench } from '@/sandbox/testing/sandbox-client'

let bench: Bench

beforeAll(async () => {
  bench = await startBench({ asyncDelayMs: 1 })
})
afterAll(() => bench.close())

const asked = { capabilities: { card_payments: { requested: true }, transfers: { requested: true } } }
const back = { return_url: 'http://localhost:3000/back', refresh_url: 'http://localhost:3000/again', type: 'account_onboarding' as const }

const open = (url: string, cookie = '') => fetch(url, { redirect: 'manual', headers: { cookie } })

/** Opens a link as a browser does; gives its cookie. */
async function visit(account: string): Promise<string> {
  const link = await bench.stripe.accountLinks.create({ account, ...back })
  expect(link.expires_at - link.created).toBe(300)
  const first = await open(link.url)
  expect([first.status, first.headers.get('location')]).toEqual([303, '/connect/onboarding'])
  return String(first.headers.get('set-cookie')?.split(';')[0])
}

function send(cookie: string, form: Record<string, string>): Promise<Response> {
  const headers = { cookie, origin: bench.sandbox.url }
  return fetch(`${bench.sandbox.url}/connect/onboarding`, { method: 'POST', redirect: 'manual', headers, body: new URLSearchParams(form) })
}

const identity = {
  person_first_name: 'Jenny',
  person_last_name: 'Rosen',
  person_dob: '1901-01-01',
  person_email: 'jenny@example.com',
  person_phone: '+10000000000',
  person_line1: 'address_full_match',
  person_city: 'Springfield',
  person_postal_code: '62701',
  person_state: 'IL',
  person_ssn_last_4: '0000',
}
const answers = { business_type: 'individual', url: 'https://shop.example', bank: '000123456789', accepted: 'yes' }

test('the hosted form: saved for later is not done, submitted is verified after the return', async () => {
  const { stripe } = bench
  const { id } = await stripe.accounts.create({ type: 'express', ...asked })
  const early = await send(await visit(id), { action: 'later', url: 'https://shop.example' })
  expect([early.status, early.headers.get('location')]).toEqual([303, back.return_url])
  expect(await stripe.accounts.retrieve(id)).toMatchObject({ details_submitted: false, charges_enabled: false })
  expect((await refusal(stripe.accounts.createLoginLink(id))).statusCode).toBe(400)
  const cookie = await visit(id)
  const page = await open(`${bench.sandbox.url}/connect/onboarding`, cookie)
  expect(await page.text()).toContain('Bank account for payouts')
  const { accepted, ...unsigned } = answers
  expect((await send(cookie, { action: 'submit', ...unsigned })).status).toBe(400)
  const more = await send(cookie, { action: 'submit', ...unsigned, accepted })
  expect([more.status, (await more.text()).includes('Date of birth')]).toEqual([400, true])
  const done = await send(cookie, { action: 'submit', ...identity })
  expect([done.status, done.headers.get('location')]).toEqual([303, back.return_url])
  await eventually(async () => (await stripe.accounts.retrieve(id)).charges_enabled)
  expect(await stripe.accounts.retrieve(id)).toMatchObject({ payouts_enabled: true, details_submitted: true, capabilities: { transfers: 'active' } })
  const login = await stripe.accounts.createLoginLink(id)
  expect((await open(login.url)).headers.get('location')).toBe(`/dashboard/${id}`)
  expect((await open(login.url)).status).toBe(404)
})

test('a standard account gets its capabilities by the hosted form', async () => {
  const { stripe } = bench
  const { id } = await stripe.accounts.create({ type: 'standard' })
  const cookie = await visit(id)
  const page = await (await open(`${bench.sandbox.url}/connect/onboarding`, cookie)).text()
  for (const question of ['Type of business', 'Phone number for customers', 'Website']) expect(page).toContain(question)
  const wrong = await send(cookie, { action: 'submit', ...answers, support_phone: 'none' })
  expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining('not a phone number')])
  expect((await send(cookie, { action: 'submit', ...answers, support_phone: '+10000000000' })).status).toBe(400)
  expect((await send(cookie, { action: 'submit', ...identity })).status).toBe(303)
  await eventually(async () => (await stripe.accounts.retrieve(id)).charges_enabled)
  expect(await stripe.accounts.retrieve(id)).toMatchObject({
    capabilities: { card_payments: 'active', transfers: 'active' },
    business_profile: { support_phone: '+10000000000' },
    payouts_enabled: true,
    requirements: { currently_due: [], past_due: [], disabled_reason: null },
  })
})

test('a verification that fails asks for a document', async () => {
  const { stripe } = bench
  const { id } = await stripe.accounts.create({ type: 'express', ...asked })
  const cookie = await visit(id)
  await send(cookie, { action: 'submit', ...answers })
  await send(cookie, { action: 'submit', ...identity, document_wanted: 'yes' })
  const account = await eventually(async () => {
    const now = await stripe.accounts.retrieve(id)
    return (now.requirements?.errors?.length ?? 0) > 0 && now
  })
  expect(account).toMatchObject({ details_submitted: true, charges_enabled: false, capabilities: { card_payments: 'inactive' } })
  expect(account.requirements?.currently_due).toEqual(['individual.verification.document'])
  const later = await visit(id)
  expect(await (await open(`${bench.sandbox.url}/connect/onboarding`, later)).text()).toContain('A test document that proves everything')
  await send(later, { action: 'submit', document: 'file_identity_document_success' })
  await eventually(async () => (await stripe.accounts.retrieve(id)).charges_enabled)
})

test('a link opens once and not for long; after that the platform is asked for another', async () => {
  const { stripe } = bench
  const { id } = await stripe.accounts.create({ type: 'standard' })
  const link = await stripe.accountLinks.create({ account: id, ...back })
  expect((await open(link.url)).headers.get('location')).toBe('/connect/onboarding')
  expect((await open(link.url)).headers.get('location')).toBe(back.refresh_url)
  const late = await stripe.accountLinks.create({ account: id, ...back })
  await advanceWorld(bench.sandbox.world, bench.sandbox.world.clock.nowMs() + 300_000)
  expect((await open(late.url)).headers.get('location')).toBe(back.refresh_url)
  expect((await open(`${bench.sandbox.url}/connect/onboarding/never`)).status).toBe(404)
})

test('links are refused for accounts and addresses that do not fit', async () => {
  const { stripe } = bench
  const { id } = await stripe.accounts.create({ type: 'express' })
  expect((await refusal(stripe.accountLinks.create({ account: id, ...back, type: 'account_update' }))).param).toBe('type')
  expect((await refusal(stripe.accountLinks.create({ account: id, ...back, return_url: 'nowhere' }))).code).toBe('url_invalid')
  expect((await refusal(stripe.accountLinks.create({ account: id, type: 'account_onboarding' }))).code).toBe('parameter_missing')
  expect((await refusal(stripe.accountLinks.create({ account: await bench.seller(), ...back }))).statusCode).toBe(403)
  const custom = await stripe.accounts.create({ type: 'custom' })
  expect((await stripe.accountLinks.create({ account: custom.id, ...back, type: 'account_update' })).object).toBe('account_link')
  expect((await refusal(stripe.accounts.createLoginLink(custom.id))).statusCode).toBe(400)
})

test('an account session shows every component, and a new secret each time', async () => {
  const { stripe } = bench
  const { id } = await stripe.accounts.create({ type: 'custom' })
  const wanted = { account: id, components: { payments: { enabled: true, features: { refund_management: false } } } }
  const session = await stripe.accountSessions.create(wanted)
  expect(session.components.payments).toMatchObject({ enabled: true, features: { refund_management: false, capture_payments: true } })
  expect([Object.keys(session.components).length, session.components.payouts.enabled]).toEqual([25, false])
  expect((await stripe.accountSessions.create(wanted)).client_secret).not.toBe(session.client_secret)
  expect((await refusal(stripe.accountSessions.create({ account: id, components: {} }))).param).toContain('components')
})
