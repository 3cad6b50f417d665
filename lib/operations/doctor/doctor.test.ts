import { readdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { POST } from '@/app/api/stripe/webhooks/[scope]/route'
import { db } from '@/lib/db/client'
import { jobs } from '@/lib/db/jobs/jobs'
import { CHECK_NAMES } from '@/lib/domain/wire/doctor-views'
import { env } from '@/lib/env'
import { registerWebhooks } from '@/lib/webhooks/register-webhooks'
import { testDatabase } from '@/testing/database'
import { testSandbox } from '@/testing/sandbox'
import { sandboxStripe } from '@/testing/webhook-receiver'
import { checkClock } from './check-clock'
import { checkDatabase } from './check-database'
import { checkDelivery } from './check-delivery'
import { checkEndpoints } from './check-endpoints'
import { checkKeys } from './check-keys'
import { checkMail } from './check-mail'
import { checkSecrets } from './check-secrets'
import { checkSettings } from './check-settings'
import { checkWorkers } from './check-workers'
import { examine } from './examine'
import { sendTestMail } from './send-test-mail'

await testDatabase()
const sandbox = await testSandbox()
const stripe = sandboxStripe(sandbox)

/** Our own address: what the route answers. */
let answers = true
const shop = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const headers = { 'stripe-signature': String(request.headers['stripe-signature']) }
  const asked = new Request('http://localhost/', { method: 'POST', body: Buffer.concat(chunks).toString(), headers })
  const scope = request.url?.split('/').at(-1) ?? ''
  const answer = answers ? await POST(asked, { params: Promise.resolve({ scope }) }) : new Response(null, { status: 401 })
  response.writeHead(answer.status).end()
})
await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
afterAll(() => void shop.close())
Object.assign(process.env, { APP_URL: `http://127.0.0.1:${(shop.address() as AddressInfo).port}`, STRIPE_WEBHOOK_SECRETS: '' })

/** With other settings for the while. */
async function having<T>(change: object, work: () => Promise<T>): Promise<T> {
  const before = { ...env() }
  Object.assign(env(), change)
  // A setting that was not there is not there again.
  const nothing = Object.fromEntries(Object.keys(change).map((name) => [name, undefined]))
  return work().finally(() => Object.assign(env(), nothing, before))
}

test('endpoints: missing, disabled and narrower ones are bad, one press mends each', async () => {
  const sentence = async () => (await checkEndpoints()).sentence
  expect(await checkEndpoints()).toMatchObject({ state: 'bad', sentence: 'endpointsMissing', press: 'register' })
  expect(await checkSecrets()).toMatchObject({ state: 'bad', sentence: 'secretsMissing', press: 'register' })
  await registerWebhooks()
  expect(await checkEndpoints()).toEqual({ state: 'good', sentence: 'endpointsGood' })
  const [endpoint] = (await stripe.webhookEndpoints.list()).data
  await stripe.webhookEndpoints.update(endpoint?.id ?? '', { disabled: true })
  expect(await sentence()).toBe('endpointsDisabled')
  await registerWebhooks()
  await stripe.webhookEndpoints.update(endpoint?.id ?? '', { enabled_events: ['payout.paid'] })
  expect(await sentence()).toBe('endpointsNarrow')
  await registerWebhooks()
  expect(await sentence()).toBe('endpointsGood')
})

test('endpoints: where Stripe cannot reach the shop it is said, instead of a button that cannot help', async () => {
  const here = { isLocalStripe: false, appUrl: 'http://localhost:3000' }
  expect(await having(here, checkEndpoints)).toEqual({ state: 'warning', sentence: 'endpointsUnreachable', what: 'http://localhost:3000' })
})

test('endpoints: one that names no API version is bad, and one press makes a new one beside it', async () => {
  const [before] = (await stripe.webhookEndpoints.list()).data
  if (!before) throw new Error('No endpoint was registered.')
  await stripe.webhookEndpoints.del(before.id)
  await stripe.webhookEndpoints.create({
    url: before.url,
    enabled_events: ['*'],
    connect: before.url.endsWith('/connect'),
  })
  expect(await checkEndpoints()).toMatchObject({ state: 'bad', sentence: 'endpointsVersion', what: before.url, press: 'register' })
  await registerWebhooks()
  expect(await checkEndpoints()).toEqual({ state: 'good', sentence: 'endpointsGood' })
})

test('secrets: a signed delivery to our own address is taken and stores nothing; one that is turned away is bad', async () => {
  expect(await checkSecrets()).toEqual({ state: 'good', sentence: 'secretsGood' })
  expect(await db().webhookEvent.count({ where: { type: 'souk.self_test' } })).toBe(0)
  answers = false
  expect(await checkSecrets()).toMatchObject({ state: 'bad', sentence: 'secretsRefused', count: 401 })
  answers = true
})

test('keys: taken by Stripe; live keys beside an address without https are bad', async () => {
  expect(await checkKeys()).toMatchObject({ state: 'good', what: expect.stringMatching(/^acct_/) })
  expect(await having({ livemode: true }, checkKeys)).toMatchObject({ state: 'bad', sentence: 'keysNotHttps' })
})

test('clock: a minute and more beside Stripe’s is bad', async () => {
  expect((await checkClock()).state).toBe('good')
  expect(await checkClock(undefined, () => Date.now() + 90_000)).toMatchObject({ state: 'bad', sentence: 'clockWrong' })
})

test('workers: none is bad, one that has just started is given time, a sweep of the last minutes is good', async () => {
  const later = new Date(Date.now() + 200_000)
  const boss = await jobs()
  // This process only sends.
  expect(await checkWorkers()).toMatchObject({ state: 'bad', sentence: 'workersNone' })
  await db().$executeRaw`UPDATE pgboss.instance SET pid = pid + 1`
  expect(await checkWorkers()).toMatchObject({ state: 'warning', sentence: 'workersStarting' })
  expect(await checkWorkers(later)).toMatchObject({ state: 'bad', sentence: 'workersLate', press: 'jobs' })
  await boss.send('sweep', {})
  const [job] = await boss.fetch('sweep')
  await boss.complete('sweep', job?.id ?? '')
  expect((await checkWorkers()).state).toBe('good')
  expect((await checkWorkers(later)).state).toBe('bad')
  await db().$executeRaw`DELETE FROM pgboss.instance`
  expect(await checkWorkers(later)).toMatchObject({ state: 'bad', sentence: 'workersNone', press: 'jobs' })
})

test('database: a migration that did not end, or too few connections left, is bad', async () => {
  expect((await checkDatabase()).state).toBe('good')
  expect(await checkDatabase(async () => ({ unfinished: 0, connections: 81, most: 100 }))).toMatchObject({ sentence: 'databaseFull', count: 81 })
  await db()
    .$executeRaw`INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, applied_steps_count) VALUES ('x', 'x', 'x', now(), 0)`
  expect(await checkDatabase()).toMatchObject({ state: 'bad', sentence: 'databaseUnfinished', count: 1 })
  await db().$executeRaw`DELETE FROM _prisma_migrations WHERE id = 'x'`
})

test('mail: a folder is a warning, a server that does not answer bad', async () => {
  expect(await checkMail()).toEqual({ state: 'warning', sentence: 'mailFolder', press: 'testMail' })
  expect(await having({ SMTP_URL: 'smtp://127.0.0.1:1' }, checkMail)).toMatchObject({ state: 'bad', sentence: 'mailRefused' })
})

test('settings: secrets that are not random are named', async () => {
  expect(await checkSettings()).toMatchObject({ state: 'bad', sentence: 'settingsWeak', what: 'TOKEN_ENCRYPTION_KEYS' })
  expect(await having({ AUTH_SECRET: 'souk'.repeat(8) }, checkSettings)).toMatchObject({ state: 'bad', what: 'AUTH_SECRET, TOKEN_ENCRYPTION_KEYS' })
  const key = Buffer.from(Array.from({ length: 32 }, (_, i) => i))
  expect((await having({ TOKEN_ENCRYPTION_KEYS: [{ id: 'a', key }] }, checkSettings)).state).toBe('good')
})

test('delivery: nothing undelivered is good; what Stripe could not deliver for an hour is bad until it is delivered', async () => {
  const later = new Date(Date.now() + 2 * 3_600_000)
  expect(await checkDelivery(later)).toEqual({ state: 'good', sentence: 'deliveryGood' })
  await sandbox.control.setDeliveries({ dropped: 1 })
  await stripe.setupIntents.create({
    payment_method: 'pm_card_visa',
    confirm: true,
    automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
  })
  expect(await checkDelivery()).toMatchObject({ state: 'good' })
  expect(await checkDelivery(later)).toMatchObject({ state: 'bad', sentence: 'deliveryLate', count: 1, press: 'webhooks' })
  await sandbox.control.resetDeliveries()
  await sandbox.control.resendDeliveries()
  expect(await checkDelivery(later)).toMatchObject({ state: 'good' })
})

test('a check that fails or hangs is unknown with its reason, and the others are told', async () => {
  const good = async () => ({ state: 'good', sentence: 'keysGood' }) as const
  const checks = Object.fromEntries(CHECK_NAMES.map((name) => [name, good])) as unknown as NonNullable<Parameters<typeof examine>[0]>
  const fails = () => Promise.reject(new Error('No such host'))
  const cannot = () => Promise.reject(new Error('fetch failed', { cause: new Error('connect ECONNREFUSED') }))
  const lines = await examine({ ...checks, mail: fails, secrets: cannot, clock: () => new Promise(() => undefined) }, 50)
  const of = (name: string) => lines.find((line) => line.name === name)
  expect(of('mail')).toMatchObject({ state: 'unknown', sentence: 'notChecked', what: 'No such host' })
  expect(of('secrets')?.what).toBe('fetch failed (connect ECONNREFUSED)')
  expect(of('clock')).toMatchObject({ state: 'unknown', what: expect.stringContaining('0.05 seconds') })
  expect(of('keys')?.state).toBe('good')
})

test('a test mail lies in the mailbox; where the mail server refuses it, its words are told', async () => {
  expect(await sendTestMail('ada@souk.test')).toBeNull()
  const [name = ''] = await readdir(env().MAILBOX_DIR ?? '')
  const mail: unknown = JSON.parse(await readFile(`${env().MAILBOX_DIR}/${name}`, 'utf8'))
  expect(mail).toMatchObject({ to: 'ada@souk.test', text: expect.stringContaining(`${env().appUrl}/admin/doctor`) })
  expect(await having({ SMTP_URL: 'smtp://127.0.0.1:1' }, () => sendTestMail('ada@souk.test'))).toContain('ECONNREFUSED')
})
