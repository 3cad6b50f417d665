import { expect, test } from 'vitest'
import { brand } from '@/brand'
import { parseEnv, settingProblems } from './env'

const key = Buffer.alloc(32, 1).toString('base64')
const good = {
  DATABASE_URL: 'postgresql://localhost/souk',
  APP_URL: 'http://localhost:3000/',
  AUTH_SECRET: 'x'.repeat(32),
  STRIPE_SECRET_KEY: 'sk_test_abc',
  STRIPE_PUBLISHABLE_KEY: 'pk_test_abc',
  STRIPE_CLIENT_ID: 'ca_abc',
  TOKEN_ENCRYPTION_KEYS: `k2:${key},k1:${key}`,
  MAILBOX_DIR: '/tmp/mail',
  OPERATOR_EMAILS: 'Ada@Example.com, bob@example.com',
}

test('settings are parsed, with what follows from them', () => {
  const parsed = parseEnv(good)
  expect(parsed).toMatchObject({ appUrl: 'http://localhost:3000', livemode: false, isLocalStripe: false })
  expect(parsed.OPERATOR_EMAILS).toEqual(['ada@example.com', 'bob@example.com'])
  expect(parsed.TOKEN_ENCRYPTION_KEYS.map(({ id }) => id)).toEqual(['k2', 'k1'])
})

test('a mail has a sender also where MAIL_FROM is left empty', () => {
  expect(parseEnv({ ...good, MAIL_FROM: '' }).MAIL_FROM).toBe(brand.mailFrom)
})

test.each([
  ['DATABASE_URL', { DATABASE_URL: undefined }, /DATABASE_URL: set the address of a PostgreSQL database/],
  ['AUTH_SECRET', { AUTH_SECRET: 'short' }, /AUTH_SECRET: use at least 32 characters/],
  ['STRIPE_SECRET_KEY', { STRIPE_SECRET_KEY: 'pk_test_abc' }, /STRIPE_SECRET_KEY: .*begins with sk_test_/],
  ['STRIPE_CLIENT_ID', { STRIPE_CLIENT_ID: 'acct_1' }, /STRIPE_CLIENT_ID: a client id begins with ca_/],
  ['TOKEN_ENCRYPTION_KEYS', { TOKEN_ENCRYPTION_KEYS: 'k1:c2hvcnQ=' }, /TOKEN_ENCRYPTION_KEYS: write id:key/],
  ['mixed modes', { STRIPE_PUBLISHABLE_KEY: 'pk_live_abc' }, /STRIPE_PUBLISHABLE_KEY: .*different modes/],
  ['no mail', { MAILBOX_DIR: undefined }, /SMTP_URL: set smtp:/],
  ['no address', { APP_URL: undefined }, /APP_URL: set the public address/],
])('the wrong setting %s is refused by name, with how to fix it', (_name, change, expected) => {
  expect(() => parseEnv({ ...good, ...change })).toThrow(expected)
})

test('every setting that is missing is named at once, also one that must go with another', () => {
  const named = settingProblems({
    ...good,
    DATABASE_URL: '',
    AUTH_SECRET: undefined,
    MAILBOX_DIR: ' ',
    APP_URL: '',
    CONNECT_RELAY_URL: 'https://souk.example',
  })
  expect(named.map(({ name }) => name)).toEqual(['DATABASE_URL', 'AUTH_SECRET', 'SMTP_URL', 'APP_URL', 'CONNECT_RELAY_SECRET'])
  expect(settingProblems(good)).toEqual([])
})

test.each(['db.example', 'mysql://db.example/souk', 'postgresql://u:p#w@db.example/souk'])('%s is no address of PostgreSQL', (address) => {
  expect(settingProblems({ ...good, DATABASE_URL: address }).map(({ name }) => name)).toEqual(['DATABASE_URL'])
  expect(settingProblems({ ...good, DIRECT_DATABASE_URL: address }).map(({ name }) => name)).toEqual(['DIRECT_DATABASE_URL'])
})

test('a live key beside a local Stripe refuses to start', () => {
  const live = { ...good, STRIPE_SECRET_KEY: 'sk_live_abc', STRIPE_PUBLISHABLE_KEY: 'pk_live_abc' }
  expect(parseEnv(live).livemode).toBe(true)
  expect(() => parseEnv({ ...live, STRIPE_LOCAL_URL: 'http://localhost:4242' })).toThrow(/STRIPE_LOCAL_URL: a live key never talks to a local Stripe/)
})

test('a preview deployment with a live key refuses to start', () => {
  const live = {
    ...good,
    STRIPE_SECRET_KEY: 'sk_live_abc',
    STRIPE_PUBLISHABLE_KEY: 'pk_live_abc',
    VERCEL_ENV: 'preview',
    VERCEL_URL: 'x.vercel.app',
  }
  expect(() => parseEnv(live)).toThrow(/STRIPE_SECRET_KEY: preview deployments hold no live keys/)
})

test("on Vercel the shop's address follows from the deployment", () => {
  const preview = parseEnv({ ...good, APP_URL: undefined, VERCEL_ENV: 'preview', VERCEL_URL: 'souk-abc.vercel.app' })
  expect(preview.appUrl).toBe('https://souk-abc.vercel.app')
})
