import type Stripe from 'stripe'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { advanceWorld } from '@/sandbox/core/advance'
import { type Bench, refusal, startBench } from '@/sandbox/testing/sandbox-client'

const DAY = 86_400
/** A Monday, ten in the morning. */
const MONDAY = Date.UTC(2031, 0, 6, 10) / 1000
let bench: Bench

beforeEach(async () => {
  bench = await startBench({ asyncDelayMs: 1 })
  await until(MONDAY)
})
afterEach(() => bench.close())

const until = (seconds: number) => advanceWorld(bench.sandbox.world, seconds * 1000)
const midnight = (days: number) => Math.floor(MONDAY / DAY) * DAY + days * DAY

async function earn(amount: number, card = 'pm_card_visa', on: Stripe.RequestOptions = {}, currency = 'usd'): Promise<string> {
  const params = { amount, currency, capture_method: 'automatic' as const, confirm: true, payment_method: card }
  return (await bench.stripe.paymentIntents.create({ ...params, allowed_payment_method_types: ['card'] }, on)).id
}

async function funds(on: Stripe.RequestOptions = {}): Promise<[pending: number, available: number]> {
  const balance = await bench.stripe.balance.retrieve({}, on)
  const of = (kind: 'pending' | 'available') => balance[kind].find((each) => each.currency === 'usd')?.amount ?? 0
  return [of('pending'), of('available')]
}

async function bankOf(account: string, number: string, more: object = {}): Promise<Stripe.ExternalAccount> {
  const bank = { object: 'bank_account' as const, country: 'US', currency: 'usd', account_number: number, routing_number: '110000000', ...more }
  // A standard account changes its banks itself: with its own key.
  const key = [...bench.sandbox.world.store.newest('api_key', account)].find((row) => row.object.kind === 'secret')?.id ?? ''
  return bench.stripe.accounts.createExternalAccount(account, { external_account: bank, default_for_currency: true }, { apiKey: key })
}

async function types(on: Stripe.RequestOptions = {}): Promise<string[]> {
  const events = await bench.stripe.events.list({ types: ['payout.*', 'balance.available', 'account.external_account.*'], limit: 100 }, on)
  return events.data.map((event) => event.type).reverse()
}

test('money becomes available and is paid out by itself, two days after and with the next midnight', async () => {
  const { stripe } = bench
  const on = { stripeAccount: await bench.seller() }
  await earn(5000, 'pm_card_visa', on)
  expect(await funds(on)).toEqual([4825, 0])
  await until(midnight(2) - 1)
  expect(await funds(on)).toEqual([4825, 0])
  await until(midnight(2) + 60)
  expect(await funds(on)).toEqual([0, 0])
  const [payout] = (await stripe.payouts.list({}, on)).data
  expect(payout).toMatchObject({ amount: 4825, automatic: true, status: 'in_transit', arrival_date: midnight(3), reconciliation_status: 'completed' })
  const swept = await stripe.balanceTransactions.list({ payout: payout?.id }, on)
  expect(swept.data.map((each) => [each.type, each.net])).toEqual([
    ['payout', -4825],
    ['charge', 4825],
  ])
  await until(midnight(3) + 1)
  expect(await stripe.payouts.retrieve(payout?.id ?? '', {}, on)).toMatchObject({ status: 'paid', trace_id: { status: 'supported' } })
  expect(await types(on)).toEqual(['balance.available', 'payout.created', 'payout.reconciliation_completed', 'payout.paid'])
})

test('weekly, monthly and manual schedules are kept', async () => {
  const { stripe } = bench
  const settings = (schedule: Stripe.BalanceSettingsUpdateParams.Payments.Payouts.Schedule) =>
    stripe.balanceSettings.update({ payments: { payouts: { schedule } } })
  expect((await settings({ interval: 'weekly', weekly_payout_days: ['friday'] })).payments.payouts?.schedule).toEqual({
    interval: 'weekly',
    weekly_payout_days: ['friday'],
  })
  await earn(1000)
  await until(midnight(3))
  expect(await funds()).toEqual([0, 941])
  await until(midnight(4) + 1)
  expect((await stripe.payouts.list()).data.map((each) => [each.created, each.arrival_date])).toEqual([[midnight(4), midnight(7)]])

  await settings({ interval: 'monthly', monthly_payout_days: [31] })
  await earn(1000)
  await until(midnight(24))
  expect((await stripe.payouts.list()).data).toHaveLength(1)
  await until(midnight(26))
  expect((await stripe.payouts.list()).data[0]?.created).toBe(Date.UTC(2031, 0, 31) / 1000)

  await settings({ interval: 'manual' })
  await earn(1000)
  await until(midnight(60))
  expect([await funds(), (await stripe.payouts.list()).data.length]).toEqual([[0, 941], 2])
  const error = await refusal(stripe.balanceSettings.update({ payments: { payouts: { schedule: { weekly_payout_days: ['monday'] } } } }))
  expect(error.statusCode).toBe(400)
})

test('a minimum balance stays behind', async () => {
  const { stripe } = bench
  await stripe.balanceSettings.update({ payments: { payouts: { minimum_balance_by_currency: { usd: 500 } } } })
  await earn(1000)
  await until(midnight(3))
  const [payout] = (await stripe.payouts.list()).data
  expect([await funds(), payout?.amount]).toEqual([[0, 500], 441])
  const swept = await stripe.balanceTransactions.list({ payout: payout?.id })
  expect(swept.data.reduce((sum, each) => sum + each.net, 0)).toBe(0)
})

test('a manual payout can be canceled while it is pending, and cannot exceed what is available', async () => {
  const { stripe } = bench
  await earn(10_000, 'pm_card_bypassPending')
  const too = await refusal(stripe.payouts.create({ amount: 9681, currency: 'usd' }))
  expect([too.code, too.statusCode]).toEqual(['balance_insufficient', 400])
  const payout = await stripe.payouts.create({ amount: 5000, currency: 'usd', metadata: { why: 'test' } })
  expect(payout).toMatchObject({ status: 'pending', automatic: false, reconciliation_status: 'not_applicable', arrival_date: midnight(2) })
  expect(await funds()).toEqual([0, 4680])
  expect((await refusal(stripe.balanceTransactions.list({ payout: payout.id }))).message).toContain('not manual')
  expect((await stripe.payouts.cancel(payout.id)).status).toBe('canceled')
  expect(await funds()).toEqual([0, 9680])
  expect((await refusal(stripe.payouts.cancel(payout.id))).statusCode).toBe(400)
  const second = await stripe.payouts.create({ amount: 9680, currency: 'usd' })
  await until(midnight(1) + 1)
  expect((await stripe.payouts.retrieve(second.id)).status).toBe('in_transit')
  expect((await refusal(stripe.payouts.cancel(second.id))).message).toContain('in_transit')
  await until(midnight(2) + 1)
  const paid = await stripe.payouts.retrieve(second.id, { expand: ['balance_transaction', 'destination'] })
  expect([paid.status, (paid.balance_transaction as Stripe.BalanceTransaction).net]).toEqual(['paid', -9680])
  expect(paid.destination).toMatchObject({ object: 'bank_account', last4: '6789' })
})

test('payouts to the failing test numbers come back, and the bank account gets no more', async () => {
  const { stripe } = bench
  const account = await bench.seller()
  const on = { stripeAccount: account }
  const bank = await bankOf(account, '000111111116')
  await earn(5000, 'pm_card_visa', on)
  await until(midnight(4))
  const [payout] = (await stripe.payouts.list({}, on)).data
  expect(payout).toMatchObject({ status: 'failed', failure_code: 'no_account', destination: bank.id })
  expect(await funds(on)).toEqual([0, 4825])
  expect((await stripe.accounts.retrieveExternalAccount(account, bank.id)) as Stripe.BankAccount).toMatchObject({ status: 'errored' })
  expect((await refusal(stripe.payouts.create({ amount: 100, currency: 'usd' }, on))).param).toBe('currency')
  await until(midnight(9))
  expect((await stripe.payouts.list({}, on)).data).toHaveLength(1)
  await bankOf(account, '000123456789')
  await until(midnight(11))
  expect((await stripe.payouts.list({}, on)).data.map((each) => each.status)).toEqual(['paid', 'failed'])
  expect(await types(on)).toContain('payout.failed')
})

test('a payout of a connected account can be reversed once', async () => {
  const { stripe } = bench
  const on = { stripeAccount: await bench.seller() }
  await earn(10_000, 'pm_card_bypassPending', on)
  const payout = await stripe.payouts.create({ amount: 3000, currency: 'usd' }, on)
  expect((await refusal(stripe.payouts.reverse(payout.id, {}, on))).message).toContain('cancel it instead')
  await until(midnight(2) + 1)
  const back = await stripe.payouts.reverse(payout.id, {}, on)
  expect(back).toMatchObject({ amount: -3000, original_payout: payout.id, status: 'pending' })
  expect((await stripe.payouts.retrieve(payout.id, {}, on)).reversed_by).toBe(back.id)
  expect((await refusal(stripe.payouts.reverse(payout.id, {}, on))).message).toContain('already been reversed')
  expect((await refusal(stripe.payouts.cancel(back.id, {}, on))).statusCode).toBe(400)
})

test('bank accounts: defaults, last one of a currency, strangers', async () => {
  const { stripe } = bench
  const account = await bench.seller()
  const given = (await stripe.accounts.retrieve(account)).external_accounts?.data ?? []
  expect(given).toHaveLength(1)
  expect((await refusal(stripe.accounts.createExternalAccount(account, { external_account: 'btok_us' }))).statusCode).toBe(403)
  const second = (await bankOf(account, '000123456789')) as Stripe.BankAccount
  expect(second.default_for_currency).toBe(true)
  const list = await stripe.accounts.listExternalAccounts(account)
  expect(list.data.map((each) => (each as Stripe.BankAccount).default_for_currency)).toEqual([true, false])
  expect((await refusal(bankOf(account, 'nonsense'))).code).toBe('account_number_invalid')
  const off = await fetch(`${bench.sandbox.url}/_sandbox/accounts/${account}`, { method: 'PATCH', body: '{"payouts_enabled":false}' })
  expect(off.status).toBe(200)
  expect((await refusal(stripe.payouts.create({ amount: 1, currency: 'usd' }, { stripeAccount: account }))).code).toBe('payouts_not_allowed')
})
