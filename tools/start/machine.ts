import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { parseEnv } from '@/lib/env'
import { startPostgres } from '@/tools/postgres/postgres'
import { migrate } from '@/tools/postgres/schema'
import type { Guardian } from './guarded'
import { startLocalStripe } from './local-stripe'
import { answers, type Running, runProgram, type Settings, startProgram } from './processes'
import type { Step } from './progress'
import { openSecrets } from './secrets'

export interface MachineOptions {
  /** The folder everything lives in; `.data` for people, a temporary one for journeys. */
  data: string
  port: number
  /** The port wanted for the local Stripe, or the next one above it that is free. */
  stripePort: number
  /** An address to listen on for browsers of other machines; this machine alone when absent. */
  host?: string | undefined
  guardian: Guardian
  step: Step
  /** Nothing has to survive a crash (journeys, benchmarks). */
  forgetful?: boolean
  asyncDelayMs?: number
}

export interface Machine {
  appUrl: string
  /** The local Stripe's origin; undefined where STRIPE_SECRET_KEY names a real one. */
  stripeUrl: string | undefined
  mailbox: string | undefined
  env: Settings
  /** The servers that must go on running. */
  servers: Running[]
}

/**
 * Brings up what the shop stands on: database, migrations, local Stripe, example sellers and products. What the environment names already
 * (DATABASE_URL, STRIPE_SECRET_KEY, SMTP_URL …) is used as it is.
 */
export async function startMachine(options: MachineOptions): Promise<Machine> {
  const { data, port, stripePort, host, guardian, step } = options
  const log = (name: string) => path.join(data, 'logs', `${name}.log`)
  const secrets = await openSecrets(path.join(data, 'secrets.json'))
  const appUrl = process.env.APP_URL || `http://${nameOf(host)}:${port}`
  const servers: Running[] = []
  const env: Settings = {
    APP_URL: appUrl,
    AUTH_SECRET: process.env.AUTH_SECRET || (await secrets.random('auth secret')),
    TOKEN_ENCRYPTION_KEYS: process.env.TOKEN_ENCRYPTION_KEYS || `local:${await secrets.random('token encryption key')}`,
    JOBS_SECRET: process.env.JOBS_SECRET || (await secrets.random('jobs secret')),
    OPERATOR_EMAILS: process.env.OPERATOR_EMAILS || 'operator@souk.test',
    ...(!process.env.SMTP_URL && { MAILBOX_DIR: process.env.MAILBOX_DIR || path.resolve(data, 'mailbox') }),
  }

  checkSettings(env)
  const embedded = !process.env.DATABASE_URL
  env.DATABASE_URL = process.env.DATABASE_URL || (await step('Starting PostgreSQL', () => startDatabase(data, guardian, options.forgetful)))
  const direct = (!embedded && process.env.DIRECT_DATABASE_URL) || env.DATABASE_URL
  await step('Bringing the database up to date', () => migrate(direct, log('database'), guardian))

  let stripeUrl = process.env.STRIPE_LOCAL_URL
  if (!process.env.STRIPE_SECRET_KEY) {
    const { asyncDelayMs } = options
    const stripe = await step('Starting the local Stripe', () =>
      startLocalStripe({ data, port: stripePort, host, appUrl, secrets, log: log('stripe'), guardian, asyncDelayMs }),
    )
    servers.push(stripe.server)
    Object.assign(env, stripe.env)
    stripeUrl = stripe.url
    if (embedded) {
      const seed = { name: 'The seed', args: ['--import', 'tsx', 'prisma/seed.ts'], env, log: log('seed'), guardian }
      await step('Setting out the example shops', () => runProgram(seed))
    }
  }
  return { appUrl, stripeUrl, mailbox: env.MAILBOX_DIR, env, servers }
}

// Before anything is started: what the developer has set must be usable together with what we bring.
function checkSettings(ours: Settings): void {
  const set = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value))
  const brought = {
    DATABASE_URL: 'postgresql://postgres@127.0.0.1/souk',
    ...(!set.STRIPE_SECRET_KEY && { STRIPE_SECRET_KEY: 'sk_test_local', STRIPE_PUBLISHABLE_KEY: 'pk_test_local', STRIPE_CLIENT_ID: 'ca_local' }),
  }
  parseEnv({ ...brought, ...set, ...ours })
}

async function startDatabase(data: string, guardian: Guardian, forgetful = false): Promise<string> {
  const dir = path.join(data, 'pg')
  guardian.watch({ postgres: dir })
  const postgres = await startPostgres({ dir, forgetful })
  await postgres.ensureDatabase('souk')
  return postgres.url('souk')
}

/** What a browser calls an address that a server listens on: every address of a machine, or none given, is `localhost`. */
function nameOf(host: string | undefined): string {
  if (!host || ['0.0.0.0', '::', '127.0.0.1'].includes(host)) return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

/**
 * Starts the shop itself on a machine that is up.
 * @param options.dev hot reload instead of the production build
 * @throws Error with one sentence when it does not come up
 */
export async function startShop(
  machine: Machine,
  options: { data: string; port: number; host?: string | undefined; guardian: Guardian; dev: boolean },
): Promise<Running> {
  const { data, port, host, guardian, dev } = options
  const INSTANCE_ID = randomUUID()
  const shop = startProgram({
    name: 'shop',
    args: ['node_modules/next/dist/bin/next', dev ? 'dev' : 'start', '-H', host ?? 'localhost', '-p', String(port)],
    env: { ...machine.env, INSTANCE_ID, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: dev ? 'development' : 'production' },
    log: path.join(data, 'logs', 'shop.log'),
    guardian,
  })
  const isOurs = async (answer: Response) => (await answer.json()).instance === INSTANCE_ID
  await answers(shop, `http://${nameOf(host)}:${port}/api/health`, { seconds: 120, isOurs })
  // The first page is made now, not for the first buyer.
  await answers(shop, `http://${nameOf(host)}:${port}/`, { seconds: 120 })
  return shop
}
