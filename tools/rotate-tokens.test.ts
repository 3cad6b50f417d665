import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { isSealedWithFirst } from '@/lib/seal/seal'
import { registerWebhooks } from '@/lib/webhooks/register-webhooks'
import { forgetSecrets, isOfStripe, openWebhookSecret } from '@/lib/webhooks/signing-secrets'
import { testDatabase } from '@/testing/database'
import { testSandbox } from '@/testing/sandbox'
import { sandboxStripe } from '@/testing/webhook-receiver'

Object.assign(process.env, { STRIPE_WEBHOOK_SECRETS: '', STRIPE_CONNECT_WEBHOOK_SECRETS: '' })
await testDatabase()
const stripe = sandboxStripe(await testSandbox())
const before = process.env.TOKEN_ENCRYPTION_KEYS ?? ''
const fresh = { id: 'fresh', key: randomBytes(32) }
const written = `fresh:${fresh.key.toString('base64')}`

/** `npm run tokens:rotate` with these keys. */
function rotate(keys: string): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    const child = { env: { ...process.env, TOKEN_ENCRYPTION_KEYS: keys } }
    execFile(process.execPath, ['--import', 'tsx', 'tools/rotate-tokens.ts'], child, (error, out, complaints) =>
      resolve({ code: error ? Number(error.code) : 0, said: out + complaints }),
    )
  })
}

beforeAll(async () => {
  expect(await registerWebhooks()).toMatchObject({ kind: 'registered' })
})

test('without the key that sealed them, the endpoints whose secrets cannot be opened are named, and nothing is changed', async () => {
  const rows = await db().webhookSecret.findMany()
  const { code, said } = await rotate(written)
  expect(code).toBe(1)
  for (const { id } of rows) expect(said).toContain(id)
  expect(await db().webhookSecret.findMany()).toEqual(rows)
}, 60_000)

test('secrets of webhook endpoints are sealed with the new key, and deliveries are still verified once the old one is taken out', async () => {
  const row = await db().webhookSecret.findFirstOrThrow({ where: { scope: 'connect' } })
  const secret = (await openWebhookSecret(row)) ?? ''
  expect((await rotate(`${written},${before}`)).code).toBe(0)
  env().TOKEN_ENCRYPTION_KEYS = [fresh]
  forgetSecrets()
  const payload = '{"id":"evt_1"}'
  expect(await isOfStripe('connect', payload, stripe.webhooks.generateTestHeaderString({ payload, secret }))).toBe(true)
  for (const { sealed } of await db().webhookSecret.findMany()) expect(isSealedWithFirst(sealed ?? '')).toBe(true)
}, 60_000)
