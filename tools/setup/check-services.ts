import { readdirSync } from 'node:fs'
import pg from 'pg'
import { verifyMailServer } from '@/lib/mail/verify-mail'
import { isPooled } from '@/tools/postgres/pooler'
import { webhookEndpoints } from './addresses'
import type { Finding } from './check-settings'

type Source = Record<string, string | undefined>

const PATIENCE_MS = 10_000

/** What the services behind the settings say: database, migrations, Stripe and its webhook endpoints, mail. Asks only those whose settings are there. */
export async function checkServices(source: Source): Promise<Finding[]> {
  const found = await Promise.all([checkDatabase(source), checkStripe(source), checkMail(source)])
  return found.flat()
}

async function checkDatabase({ DATABASE_URL, DIRECT_DATABASE_URL }: Source): Promise<Finding[]> {
  if (!DATABASE_URL?.startsWith('postgres')) return []
  const found: Finding[] = []
  try {
    if (!DIRECT_DATABASE_URL && (await isPooled(DATABASE_URL)))
      found.push(
        fatal('DIRECT_DATABASE_URL', 'a pooler in transaction mode answers at DATABASE_URL: set the address of PostgreSQL itself for migrations'),
      )
    const missing = await pendingMigrations(DATABASE_URL)
    if (missing > 0) found.push(fatal('DATABASE_URL', `${missing} migrations are missing in this database: npm run migrate`))
  } catch (error) {
    found.push(fatal('DATABASE_URL', `no database answered there: ${sentenceOf(error)}`))
  }
  if (DIRECT_DATABASE_URL) {
    const pooled = await isPooled(DIRECT_DATABASE_URL).catch((error: unknown) => sentenceOf(error))
    if (pooled === true) found.push(fatal('DIRECT_DATABASE_URL', 'a pooler in transaction mode answers there: migrations need PostgreSQL itself'))
    if (typeof pooled === 'string') found.push(fatal('DIRECT_DATABASE_URL', `no database answered there: ${pooled}`))
  }
  return found
}

async function pendingMigrations(databaseUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: PATIENCE_MS })
  await client.connect()
  try {
    const { rows } = await client.query<{ made: boolean }>(`select to_regclass('_prisma_migrations') is not null as made`)
    const done = rows[0]?.made ? await client.query('select migration_name from _prisma_migrations where finished_at is not null') : { rows: [] }
    const names = new Set(done.rows.map(({ migration_name }) => migration_name as string))
    return readdirSync('prisma/migrations', { withFileTypes: true }).filter((entry) => entry.isDirectory() && !names.has(entry.name)).length
  } finally {
    await client.end()
  }
}

async function checkStripe(source: Source): Promise<Finding[]> {
  const { STRIPE_SECRET_KEY, STRIPE_LOCAL_URL } = source
  if (!STRIPE_SECRET_KEY) return []
  const api = STRIPE_LOCAL_URL?.trim() || 'https://api.stripe.com'
  const answer = await askStripe(`${api}/v1/webhook_endpoints?limit=100`, STRIPE_SECRET_KEY)
  if ('problem' in answer) return [fatal('STRIPE_SECRET_KEY', answer.problem)]
  return webhookEndpoints(source).flatMap(({ scope, url, events, secret }) => {
    const there = answer.data.filter((endpoint) => endpoint.url === url && endpoint.status !== 'disabled')
    // Without a secret in the settings the endpoint may be one that the shop registers once it runs; checkSettings says so.
    if (there.length === 0) {
      const message = `no enabled webhook endpoint at Stripe delivers to ${url}: register it at /admin/webhooks (npm run setup -- --addresses lists its events)`
      return source[secret]?.trim() ? [fatal(secret, message)] : []
    }
    const heard = new Set(there.flatMap((endpoint) => endpoint.enabled_events))
    const deaf = heard.has('*') ? [] : events.filter((event) => !heard.has(event))
    return deaf.length > 0
      ? [fatal(secret, `the ${scope} endpoint at Stripe lacks ${deaf.join(', ')}: press Register webhook endpoints at /admin/webhooks`)]
      : []
  })
}

type Endpoints = { data: { url: string; status: string; enabled_events: string[] }[] }

async function askStripe(url: string, key: string): Promise<Endpoints | { problem: string }> {
  try {
    const response = await fetch(url, { headers: { authorization: `Bearer ${key}` }, signal: AbortSignal.timeout(PATIENCE_MS) })
    const body = (await response.json()) as Endpoints & { error?: { message?: string } }
    return response.ok ? body : { problem: `Stripe refuses this key: ${body.error?.message ?? response.status}` }
  } catch (error) {
    return { problem: `Stripe did not answer at ${new URL(url).origin}: ${sentenceOf(error)}` }
  }
}

async function checkMail({ SMTP_URL }: Source): Promise<Finding[]> {
  if (!SMTP_URL) return []
  try {
    await verifyMailServer(SMTP_URL, PATIENCE_MS)
    return []
  } catch (error) {
    return [fatal('SMTP_URL', `the mail server did not accept us: ${sentenceOf(error)}`)]
  }
}

const fatal = (name: string, message: string): Finding => ({ name, message, isFatal: true })

function sentenceOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(sentenceOf).join(', ')
  return error instanceof Error ? (error.cause instanceof Error && error.cause.message) || error.message : String(error)
}
