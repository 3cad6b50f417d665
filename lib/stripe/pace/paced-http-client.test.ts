import type { FaultAction } from '@souk/local-stripe'
import { afterEach, describe, expect, test } from 'vitest'
import { ConnectedAccountId } from '@/lib/domain/ids'
import { retrieveAccount } from '@/lib/stripe/calls/accounts'
import { createPlatformCustomer } from '@/lib/stripe/calls/customers'
import { testSandbox } from '@/testing/sandbox'
import { currentLane, inLane } from './lane'
import { endpointOf } from './paced-http-client'

const sandbox = await testSandbox()
process.env.STRIPE_RATE_LIMIT = '50/50'
afterEach(async () => {
  await sandbox.control.clearFaults()
  await sandbox.control.clearCalls()
})

const calls = () => sandbox.control.calls()
const fault = (action: FaultAction, times: number) => sandbox.control.addFault({ method: 'POST', path: '^/v1/customers', action, times })

describe('a call answered with 429', () => {
  test('is made again, with its key, until Stripe takes it', async () => {
    await fault('error_429', 2)
    expect(await createPlatformCustomer('row-1', 'ada@souk.test')).toMatchObject({ kind: 'ok' })
    const made = await calls()
    expect(made.map(({ status }) => status)).toEqual([429, 429, 200])
    expect(new Set(made.map(({ idempotency_key }) => idempotency_key))).toEqual(new Set(['customer/row-1']))
  })

  test('for a locked object is left to the SDK, as Stripe asks', async () => {
    await fault('lock_timeout', 1)
    expect(await createPlatformCustomer('row-2', 'bob@souk.test')).toMatchObject({ kind: 'ok' })
    expect((await calls()).map(({ status }) => status)).toEqual([429, 200])
  })

  test('again and again is unknown in the end, never refused; a job, which comes back by itself, sees that sooner', async () => {
    await fault('error_429', 999)
    expect(await inLane('batch', () => createPlatformCustomer('row-3', 'eve@souk.test'))).toMatchObject({ kind: 'unknown' })
    const tries = (await calls()).length
    expect(await createPlatformCustomer('row-3', 'eve@souk.test')).toMatchObject({ kind: 'unknown' })
    expect((await calls()).length - tries).toBeGreaterThan(tries)
  })
})

test('with more calls than Stripe takes, those of requests are made before those of jobs', async () => {
  const batch = Array.from({ length: 60 }, (_, n) => inLane('batch', () => createPlatformCustomer(`job-${n}`, 'job@souk.test')))
  const checkout = Array.from({ length: 30 }, (_, n) => createPlatformCustomer(`request-${n}`, 'request@souk.test'))
  await Promise.all(checkout)
  const made = (await calls()).map(({ idempotency_key }) => idempotency_key ?? '')
  expect(made.filter((key) => key.startsWith('customer/request'))).toHaveLength(30)
  expect(made.filter((key) => key.startsWith('customer/job')).length).toBeLessThan(15)
  const outcomes = await Promise.all(batch)
  expect(outcomes.every(({ kind }) => kind === 'ok')).toBe(true)
})

test('each connected account has its own limit', async () => {
  // The platform's own account is read with the first of them, and never again.
  await retrieveAccount(ConnectedAccountId.parse('acct_1Another'))
  await sandbox.control.clearCalls()
  // Platform calls are waiting; this one, which counts for the connected account, is not behind them.
  const waiting = Promise.all(Array.from({ length: 40 }, (_, n) => createPlatformCustomer(`full-${n}`, 'full@souk.test')))
  expect(await retrieveAccount(ConnectedAccountId.parse('acct_1Unknown'))).toMatchObject({ kind: 'gone' })
  expect((await calls()).length).toBeLessThan(40)
  await waiting
})

test('a call keeps the lane in which its work began, also side by side', async () => {
  const seen = await Promise.all([
    inLane('batch', async () => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      return currentLane()
    }),
    Promise.resolve().then(currentLane),
  ])
  expect(seen).toEqual(['batch', 'checkout'])
})

test.each([
  ['GET', '/v1/payment_intents/pi_3Abc12?expand[0]=latest_charge', 'GET /v1/payment_intents/:id'],
  ['POST', '/v1/payment_methods/pm_1x9/attach', 'POST /v1/payment_methods/:id/attach'],
  ['POST', '/v1/payment_intents', 'POST /v1/payment_intents'],
  ['GET', '/v1/accounts/acct_1Q2', 'GET /v1/accounts/:id'],
])('%s %s counts as %s', (method, path, endpoint) => {
  expect(endpointOf(method, path)).toBe(endpoint)
})
