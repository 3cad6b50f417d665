import { z } from 'zod'
import { brand } from '@/brand'
import type { RateLimit } from '@/lib/domain/operations/token-bucket'
import { withAsciiDomain } from '@/lib/domain/text/address'

const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean),
  )
const optional = z
  .string()
  .optional()
  .transform((text) => text?.trim() || undefined)
const optionalUrl = z.preprocess((value) => value || undefined, z.url().optional())

const POSTGRES = 'write postgresql://name:password@host:5432/souk, with special characters of the password percent-encoded'
const postgresUrl = (missing?: string) =>
  z.string(missing ? { error: missing } : undefined).refine((url) => /^postgres(ql)?:/.test(url) && URL.canParse(url), POSTGRES)

const RateLimitText = z
  .string()
  .regex(/^[1-9]\d*\/[1-9]\d*$/, 'write calls a second for an account and for one kind of call, such as 100/25')
  .transform((text) => {
    const [account = 0, endpoint = 0] = text.split('/').map(Number)
    return { account, endpoint }
  })

const EncryptionKeys = list.transform((entries, context) =>
  entries.map((entry) => {
    const [id = '', base64 = ''] = entry.split(':')
    const key = Buffer.from(base64, 'base64')
    if (!/^[\w-]{1,20}$/.test(id) || key.length !== 32) {
      context.addIssue({ code: 'custom', message: 'write id:key,id:key with 32 random bytes in base64 each: openssl rand -base64 32' })
    }
    return { id, key }
  }),
)

const Variables = z.object({
  NODE_ENV: z.string().default('development'),
  DATABASE_URL: postgresUrl('set the address of a PostgreSQL database, or use `npm start`, which brings one'),
  DIRECT_DATABASE_URL: postgresUrl().optional(),
  APP_URL: optionalUrl,
  VERCEL_ENV: z.enum(['production', 'preview', 'development']).optional().catch(undefined),
  VERCEL_URL: optional,
  VERCEL_BRANCH_URL: optional,
  VERCEL_PROJECT_PRODUCTION_URL: optional,
  AUTH_SECRET: z.string({ error: 'set 32 random bytes: openssl rand -base64 32' }).min(32, 'use at least 32 characters: openssl rand -base64 32'),
  STRIPE_SECRET_KEY: z
    .string({ error: "set your platform's secret key (sk_test_…) from Stripe's dashboard, or use `npm start`, which brings a local Stripe" })
    .regex(/^(sk|rk)_(test|live)_\w+$/, 'this does not look like a secret key: it begins with sk_test_ or sk_live_'),
  STRIPE_PUBLISHABLE_KEY: z
    .string({ error: "set your platform's publishable key (pk_test_…) from Stripe's dashboard" })
    .regex(/^pk_(test|live)_\w+$/, 'this does not look like a publishable key: it begins with pk_test_ or pk_live_'),
  STRIPE_CLIENT_ID: z
    .string()
    .regex(/^ca_\w+$/, "a client id begins with ca_: take it from Stripe's dashboard, Connect, OAuth settings")
    .optional(),
  STRIPE_WEBHOOK_SECRETS: list,
  STRIPE_CONNECT_WEBHOOK_SECRETS: list,
  STRIPE_LOCAL_URL: optionalUrl,
  STRIPE_RATE_LIMIT: z.preprocess((value) => value || undefined, RateLimitText.optional()),
  TOKEN_ENCRYPTION_KEYS: EncryptionKeys.refine((keys) => keys.length > 0, 'set at least one key as id:base64: openssl rand -base64 32'),
  JOBS_SECRET: optional,
  CRON_SECRET: optional,
  /** Which process this is, for the program that starts it. */
  INSTANCE_ID: optional,
  JOBS_IN_SERVER: z.preprocess((value) => value || 'yes', z.enum(['yes', 'no'], 'write yes or no')),
  SELL_WITHOUT_FEE: z.preprocess((value) => value || 'no', z.enum(['yes', 'no'], 'write yes or no')),
  OPERATOR_EMAILS: list.transform((emails) => emails.map((email) => withAsciiDomain(email.toLowerCase()))),
  OPERATOR_SECOND_FACTOR: z.preprocess((value) => value || 'no', z.enum(['yes', 'no'], 'write yes or no')),
  SELLER_APPROVAL: z.preprocess((value) => value || 'no', z.enum(['yes', 'no'], 'write yes or no')),
  SMTP_URL: optional,
  MAIL_FROM: z.preprocess((value) => value || brand.mailFrom, z.string()),
  MAILBOX_DIR: optional,
  LOG_LEVEL: z.preprocess(
    (value) => value || 'info',
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'write fatal, error, warn, info, debug, trace or silent'),
  ),
  OTEL_EXPORTER_OTLP_ENDPOINT: optionalUrl,
  OTEL_SERVICE_NAME: z.preprocess((value) => value || 'souk', z.string()),
  GITHUB_ID: optional,
  GITHUB_SECRET: optional,
  GOOGLE_ID: optional,
  GOOGLE_SECRET: optional,
  CONNECT_RELAY_URL: optionalUrl,
  CONNECT_RELAY_SECRET: optional,
  CONNECT_PREVIEW_HOSTS: optional,
})

/** A setting that is missing or wrong, and how to mend it. */
export interface SettingProblem {
  name: string
  message: string
}

/**
 * Everything that is missing or wrong in settings: each by itself, and those that do not go together.
 * @param source names and values, usually `process.env`
 */
export function settingProblems(source: Record<string, string | undefined>): SettingProblem[] {
  const alone = Variables.safeParse(filled(source)).error?.issues ?? []
  const found = alone.map((issue) => ({ name: issue.path.join('.').replace(/\.\d+$/, ''), message: issue.message }))
  // A setting that is wrong by itself says so first.
  const together = wrongTogether(source).filter(({ name }) => !found.some((problem) => problem.name === name))
  const lines = new Map([...found, ...together].map((problem) => [`${problem.name}: ${problem.message}`, problem]))
  return [...lines.values()]
}

// A name that is left empty, as in a list that was not filled in, is not set.
function filled(source: Record<string, string | undefined>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()))
}

function wrongTogether(source: Record<string, string | undefined>): SettingProblem[] {
  const set = (name: string) => source[name]?.trim() || undefined
  const [secret, publishable] = [set('STRIPE_SECRET_KEY'), set('STRIPE_PUBLISHABLE_KEY')]
  const live = isLive(secret ?? '')
  const problems: Record<string, string | false | undefined> = {
    STRIPE_LOCAL_URL: live && set('STRIPE_LOCAL_URL') && 'a live key never talks to a local Stripe: remove this address or use a test key',
    STRIPE_PUBLISHABLE_KEY:
      secret !== undefined &&
      publishable !== undefined &&
      live !== publishable.startsWith('pk_live_') &&
      'the secret key and the publishable key are of different modes: take both from test mode or both from live mode',
    STRIPE_SECRET_KEY: live && set('VERCEL_ENV') === 'preview' && 'preview deployments hold no live keys: use a test key here',
    SMTP_URL: !set('SMTP_URL') && !set('MAILBOX_DIR') && 'set smtp://name:password@host:587, or MAILBOX_DIR to keep mail in a folder on this machine',
    APP_URL: !set('APP_URL') && !set('VERCEL_URL') && 'set the public address of this shop, such as http://localhost:3000',
    CONNECT_RELAY_SECRET:
      set('CONNECT_RELAY_URL') &&
      !set('CONNECT_RELAY_SECRET') &&
      'the relay needs a secret shared by the stable host and its previews: openssl rand -base64 32',
  }
  return Object.entries(problems).flatMap(([name, message]) => (message ? [{ name, message }] : []))
}

export type Env = z.output<typeof Variables> & {
  appUrl: string
  livemode: boolean
  /** Sellers whose accounts can pay no application fee sell without one, instead of not at all. */
  sellsWithoutFee: boolean
  isLocalStripe: boolean
  /** How often we may call Stripe; null: as often as we like (a local Stripe). */
  rateLimit: RateLimit | null
}

/** Source: docs.stripe.com/rate-limits */
const LIVE_LIMIT: RateLimit = { account: 100, endpoint: 25 }
const TEST_LIMIT: RateLimit = { account: 25, endpoint: 25 }

/** The settings could not be used; `message` names each variable and how to fix it. */
class EnvError extends Error {
  override name = 'EnvError'
}

/**
 * Parses settings.
 * @param source names and values, usually `process.env`
 * @throws EnvError with a line for each variable that is missing or wrong
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const problems = settingProblems(source)
  if (problems.length > 0) {
    const lines = problems.map(({ name, message }) => `  ${name}: ${message}`)
    throw new EnvError(`${brand.name} cannot start with these settings (see .env.example):\n${lines.join('\n')}`)
  }
  const vars = Variables.parse(filled(source))
  return {
    ...vars,
    // Vercel's schedules send CRON_SECRET.
    JOBS_SECRET: vars.JOBS_SECRET ?? vars.CRON_SECRET,
    appUrl: (
      vars.APP_URL ?? `https://${vars.VERCEL_ENV === 'production' ? (vars.VERCEL_PROJECT_PRODUCTION_URL ?? vars.VERCEL_URL) : vars.VERCEL_URL}`
    ).replace(/\/$/, ''),
    livemode: isLive(vars.STRIPE_SECRET_KEY),
    sellsWithoutFee: vars.SELL_WITHOUT_FEE === 'yes',
    isLocalStripe: Boolean(vars.STRIPE_LOCAL_URL),
    rateLimit: vars.STRIPE_RATE_LIMIT ?? (vars.STRIPE_LOCAL_URL ? null : isLive(vars.STRIPE_SECRET_KEY) ? LIVE_LIMIT : TEST_LIMIT),
  }
}

let parsed: Env | undefined

/** The settings of this process, parsed once. Throws EnvError as `parseEnv` does. */
export function env(): Env {
  parsed ??= parseEnv(process.env)
  return parsed
}

function isLive(secretKey: string): boolean {
  return /^(sk|rk)_live_/.test(secretKey)
}
