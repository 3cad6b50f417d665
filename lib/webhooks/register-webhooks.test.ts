import { beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { claimDatabase } from '@/lib/db/operations/owner'
import { WEBHOOK_EVENTS } from '@/lib/domain/operations/webhook-events'
import { env } from '@/lib/env'
import { testDatabase } from '@/testing/database'
import { testSandbox } from '@/testing/sandbox'
import { sandboxStripe } from '@/testing/webhook-receiver'
import { registerWebhooks } from './register-webhooks'
import { retireEndpoints } from './retire-endpoints'
import { isOfStripe, openWebhookSecret } from './signing-secrets'

Object.assign(process.env, { STRIPE_WEBHOOK_SECRETS: '', STRIPE_CONNECT_WEBHOOK_SECRETS: '' })
await testDatabase()
const sandbox = await testSandbox()
const stripe = sandboxStripe(sandbox)
const DAY_MS = 86_400_000
const MADE = { kind: 'registered', done: { platform: 'made', connect: 'made' } }
const IN_ORDER = { kind: 'registered', done: { platform: 'in_order', connect: 'in_order' } }
const url = (scope: string) => `http://localhost:3000/api/stripe/webhooks/${scope}`
const there = async (scope = 'platform') => (await stripe.webhookEndpoints.list()).data.filter((endpoint) => endpoint.url === url(scope))
const one = async (scope = 'platform') => {
  const [endpoint, ...more] = await there(scope)
  if (!endpoint || more.length > 0) throw new Error(`${more.length + 1} endpoints`)
  return endpoint
}
/** What Stripe would sign with this secret. */
const accepts = (secret: string | undefined, scope: 'platform' | 'connect' = 'platform') => {
  const payload = '{"id":"evt_1"}'
  return isOfStripe(scope, payload, stripe.webhooks.generateTestHeaderString({ payload, secret: secret ?? '' }))
}

beforeEach(async () => {
  for (const { id } of (await stripe.webhookEndpoints.list({ limit: 100 })).data) await stripe.webhookEndpoints.del(id)
  await db().webhookSecret.deleteMany()
  env().STRIPE_WEBHOOK_SECRETS.length = 0
})

test('registers an endpoint for each scope with its events and our version, seals the secrets, and does nothing the second time', async () => {
  expect(await registerWebhooks()).toEqual(MADE)
  expect(await one('platform')).toMatchObject({ api_version: '2026-10-28.endive', enabled_events: WEBHOOK_EVENTS.platform })
  expect(await one('connect')).toMatchObject({ api_version: '2026-10-28.endive', enabled_events: WEBHOOK_EVENTS.connect })
  const rows = await db().webhookSecret.findMany()
  expect(rows.map(({ id }) => id).sort()).toEqual([(await one('platform')).id, (await one('connect')).id].sort())
  for (const { sealed } of rows) expect(sealed).toMatch(/^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$/)
  expect(await registerWebhooks()).toEqual(IN_ORDER)
})

test('has an endpoint that is narrower or disabled deliver everything again', async () => {
  await registerWebhooks()
  await stripe.webhookEndpoints.update((await one('platform')).id, { enabled_events: ['payout.paid'] })
  await stripe.webhookEndpoints.update((await one('connect')).id, { disabled: true })
  expect(await registerWebhooks()).toMatchObject({ done: { platform: 'updated', connect: 'updated' } })
  expect(await one('platform')).toMatchObject({ enabled_events: WEBHOOK_EVENTS.platform })
  expect(await one('connect')).toMatchObject({ status: 'enabled' })
})

test('a crash between Stripe’s answer and our row: the next press keeps the secret of the same endpoint', async () => {
  await registerWebhooks()
  const before = await one()
  await db().webhookSecret.deleteMany({ where: { scope: 'platform' } })
  expect(await registerWebhooks()).toMatchObject({ done: { platform: 'made', connect: 'in_order' } })
  expect((await one()).id).toBe(before.id)
  expect(await db().webhookSecret.findUnique({ where: { id: before.id } })).toMatchObject({ sealed: expect.any(String) })
})

test('two presses at once make one endpoint for each scope, and both say that it is done', async () => {
  const presses = await Promise.all([registerWebhooks(), registerWebhooks()])
  for (const press of presses) expect(press).toMatchObject({ kind: 'registered' })
  const rows = await db().webhookSecret.findMany()
  expect(rows.map(({ id }) => id).sort()).toEqual([(await one('platform')).id, (await one('connect')).id].sort())
  for (const row of rows) expect(await accepts((await openWebhookSecret(row)) ?? '', row.scope)).toBe(true)
})

test('a crash between the new endpoint and the end of the old one: the next press ends it, a day later it goes', async () => {
  env().STRIPE_WEBHOOK_SECRETS.push('whsec_by_hand')
  const old = await stripe.webhookEndpoints.create({ url: url('platform'), enabled_events: ['*'] })
  await registerWebhooks()
  await db().webhookSecret.delete({ where: { id: old.id } })
  const now = new Date()
  expect(await registerWebhooks(now)).toEqual(IN_ORDER)
  expect(await db().webhookSecret.findUnique({ where: { id: old.id } })).toMatchObject({ replacedAt: now })
  expect(await retireEndpoints(new Date(now.getTime() + DAY_MS + 1000))).toEqual([old.id])
  expect((await one()).id).not.toBe(old.id)
})

test('an endpoint whose secret nobody has is removed, and made anew', async () => {
  const { id } = await stripe.webhookEndpoints.create({
    url: url('platform'),
    enabled_events: ['*'],
    api_version: '2026-10-28.endive',
    metadata: { souk_scope: 'platform' },
  })
  await registerWebhooks()
  expect((await one()).id).not.toBe(id)
})

test('an endpoint that was removed in Stripe’s dashboard is made anew, although Stripe repeats its answer about the first', async () => {
  await registerWebhooks()
  const { id } = await one()
  await stripe.webhookEndpoints.del(id)
  expect(await registerWebhooks()).toMatchObject({ done: { platform: 'made' } })
  expect((await one()).id).not.toBe(id)
})

test('one of another version stays beside the new one for a day, with its secret, then goes', async () => {
  env().STRIPE_WEBHOOK_SECRETS.push('whsec_by_hand')
  const old = await stripe.webhookEndpoints.create({ url: url('platform'), enabled_events: ['*'] })
  const now = new Date()
  expect(await registerWebhooks(now)).toMatchObject({ done: { platform: 'made' } })
  expect(await there()).toHaveLength(2)
  expect(await accepts('whsec_by_hand')).toBe(true)
  expect(await registerWebhooks(new Date(now.getTime() + DAY_MS / 2))).toEqual(IN_ORDER)
  expect(await retireEndpoints(new Date(now.getTime() + DAY_MS - 1000))).toEqual([])
  expect(await retireEndpoints(new Date(now.getTime() + DAY_MS + 1000))).toEqual([old.id])
  expect((await one()).api_version).toBe('2026-10-28.endive')
  expect(await db().webhookSecret.findUnique({ where: { id: old.id } })).toBeNull()
})

test('deliveries are verified with the secrets of the table, each for its scope, and with no other', async () => {
  await registerWebhooks()
  const row = await db().webhookSecret.findFirstOrThrow({ where: { scope: 'platform' } })
  const secret = (await openWebhookSecret(row)) ?? ''
  expect([await accepts(secret), await accepts(secret, 'connect'), await accepts('whsec_other')]).toEqual([true, false, false])
})

test.each([
  ['a preview', { VERCEL_ENV: 'preview' as const }, 'preview'],
  ['an address of this machine, at Stripe itself', { isLocalStripe: false }, 'not_public'],
  ['an address without https, at Stripe itself', { isLocalStripe: false, appUrl: 'http://souk.example' }, 'not_public'],
])('%s registers nothing', async (_case, change, kind) => {
  const before = { ...env() }
  Object.assign(env(), change)
  try {
    expect(await registerWebhooks()).toEqual({ kind })
  } finally {
    Object.assign(env(), { VERCEL_ENV: undefined }, before)
  }
  expect(await there()).toEqual([])
})

test('the database of another deployment registers nothing', async () => {
  await claimDatabase('https://souk.example')
  expect(await registerWebhooks()).toEqual({ kind: 'preview' })
  await db().databaseOwner.deleteMany()
})
