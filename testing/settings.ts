// Settings every test file has: enough for `env()` without a database or a Stripe. `testDatabase()` and `testSandbox()` put the real ones in.
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { inject } from 'vitest'

for (const name of Object.keys(process.env)) if (/^(STRIPE_|SMTP_|GITHUB_|GOOGLE_|VERCEL|CONNECT_)/.test(name)) delete process.env[name]
// Tests make errors on purpose; whoever wants to read of them sets LOG_LEVEL.
process.env.LOG_LEVEL ??= 'fatal'
Object.assign(process.env, {
  DATABASE_URL: 'postgresql://postgres@127.0.0.1:1/call_testDatabase_first',
  APP_URL: 'http://localhost:3000',
  AUTH_SECRET: 'a secret of the tests, which guards nothing',
  STRIPE_SECRET_KEY: 'sk_test_callTestSandboxFirst',
  STRIPE_PUBLISHABLE_KEY: 'pk_test_callTestSandboxFirst',
  STRIPE_CLIENT_ID: 'ca_callTestSandboxFirst',
  STRIPE_LOCAL_URL: 'http://localhost:1',
  STRIPE_WEBHOOK_SECRETS: 'whsec_platform_test',
  STRIPE_CONNECT_WEBHOOK_SECRETS: 'whsec_connect_test',
  TOKEN_ENCRYPTION_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
  JOBS_SECRET: 'a secret of the tests for the drain route',
  OPERATOR_EMAILS: 'operator@souk.test',
  MAIL_FROM: 'Souk <no-reply@souk.test>',
  MAILBOX_DIR: path.join(inject('testFolder'), `mail-${randomUUID()}`),
})
