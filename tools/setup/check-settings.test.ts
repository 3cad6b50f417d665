import { expect, test } from 'vitest'
import { checkSettings } from './check-settings'

const key = Buffer.alloc(32, 1).toString('base64')
const good = {
  DATABASE_URL: 'postgresql://souk@db.example/souk',
  APP_URL: 'https://souk.example',
  AUTH_SECRET: 'x'.repeat(32),
  STRIPE_SECRET_KEY: 'sk_test_abc',
  STRIPE_PUBLISHABLE_KEY: 'pk_test_abc',
  STRIPE_CLIENT_ID: 'ca_abc',
  STRIPE_WEBHOOK_SECRETS: 'whsec_a',
  STRIPE_CONNECT_WEBHOOK_SECRETS: 'whsec_b',
  TOKEN_ENCRYPTION_KEYS: `k1:${key}`,
  SMTP_URL: 'smtp://u:p@mail.example:587',
  MAIL_FROM: 'Souk <no-reply@souk.example>',
  OPERATOR_EMAILS: 'ada@souk.example',
}
const names = (source: Record<string, string | undefined>) =>
  checkSettings(source)
    .filter(({ isFatal }) => isFatal)
    .map(({ name }) => name)

test('finds nothing in complete settings', () => {
  expect(checkSettings(good)).toEqual([])
})

test('names every missing setting at once, not the first of them', () => {
  expect(new Set(names({}))).toEqual(
    new Set(['DATABASE_URL', 'APP_URL', 'AUTH_SECRET', 'STRIPE_SECRET_KEY', 'STRIPE_PUBLISHABLE_KEY', 'TOKEN_ENCRYPTION_KEYS', 'SMTP_URL']),
  )
})

test.each([
  ['a pooler without a direct address', { DATABASE_URL: 'postgresql://u@ep-x-pooler.neon.tech/souk' }, ['DIRECT_DATABASE_URL']],
  ['a direct address that is a pooler', { DIRECT_DATABASE_URL: 'postgresql://u@db.example:6543/souk' }, ['DIRECT_DATABASE_URL']],
  ['a direct address that is none', { DIRECT_DATABASE_URL: 'db.example' }, ['DIRECT_DATABASE_URL']],
  ['a path in the address', { APP_URL: 'https://souk.example/shop' }, ['APP_URL']],
  ['half a way to sign in', { GITHUB_ID: 'x' }, ['GITHUB_SECRET']],
  ['no secret for schedules on Vercel', { VERCEL: '1' }, ['CRON_SECRET']],
  ['live keys over http', { STRIPE_SECRET_KEY: 'sk_live_a', STRIPE_PUBLISHABLE_KEY: 'pk_live_a', APP_URL: 'http://souk.example' }, ['APP_URL']],
  ['keys of two modes and no mail', { STRIPE_SECRET_KEY: 'sk_live_a', SMTP_URL: '' }, ['STRIPE_PUBLISHABLE_KEY', 'SMTP_URL']],
])('names the setting for %s', (_case, change, expected) => {
  expect(names({ ...good, ...change })).toEqual(expected)
})

test('no client id is no mistake: it is said what that means', () => {
  const found = checkSettings({ ...good, STRIPE_CLIENT_ID: '' })
  expect(found).toEqual([
    { name: 'STRIPE_CLIENT_ID', message: expect.stringContaining('sellers open their accounts from your shop'), isFatal: false },
  ])
})

test('a pooler with a direct address beside it is in order', () => {
  const pooled = { DATABASE_URL: 'postgresql://u@ep-x-pooler.neon.tech/souk', DIRECT_DATABASE_URL: 'postgresql://u@ep-x.neon.tech/souk' }
  expect(checkSettings({ ...good, ...pooled })).toEqual([])
})

test.each(['STRIPE_WEBHOOK_SECRETS', 'STRIPE_CONNECT_WEBHOOK_SECRETS'])(
  'an empty %s is not fatal: the endpoint may be registered in the shop',
  (name) => {
    const found = checkSettings({ ...good, [name]: '' })
    expect(found).toMatchObject([{ name, isFatal: false, message: expect.stringContaining('/admin/webhooks') }])
  },
)
