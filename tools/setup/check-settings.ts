import { settingProblems } from '@/lib/env'
import { looksPooled } from '@/tools/postgres/pooler'

type Source = Record<string, string | undefined>

/** A setting that is missing or wrong, and what to do. `isFatal`: the shop does not start, or refuses something, until it is mended. */
export interface Finding {
  name: string
  message: string
  isFatal: boolean
}

/** What is missing or wrong in the settings alone, without asking anybody. */
export function checkSettings(source: Source): Finding[] {
  const set = (name: string) => Boolean(source[name]?.trim())
  const refused = settingProblems(source).map(({ name, message }) => ({ name, message, isFatal: true }))
  return [...refused, ...webhookFindings(set), ...addressFindings(source), ...databaseFindings(source), ...peopleFindings(source, set)]
}

function webhookFindings(set: (name: string) => boolean): Finding[] {
  const scopes = [
    ['STRIPE_WEBHOOK_SECRETS', 'your own account'],
    ['STRIPE_CONNECT_WEBHOOK_SECRETS', 'connected accounts'],
  ] as const
  return scopes
    .filter(([name]) => !set(name))
    .map(([name, whose]) =>
      advice(
        name,
        `no signing secret is set for ${whose}. Register the endpoint at /admin/webhooks, which keeps its secret, or set whsec_… of one made by hand`,
      ),
    )
}

function addressFindings(source: Source): Finding[] {
  const { APP_URL, STRIPE_SECRET_KEY, MAIL_FROM, SMTP_URL } = source
  const live = /^(sk|rk)_live_/.test(STRIPE_SECRET_KEY ?? '')
  const found: Finding[] = []
  if (live && APP_URL?.startsWith('http:'))
    found.push(fatal('APP_URL', 'write https://…: in live mode Stripe returns sellers to https addresses alone'))
  if (APP_URL && URL.canParse(APP_URL) && new URL(APP_URL).pathname !== '/') found.push(fatal('APP_URL', 'write the address without a path'))
  if (SMTP_URL && !MAIL_FROM) found.push(advice('MAIL_FROM', 'set the sender of your mails, such as Your shop <no-reply@shop.example>'))
  return found
}

function databaseFindings({ DATABASE_URL, DIRECT_DATABASE_URL }: Source): Finding[] {
  const isUrl = (url: string | undefined): url is string => Boolean(url?.startsWith('postgres') && URL.canParse(url))
  if (isUrl(DIRECT_DATABASE_URL) && looksPooled(DIRECT_DATABASE_URL))
    return [fatal('DIRECT_DATABASE_URL', 'this is the address of a pooler: migrations need that of PostgreSQL itself')]
  if (isUrl(DIRECT_DATABASE_URL) || !isUrl(DATABASE_URL) || !looksPooled(DATABASE_URL)) return []
  return [fatal('DIRECT_DATABASE_URL', 'DATABASE_URL names a pooler: set the address of PostgreSQL itself for migrations')]
}

function peopleFindings(source: Source, set: (name: string) => boolean): Finding[] {
  const found: Finding[] = []
  if (!set('STRIPE_CLIENT_ID'))
    found.push(advice('STRIPE_CLIENT_ID', 'no client id is set: sellers open their accounts from your shop, and cannot connect those they have'))
  if (!set('OPERATOR_EMAILS')) found.push(advice('OPERATOR_EMAILS', 'name at least one person, or nobody sees /admin'))
  for (const [id, secret] of [
    ['GITHUB_ID', 'GITHUB_SECRET'],
    ['GOOGLE_ID', 'GOOGLE_SECRET'],
  ] as const) {
    if (set(id) !== set(secret)) found.push(fatal(set(id) ? secret : id, `${id} and ${secret} belong together: set both or neither`))
  }
  if (source.VERCEL && !set('JOBS_SECRET') && !set('CRON_SECRET'))
    found.push(fatal('CRON_SECRET', 'set 32 random bytes (openssl rand -base64 32): without it no schedule may call /api/jobs/drain'))
  if (set('CONNECT_RELAY_SECRET') && !set('CONNECT_RELAY_URL'))
    found.push(advice('CONNECT_RELAY_URL', 'set the stable host’s address, or remove CONNECT_RELAY_SECRET'))
  return found
}

const fatal = (name: string, message: string): Finding => ({ name, message, isFatal: true })
const advice = (name: string, message: string): Finding => ({ name, message, isFatal: false })
