import path from 'node:path'
import type { Sandbox } from '@souk/local-stripe'
import { startPostgres } from '@/tools/postgres/postgres'
import { migrate } from '@/tools/postgres/schema'
import type { Guardian } from '@/tools/start/guarded'
import type { Settings } from '@/tools/start/processes'
import { progressOn } from '@/tools/start/progress'

/**
 * Starts a PostgreSQL of its own in a folder that is deleted at the end, and gives the settings with which the shop uses it and the local Stripe.
 * @param data the folder; it is there
 */
export async function settingsFor(sandbox: Sandbox, data: string, guardian: Guardian): Promise<Settings> {
  const step = progressOn(process.stdout)
  const dir = path.join(data, 'pg')
  guardian.watch({ postgres: dir })
  guardian.watch({ path: data })
  const postgres = await step('Starting PostgreSQL', () => startPostgres({ dir, forgetful: true }))
  await postgres.ensureDatabase('souk')
  await step('Bringing the database up to date', () => migrate(postgres.url('souk'), path.join(data, 'migrate.log'), guardian))
  return {
    DATABASE_URL: postgres.url('souk'),
    APP_URL: 'http://localhost:3000',
    AUTH_SECRET: 'a secret of the proofs, which guards nothing',
    TOKEN_ENCRYPTION_KEYS: `proofs:${Buffer.alloc(32, 7).toString('base64')}`,
    MAILBOX_DIR: path.join(data, 'mailbox'),
    STRIPE_SECRET_KEY: sandbox.platform.secretKey,
    STRIPE_PUBLISHABLE_KEY: sandbox.platform.publishableKey,
    STRIPE_CLIENT_ID: sandbox.platform.clientId,
    STRIPE_LOCAL_URL: sandbox.url,
  }
}
