// The official command line, `@stripe/cli` from npm, against a local Stripe. It accepts an API base on 127.0.0.1 only, not on "localhost".
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { eventually, startBench } from '@/sandbox/testing/sandbox-client'

const CLI = createRequire(import.meta.url).resolve('@stripe/cli/bin/shim.js')
const home = mkdtempSync(join(tmpdir(), 'souk-cli-'))
const bench = await startBench({ asyncDelayMs: 0 })
const { stripe, sandbox } = bench

afterAll(async () => {
  await bench.close()
  rmSync(home, { recursive: true, force: true })
})

/** Runs one command; gives what it printed, fails when it fails. */
function cli(...args: string[]): Promise<string> {
  const base = `http://127.0.0.1:${new URL(sandbox.url).port}`
  const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: home, STRIPE_CLI_TELEMETRY_OPTOUT: '1', STRIPE_API_KEY: sandbox.platform.secretKey }
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [CLI, ...args, '--api-base', base], { env }, (error, out, err) => {
      if (error) reject(new Error(`${out}${err}`))
      else resolve(out + err)
    })
  })
}

async function newest(type: string, account?: string): Promise<object> {
  return eventually(async () => (await stripe.events.list({ type, limit: 1 }, account ? { stripeAccount: account } : {})).data[0])
}

const TRIGGERS = ['payment_intent.succeeded', 'charge.refunded', 'charge.dispute.created', 'setup_intent.succeeded']

test.each(TRIGGERS)('triggers %s', async (type) => {
  const since = Math.floor(Date.now() / 1000)
  expect(await cli('trigger', type)).toContain('Trigger succeeded')
  expect(await newest(type)).toMatchObject({ type, created: expect.any(Number) })
  const events = await stripe.events.list({ type, created: { gte: since } })
  expect(events.data.length).toBeGreaterThan(0)
})

test('triggers account.updated, an event of the account it made', async () => {
  expect(await cli('trigger', 'account.updated')).toContain('Trigger succeeded')
  const { data } = await stripe.accounts.list({ limit: 1 })
  expect(await newest('account.updated', data[0]?.id)).toMatchObject({ data: { object: { id: data[0]?.id } } })
})

// The CLI has no triggers of its own for these two; its fixtures are the way it names for them.
test('makes application_fee.created by a fixture', async () => {
  const seller = await bench.seller()
  await cli('fixtures', join(import.meta.dirname, 'application-fee-created.json'), '--stripe-account', seller)
  expect(await newest('application_fee.created')).toMatchObject({ data: { object: { account: seller, amount: 200 } } })
})

test('makes payout.paid by a fixture', async () => {
  await cli('fixtures', join(import.meta.dirname, 'payout-paid.json'))
  const advanced = await fetch(`${sandbox.url}/_sandbox/clock`, { method: 'POST', body: JSON.stringify({ advance_seconds: 10 * 86_400 }) })
  expect(advanced.status).toBe(200)
  // What the payout left is paid out by itself, and arrives on the same day.
  const { data } = await stripe.events.list({ type: 'payout.paid' })
  expect(data.map((event) => event.data.object)).toContainEqual(expect.objectContaining({ amount: 1000, automatic: false, status: 'paid' }))
})
