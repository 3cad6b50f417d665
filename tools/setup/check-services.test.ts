import { expect, test } from 'vitest'
import { WEBHOOK_EVENTS } from '@/lib/domain/operations/webhook-events'
import { testDatabase } from '@/testing/database'
import { testSandbox } from '@/testing/sandbox'
import { checkServices } from './check-services'

await testDatabase()
await testSandbox()
const settings = () => ({ ...process.env, SMTP_URL: '' })
const names = async (change: Record<string, string> = {}) => (await checkServices({ ...settings(), ...change })).map(({ name }) => name)

async function register(scope: 'platform' | 'connect', events: readonly string[]): Promise<void> {
  const body = new URLSearchParams({ url: `${process.env.APP_URL}/api/stripe/webhooks/${scope}`, connect: String(scope === 'connect') })
  for (const event of events) body.append('enabled_events[]', event)
  const headers = { authorization: `Bearer ${process.env.STRIPE_SECRET_KEY}` }
  const response = await fetch(`${process.env.STRIPE_LOCAL_URL}/v1/webhook_endpoints`, { method: 'POST', headers, body })
  expect(response.status).toBe(200)
}

test('names what Stripe does not deliver, and finds nothing once both endpoints hear everything', async () => {
  expect(await names()).toEqual(['STRIPE_WEBHOOK_SECRETS', 'STRIPE_CONNECT_WEBHOOK_SECRETS'])
  await register('platform', WEBHOOK_EVENTS.platform)
  await register('connect', ['account.updated'])
  const [deaf, ...others] = await checkServices(settings())
  expect(others).toEqual([])
  expect(deaf).toMatchObject({ name: 'STRIPE_CONNECT_WEBHOOK_SECRETS', message: expect.stringContaining('charge.refunded') })
  await register('connect', WEBHOOK_EVENTS.connect)
  expect(await names()).toEqual([])
})

test('without secrets in the settings, endpoints that are not there yet are left to the button of the shop', async () => {
  const elsewhere = { APP_URL: 'https://new.example' }
  expect(await names(elsewhere)).toEqual(['STRIPE_WEBHOOK_SECRETS', 'STRIPE_CONNECT_WEBHOOK_SECRETS'])
  expect(await names({ ...elsewhere, STRIPE_WEBHOOK_SECRETS: '', STRIPE_CONNECT_WEBHOOK_SECRETS: '' })).toEqual([])
})

test('names a database, a key and a mail server that do not answer or refuse', async () => {
  const elsewhere = { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none', STRIPE_SECRET_KEY: 'sk_test_ofNobody', SMTP_URL: 'smtp://127.0.0.1:1' }
  expect(await names(elsewhere)).toEqual(['DATABASE_URL', 'STRIPE_SECRET_KEY', 'SMTP_URL'])
  expect(await names({ DIRECT_DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' })).toContain('DIRECT_DATABASE_URL')
})

test('says how many migrations a database lacks', async () => {
  const [found] = await checkServices({ DATABASE_URL: (process.env.DATABASE_URL ?? '').replace(/\/[^/?]+(\?|$)/, '/postgres$1') })
  expect(found).toMatchObject({ name: 'DATABASE_URL', message: expect.stringMatching(/^\d+ migrations are missing/) })
})
