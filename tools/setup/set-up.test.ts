import { spawn } from 'node:child_process'
import { mkdtemp, readFile, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseEnv } from 'node:util'
import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { testDatabase } from '@/testing/database'
import { testSandbox } from '@/testing/sandbox'
import { sandboxStripe } from '@/testing/webhook-receiver'

const APP = 'http://localhost:3999'
await testDatabase()
const sandbox = await testSandbox({ redirectUris: [`${APP}/api/connect/callback`] })
const { secretKey, publishableKey, clientId } = sandbox.platform
const folder = await mkdtemp(path.join(tmpdir(), 'souk-setup-'))
const file = path.join(folder, 'settings.env')

/** `npm run setup` with these answers typed, and nothing set but where database and Stripe are. */
function setUp(answers: string[], set: Record<string, string> = {}): Promise<{ code: number | null; said: string }> {
  const { PATH, HOME, DATABASE_URL, STRIPE_LOCAL_URL } = process.env
  const env = { PATH, HOME, NODE_ENV: 'test', DATABASE_URL, STRIPE_LOCAL_URL, ...set } as NodeJS.ProcessEnv
  const args = ['--import', 'tsx', 'tools/setup/setup.ts', '--ask', '--file', file, '--data', path.join(folder, 'data')]
  const child = spawn(process.execPath, args, { env })
  child.stdin.end(answers.map((answer) => `${answer}\n`).join(''))
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (said += String(piece)))
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, said })))
}

test('answers are checked, kept and used: both endpoints are registered, their secrets sealed, and the doctor ends it', async () => {
  const wrong = ['shop', 'sk_nothing', 'sk_test_ofNobody', 'pk_live_other', 'pk_test_ofNobody', 'nonsense', 'nobody']
  const [noAddress = '', noKey = '', refused = '', otherMode = '', unknown = '', noClient = '', noMail = ''] = wrong
  const typed = [noAddress, APP, noKey, refused, secretKey, otherMode, unknown, publishableKey, noClient, clientId, '', noMail, 'ada@souk.test']
  const { code, said } = await setUp(typed)
  expect(said).toContain('Write an address without a path')
  expect(said).toContain('A secret key begins with sk_test_')
  expect(said).toContain('Stripe refuses this key: Invalid API Key provided: sk_test_')
  expect(said).toContain('of the other mode than your secret key')
  expect(said).toContain('Stripe refuses this key: Invalid API Key provided: pk_test_')
  expect(said).toContain('A client id begins with ca_.')
  expect(said).toContain('Write an e-mail address')
  expect(said).toContain('The endpoints are registered.')
  expect(said).toContain(`\n  ${APP}/api/connect/callback\n`)
  for (const row of ['Stripe keys', 'Connecting sellers', 'Webhook endpoints', 'Database'])
    expect(said).toMatch(new RegExp(`^ {2}green +${row} `, 'm'))
  expect(code).toBe(0)

  const endpoints = (await sandboxStripe(sandbox).webhookEndpoints.list()).data
  expect(endpoints.map(({ url }) => url).sort()).toEqual(['connect', 'platform'].map((scope) => `${APP}/api/stripe/webhooks/${scope}`))
  const rows = await db().webhookSecret.findMany()
  expect(rows.map(({ id }) => id).sort()).toEqual(endpoints.map(({ id }) => id).sort())
  const kept = await readFile(file, 'utf8')
  for (const line of [`APP_URL=${APP}`, `STRIPE_SECRET_KEY=${secretKey}`, `STRIPE_CLIENT_ID=${clientId}`, 'OPERATOR_EMAILS=ada@souk.test'])
    expect(kept.split('\n')).toContain(line)
  // What sealed the secrets stands there too, or no other process could open them.
  expect(kept).toMatch(/^TOKEN_ENCRYPTION_KEYS=local:/m)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
}, 120_000)

test('a second time Enter keeps everything, and nothing is made anew', async () => {
  const before = await readFile(file, 'utf8')
  const set = parseEnv(before) as Record<string, string>
  const { code, said } = await setUp(Array(6).fill(''), set)
  expect(said).toContain('Both endpoints were registered already.')
  expect(said).not.toContain(secretKey)
  expect(code).toBe(0)
  expect(await readFile(file, 'utf8')).toBe(before)
  expect(await db().webhookSecret.count()).toBe(2)
}, 120_000)

test('where the input ends early nothing is kept', async () => {
  const before = await readFile(file, 'utf8')
  const { code, said } = await setUp(['https://other.example'])
  expect(said).toContain('The input ended before STRIPE_SECRET_KEY was answered.')
  expect(code).toBe(1)
  expect(await readFile(file, 'utf8')).toBe(before)
}, 60_000)
