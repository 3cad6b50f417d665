import type Stripe from 'stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Bench, refusal, startBench } from '@/sandbox/testing/sandbox-client'
import { createControlClient } from './client'

let bench: Bench
beforeAll(async () => {
  bench = await startBench()
})
afterAll(() => bench.close())

const control = () => createControlClient(bench.sandbox.url)
const HELD: Stripe.PaymentIntentCreateParams = {
  amount: 2000,
  currency: 'usd',
  capture_method: 'manual',
  confirm: true,
  allowed_payment_method_types: ['card'],
}

/** A hold on a seller's account. */
async function hold(account: string): Promise<string> {
  const intent = await bench.stripe.paymentIntents.create({ ...HELD, payment_method: 'pm_card_visa' }, { stripeAccount: account })
  expect(intent.status).toBe('requires_capture')
  return intent.id
}

test('the client sends every kind of call, and rejects with the status and the sentence of a refused one', async () => {
  expect(await control().platform()).toMatchObject({ account_id: bench.sandbox.platform.accountId })
  expect(await control().settings({ keys_kept_seconds: 100_000 })).toMatchObject({ keys_kept_seconds: 100_000, async_delay_ms: 20 })
  expect(await control().settings()).toMatchObject({ keys_kept_seconds: 100_000 })
  const { now } = await control().clock()
  expect((await control().advance(3600)).now).toBeGreaterThanOrEqual(now + 3600)
  expect(await control().setDeliveries({ dropped: 0.5, shuffle_ms: 10 })).toMatchObject({ dropped: 0.5, shuffle_ms: 10 })
  expect(await control().resetDeliveries()).toMatchObject({ dropped: 0 })
  expect(await control().resendDeliveries()).toEqual({ resent: 0, succeeded: 0 })
  await expect(control().changeAccount('acct_none', { charges_enabled: true })).rejects.toThrow(/404 .*no account acct_none/)
})

test('calls are counted on when the log is cleared', async () => {
  await bench.stripe.balance.retrieve()
  const before = await control().callCount()
  await control().clearCalls()
  expect(await control().calls()).toEqual([])
  await bench.stripe.balance.retrieve()
  expect(await control().callCount()).toBe(before + 1)
  expect(await control().calls(before)).toMatchObject([{ n: before + 1, path: '/v1/balance' }])
})

test('an account is connected, leaves, and comes back', async () => {
  const { id } = await control().createAccount({ email: 'new@example.com', business_name: 'New' })
  const on = { stripeAccount: id }
  expect((await refusal(bench.stripe.balance.retrieve({}, on))).statusCode).toBe(403)
  expect(await control().connect(id)).toMatchObject({ account: id, scope: 'read_write', revoked_at: null })
  await bench.stripe.balance.retrieve({}, on)
  expect(await control().disconnect(id)).toMatchObject({ revoked_at: expect.any(Number) })
  expect((await refusal(bench.stripe.balance.retrieve({}, on))).statusCode).toBe(403)
  await expect(control().disconnect(id)).rejects.toThrow(/404/)
  await control().connect(id)
  await bench.stripe.balance.retrieve({}, on)
  await expect(control().connect('acct_none')).rejects.toThrow(/404/)
})

test('a challenge is answered without a browser, and one that was answered stays as it is', async () => {
  const account = await bench.seller()
  const create = () => bench.stripe.paymentIntents.create({ ...HELD, payment_method: 'pm_card_authenticationRequired' }, { stripeAccount: account })
  const [passed, failed] = [await create(), await create()]
  expect(passed.status).toBe('requires_action')
  expect(await control().authenticate(passed.id)).toEqual({ id: passed.id, status: 'requires_capture' })
  expect(await control().authenticate(passed.id, 'failed')).toEqual({ id: passed.id, status: 'requires_capture' })
  expect(await control().authenticate(failed.id, 'failed')).toEqual({ id: failed.id, status: 'requires_payment_method' })
  await expect(control().authenticate('pi_none')).rejects.toThrow(/404/)
})

test('objects are listed over all accounts, of one, and read one by one', async () => {
  const [one, two] = [await bench.seller(), await bench.seller()]
  const [first, second] = [await hold(one), await hold(two)]
  const ids = async (account?: string) => (await control().objects('payment_intent', account)).map(({ object }) => object.id)
  expect(await ids()).toEqual(expect.arrayContaining([first, second]))
  expect(await ids(two)).toEqual([second])
  expect(await control().object('payment_intent', first)).toMatchObject({ id: first, status: 'requires_capture' })
  expect(await control().object('payment_intent', 'pi_none')).toBeNull()
  const refused = await fetch(`${bench.sandbox.url}/_sandbox/objects/api_key`)
  expect(refused.status).toBe(400)
})

test.each([
  ['capture_declined', 'requires_capture', 2000, 'canceled'],
  ['capture_declined_hold_lost', 'requires_payment_method', 0, 'canceled'],
] as const)('the fault %s answers a capture with 402 and leaves the intent at %s', async (action, status, capturable, end) => {
  const account = await bench.seller()
  const on = { stripeAccount: account }
  const id = await hold(account)
  await control().addFault({ path: '/capture$', account, action })
  const options = { ...on, idempotencyKey: `capture ${id}` }
  for (const _ of ['first', 'replayed']) {
    const error = await refusal(bench.stripe.paymentIntents.capture(id, {}, options))
    expect(error).toMatchObject({ statusCode: 402, type: 'StripeCardError', code: 'card_declined', decline_code: 'generic_decline' })
    expect(error.payment_intent).toMatchObject({ id, status, amount_capturable: capturable })
  }
  const intent = await bench.stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] }, on)
  expect(intent).toMatchObject({ status, amount_capturable: capturable })
  expect(intent.latest_charge).toMatchObject({ captured: false, status: capturable ? 'succeeded' : 'failed' })
  if (capturable === 0) expect((await bench.stripe.events.list({ type: 'payment_intent.payment_failed' }, on)).data).toHaveLength(1)
  expect((await bench.stripe.paymentIntents.cancel(id, {}, on)).status).toBe(end)
})

test('the fault error_500_saved does nothing, and its key gives the error again, another key not', async () => {
  const account = await bench.seller()
  const id = await hold(account)
  await control().addFault({ path: '/cancel$', account, action: 'error_500_saved' })
  const cancel = (idempotencyKey: string) => bench.stripe.paymentIntents.cancel(id, {}, { stripeAccount: account, idempotencyKey })
  for (const _ of ['first', 'replayed']) expect((await refusal(cancel(`first ${id}`))).statusCode).toBe(500)
  expect((await control().faults()).find((rule) => rule.account === account)).toMatchObject({ action: 'error_500_saved', done: 1 })
  expect(await control().object('payment_intent', id)).toMatchObject({ status: 'requires_capture' })
  expect((await cancel(`second ${id}`)).status).toBe('canceled')
})

test('faults of some accounts are taken back together', async () => {
  const accounts = [await bench.seller(), await bench.seller(), await bench.seller()]
  for (const account of accounts) await control().addFault({ path: '^/v1/balance$', account, action: 'error_500_before', times: 100 })
  await control().clearFaults(accounts[0] ?? '', accounts[1] ?? '')
  const left = (await control().faults()).filter(({ path }) => path === '^/v1/balance$')
  expect(left.map(({ account }) => account)).toEqual([accounts[2]])
  await control().clearFaults()
  expect(await control().faults()).toEqual([])
})
