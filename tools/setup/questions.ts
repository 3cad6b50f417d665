import pg from 'pg'
import { areOfOthers } from '@/lib/domain/operations/key-family'

/** What is known so far, by the names of the settings. */
export type Answers = Record<string, string>

export interface Question {
  name: string
  /** What is asked, with an example. */
  text: string
  /** What Enter stands for where nothing is set. */
  otherwise?: string
  /** Shown by its ends alone. */
  isSecret?: boolean
  /** What is wrong with an answer; null where it may stay. `isFinal`: asking again would not help, it is only told. */
  check: (answer: string, before: Answers) => Promise<{ wrong: string; isFinal?: boolean } | null>
}

const PATIENCE_MS = 10_000
const isLive = (key: string | undefined) => /^(sk|rk)_live_/.test(key ?? '')

const fits = (form: RegExp, wrong: string) => async (answer: string) => (form.test(answer) ? null : { wrong })

/** What a shop with Stripe's keys needs, in the order it is asked. @param local the address of a local Stripe in place of the real one */
export function questions(local: string | undefined): Question[] {
  return [
    { name: 'APP_URL', text: 'The address of your shop, such as https://shop.example', otherwise: 'http://localhost:3000', check: checkAddress },
    {
      name: 'STRIPE_SECRET_KEY',
      text: 'Your secret key (sk_test_…), from Stripe’s dashboard under Developers, API keys',
      isSecret: true,
      check: (answer) => checkSecretKey(answer, local),
    },
    {
      name: 'STRIPE_PUBLISHABLE_KEY',
      text: 'Your publishable key (pk_test_…), from the same page',
      check: (answer, before) => checkPublishableKey(answer, before, local),
    },
    {
      name: 'STRIPE_CLIENT_ID',
      text: 'Your client id (ca_…), from the page of the redirect URIs; Enter for none: sellers then open their accounts from your shop',
      otherwise: '',
      check: (answer, before) => checkClientId(answer, before, local),
    },
    {
      name: 'DATABASE_URL',
      text: 'A PostgreSQL database of yours, postgresql://name:password@host:5432/souk; Enter for the one npm start brings',
      otherwise: '',
      isSecret: true,
      check: checkDatabase,
    },
    {
      name: 'OPERATOR_EMAILS',
      text: 'The e-mail address that may open /admin',
      check: fits(/^\S+@\S+$/, 'Write an e-mail address, or several with commas and without spaces.'),
    },
  ]
}

async function checkAddress(answer: string): ReturnType<Question['check']> {
  const url = URL.canParse(answer) ? new URL(answer) : null
  return url && /^https?:$/.test(url.protocol) && url.pathname === '/'
    ? null
    : { wrong: 'Write an address without a path, such as https://shop.example.' }
}

async function checkSecretKey(answer: string, local: string | undefined): ReturnType<Question['check']> {
  if (!/^(sk|rk)_(test|live)_\w+$/.test(answer)) return { wrong: 'A secret key begins with sk_test_ or sk_live_.' }
  if (local && isLive(answer)) return { wrong: 'A live key never talks to a local Stripe.' }
  const { status, message } = await askAccount(answer, local)
  return status === 200 ? null : { wrong: message }
}

async function checkPublishableKey(answer: string, before: Answers, local: string | undefined): ReturnType<Question['check']> {
  const { STRIPE_SECRET_KEY: secret = '' } = before
  if (!/^pk_(test|live)_\w+$/.test(answer)) return { wrong: 'A publishable key begins with pk_test_ or pk_live_.' }
  if (isLive(secret) !== answer.startsWith('pk_live_')) return { wrong: 'This key is of the other mode than your secret key.' }
  if (areOfOthers(secret, answer)) return { wrong: 'This key belongs to another account than your secret key.' }
  // Stripe answers this call to no publishable key, but says so to those it knows.
  const { status, code, message } = await askAccount(answer, local)
  return status === null || (status === 401 && code !== 'secret_key_required') ? { wrong: message } : null
}

async function checkClientId(answer: string, { APP_URL = '' }: Answers, local: string | undefined): ReturnType<Question['check']> {
  if (answer === '') return null
  if (!/^ca_\w+$/.test(answer)) return { wrong: 'A client id begins with ca_.' }
  const query = new URLSearchParams({ response_type: 'code', client_id: answer, scope: 'read_write', redirect_uri: redirectUri(APP_URL) })
  const page = await fetch(`${local ?? 'https://connect.stripe.com'}/oauth/authorize?${query}`, {
    redirect: 'manual',
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => null)
  await page?.body?.cancel()
  if (!page || page.status < 400 || page.status >= 500) return null
  return { wrong: `Stripe does not know this client id yet, or not the redirect URI ${redirectUri(APP_URL)}.`, isFinal: true }
}

async function checkDatabase(answer: string): ReturnType<Question['check']> {
  if (answer === '') return null
  const client = new pg.Client({ connectionString: answer, connectionTimeoutMillis: PATIENCE_MS })
  try {
    await client.connect()
    return null
  } catch (error) {
    return { wrong: `No database answered there: ${error instanceof Error ? error.message : String(error)}` }
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Where Stripe sends sellers back to. */
export function redirectUri(appUrl: string): string {
  return `${appUrl.replace(/\/$/, '')}/api/connect/callback`
}

/** @returns what Stripe answers to this key; `status` null where it does not */
async function askAccount(key: string, local: string | undefined): Promise<{ status: number | null; code?: string | undefined; message: string }> {
  try {
    const headers = { authorization: `Bearer ${key}` }
    const response = await fetch(`${local ?? 'https://api.stripe.com'}/v1/account`, { headers, signal: AbortSignal.timeout(PATIENCE_MS) })
    const { error } = (await response.json()) as { error?: { message?: string; code?: string } }
    return { status: response.status, code: error?.code, message: `Stripe refuses this key: ${error?.message ?? response.status}` }
  } catch (error) {
    return { status: null, message: `Stripe did not answer: ${error instanceof Error ? error.message : String(error)}` }
  }
}
