import { afterAll, beforeAll, expect, test } from 'vitest'
import { JENNY } from '@/sandbox/testing/people'
import { type Bench, eventually, refusal, startBench } from '@/sandbox/testing/sandbox-client'

let bench: Bench

beforeAll(async () => {
  bench = await startBench({ asyncDelayMs: 1 })
})
afterAll(() => bench.close())

const asked = { capabilities: { card_payments: { requested: true }, transfers: { requested: true } } }
const bank = { object: 'bank_account' as const, country: 'US', currency: 'usd', routing_number: '110000000', account_number: '000123456789' }

async function control(path: string, body: object): Promise<void> {
  const answer = await fetch(`${bench.sandbox.url}/_sandbox${path}`, { method: 'PATCH', body: JSON.stringify(body) })
  expect(answer.status).toBe(200)
}

test('of the accounts that a platform made only standard ones can leave it', async () => {
  const { stripe, sandbox } = bench
  const [standard, express] = await Promise.all((['standard', 'express'] as const).map((type) => stripe.accounts.create({ type })))
  const leave = (id = '') => stripe.oauth.deauthorize({ client_id: sandbox.platform.clientId, stripe_user_id: id })
  expect(await leave(standard?.id)).toMatchObject({ stripe_user_id: standard?.id })
  expect(await refusal(stripe.accounts.retrieve(standard?.id ?? ''))).toMatchObject({ statusCode: 403, code: 'account_invalid' })
  expect(await refusal(leave(express?.id))).toMatchObject({ statusCode: 400 })
})

test('the three types and the controllers they stand for', async () => {
  const { stripe } = bench
  const made = await Promise.all((['standard', 'express', 'custom'] as const).map((type) => stripe.accounts.create({ type, country: 'FR' })))
  expect(made.map(({ controller }) => [controller?.fees?.payer, controller?.losses?.payments, controller?.requirement_collection])).toEqual([
    ['account', 'stripe', 'stripe'],
    ['application_express', 'application', 'stripe'],
    ['application_custom', 'application', 'application'],
  ])
  expect(made.map(({ type, default_currency: currency, capabilities }) => [type, currency, Object.keys(capabilities ?? {}).length])).toEqual([
    ['standard', 'eur', 0],
    ['express', 'eur', 0],
    ['custom', 'eur', 0],
  ])
  const owned = { fees: { payer: 'application' as const }, losses: { payments: 'application' as const } }
  const none = await stripe.accounts.create({
    controller: { ...owned, requirement_collection: 'application', stripe_dashboard: { type: 'none' } },
    ...asked,
  })
  expect([none.type, none.controller?.stripe_dashboard?.type, none.capabilities]).toEqual([
    'none',
    'none',
    { card_payments: 'inactive', transfers: 'inactive' },
  ])
  expect((await stripe.accounts.create({ controller: {} })).type).toBe('standard')
  const both = stripe.accounts.create({ type: 'custom', controller: owned })
  expect((await refusal(both)).param).toBe('controller')
  const full = { ...owned, requirement_collection: 'application' as const }
  expect((await refusal(stripe.accounts.create({ controller: full }))).param).toBe('controller[requirement_collection]')
  expect((await refusal(stripe.accounts.create({ type: 'express', tos_acceptance: { date: 1, ip: '127.0.0.1' } }))).param).toBe('tos_acceptance')
})

test.each([{ type: 'standard' as const }, { controller: {} }])('a fresh standard account is as recorded: %j', async (kind) => {
  const account = await bench.stripe.accounts.create({ ...kind, country: 'AU', email: 'jumping.jack@example.com' })
  const stopping = ['external_account', 'tos_acceptance.date', 'tos_acceptance.ip']
  const due = ['business_profile.product_description', 'business_profile.support_phone', 'business_profile.url', ...stopping]
  expect(account).toMatchObject({
    type: 'standard',
    business_type: null,
    business_profile: { name: null, product_description: null, url: null },
    capabilities: {},
    charges_enabled: false,
    default_currency: 'aud',
    details_submitted: false,
    payouts_enabled: false,
    requirements: { currently_due: due, eventually_due: due, past_due: stopping, disabled_reason: 'requirements.past_due', pending_verification: [] },
    settings: { dashboard: { display_name: null }, payments: { statement_descriptor: null } },
    tos_acceptance: { date: null, ip: null, user_agent: null },
  })
  expect(account.capabilities).toEqual({})
  const told = await bench.stripe.accounts.update(account.id, { business_profile: { url: 'https://shop.example' } })
  expect(told.requirements).toMatchObject({ currently_due: ['business_profile.support_phone', ...stopping], past_due: stopping })
})

test('a platform tells everything about a custom account, which is then verified', async () => {
  const { stripe } = bench
  const { id, requirements } = await stripe.accounts.create({ type: 'custom', ...asked })
  expect(requirements).toMatchObject({ disabled_reason: 'requirements.past_due', currently_due: expect.arrayContaining(['external_account']) })
  const told = await stripe.accounts.update(id, { business_type: 'individual', business_profile: { url: 'https://shop.example' } })
  expect(told.requirements?.currently_due?.slice(0, 4)).toEqual([
    'external_account',
    'tos_acceptance.date',
    'tos_acceptance.ip',
    'individual.address.city',
  ])
  await stripe.accounts.update(id, { individual: JENNY })
  await stripe.accounts.createExternalAccount(id, { external_account: bank })
  const accepted = await stripe.accounts.update(id, { tos_acceptance: { date: 1_750_000_000, ip: '127.0.0.1' } })
  expect(accepted).toMatchObject({ details_submitted: true, capabilities: { card_payments: 'pending' }, requirements: { currently_due: [] } })
  const done = await eventually(async () => {
    const account = await stripe.accounts.retrieve(id)
    return account.charges_enabled && account
  })
  expect(done).toMatchObject({ payouts_enabled: true, capabilities: { card_payments: 'active', transfers: 'active' } })
  const on = { stripeAccount: id }
  const events = (await stripe.events.list({ type: 'capability.updated', limit: 100 }, on)).data
  const cards = events.filter(({ data }) => (data.object as { id: string }).id === 'card_payments')
  expect(cards.slice(0, 2).map(({ data }) => [(data.object as { status: string }).status, data.previous_attributes])).toEqual([
    ['active', expect.objectContaining({ status: 'pending' })],
    ['pending', expect.objectContaining({ status: 'inactive' })],
  ])
})

test('a missing bank account holds up payouts alone', async () => {
  const { stripe } = bench
  const facts = { business_type: 'individual' as const, business_profile: { url: 'https://shop.example' }, individual: JENNY }
  const { id } = await stripe.accounts.create({ type: 'custom', ...asked, ...facts, tos_acceptance: { date: 1_750_000_000, ip: '127.0.0.1' } })
  const charging = await eventually(async () => {
    const account = await stripe.accounts.retrieve(id)
    return account.charges_enabled && account
  })
  const requirements = { currently_due: ['external_account'], past_due: ['external_account'], disabled_reason: 'requirements.past_due' }
  expect(charging).toMatchObject({ payouts_enabled: false, capabilities: { card_payments: 'active', transfers: 'active' }, requirements })
  await stripe.accounts.createExternalAccount(id, { external_account: bank })
  const whole = { payouts_enabled: true, charges_enabled: true, requirements: { currently_due: [], disabled_reason: null } }
  expect(await stripe.accounts.retrieve(id)).toMatchObject(whole)
})

test('capabilities are asked for, given up, and taken away', async () => {
  const { stripe } = bench
  const { id } = await stripe.accounts.create({ type: 'express' })
  expect(await stripe.accounts.retrieveCapability(id, 'transfers')).toMatchObject({ status: 'unrequested', requested: false, requested_at: null })
  const transfers = await stripe.accounts.updateCapability(id, 'transfers', { requested: true })
  expect(transfers).toMatchObject({ status: 'inactive', requested: true, requirements: { disabled_reason: 'requirements.fields_needed' } })
  await control(`/accounts/${id}`, { capabilities: { transfers: 'active' } })
  expect((await stripe.accounts.listCapabilities(id)).data.map((each) => [each.id, each.status])).toEqual([['transfers', 'active']])
  await stripe.accounts.updateCapability(id, 'transfers', { requested: false })
  expect((await stripe.accounts.retrieve(id)).capabilities).toEqual({})
  expect((await refusal(stripe.accounts.updateCapability(id, 'nothing', { requested: true }))).code).toBe('resource_missing')
  const standard = await stripe.accounts.create({ type: 'standard', ...asked })
  expect((await refusal(stripe.accounts.updateCapability(standard.id, 'transfers', { requested: false }))).statusCode).toBe(400)
})

test('accounts are rejected and deleted where that is allowed', async () => {
  const { stripe } = bench
  const express = await stripe.accounts.create({ type: 'express', ...asked })
  await control(`/accounts/${express.id}`, { charges_enabled: true, payouts_enabled: true })
  const rejected = await stripe.accounts.reject(express.id, { reason: 'fraud_other' })
  expect(rejected).toMatchObject({ charges_enabled: false, payouts_enabled: false, requirements: { disabled_reason: 'rejected.platform_fraud' } })
  const back = await stripe.accounts.unreject(express.id)
  expect(back).toMatchObject({
    charges_enabled: true,
    payouts_enabled: true,
    capabilities: { card_payments: 'active' },
    requirements: { disabled_reason: null },
  })
  expect((await refusal(stripe.accounts.unreject(express.id))).message).toContain('was not rejected by your platform')
  const kept = await stripe.accounts.reject(express.id, { reason: 'terms_of_service', payouts_action: 'none' })
  expect([kept.payouts_enabled, kept.requirements?.disabled_reason]).toEqual([true, 'rejected.platform_terms_of_service'])
  expect((await refusal(stripe.accounts.reject(express.id, { reason: 'fraud' }))).param).toBe('reason')
  expect(await stripe.accounts.del(express.id)).toEqual(expect.objectContaining({ id: express.id, deleted: true }))
  expect(await refusal(stripe.accounts.retrieve(express.id))).toMatchObject({ statusCode: 403, code: 'account_invalid' })
  const standard = await stripe.accounts.create({ type: 'standard' })
  expect((await refusal(stripe.accounts.reject(standard.id, { reason: 'fraud_other' }))).statusCode).toBe(400)
  const foreign = await bench.seller()
  for (const call of [stripe.accounts.del(foreign), stripe.accounts.reject(foreign, { reason: 'other' })]) {
    expect((await refusal(call)).statusCode).toBe(403)
  }
})

test('an account with money on it is not deleted', async () => {
  const { stripe } = bench
  const { id } = await stripe.accounts.create({ type: 'custom', ...asked })
  await control(`/accounts/${id}`, { charges_enabled: true })
  const card = { confirm: true, payment_method: 'pm_card_visa', allowed_payment_method_types: ['card' as const] }
  await stripe.paymentIntents.create({ amount: 1000, currency: 'usd', capture_method: 'automatic', ...card }, { stripeAccount: id })
  expect((await refusal(stripe.accounts.del(id))).message).toContain('balance is not zero')
})
