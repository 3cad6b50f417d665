import { afterAll, expect, test } from 'vitest'
import { refusal, startBench } from '@/sandbox/testing/sandbox-client'

const bench = await startBench()
const { stripe } = bench
afterAll(() => bench.close())

const bank = { object: 'bank_account' as const, country: 'US', currency: 'usd', routing_number: '110000000' }

async function custom(): Promise<string> {
  const made = await stripe.accounts.create({ type: 'custom', capabilities: { card_payments: { requested: true }, transfers: { requested: true } } })
  await bench.sandbox.control.changeAccount(made.id, { charges_enabled: true, payouts_enabled: true })
  return made.id
}

test('an instant payout may take what is pending, to a bank account that takes one', async () => {
  const account = await custom()
  const on = { stripeAccount: account }
  const params = { amount: 10_000, currency: 'usd', payment_method: 'pm_card_visa', confirm: true, capture_method: 'automatic' as const }
  await stripe.paymentIntents.create({ ...params, allowed_payment_method_types: ['card'] }, on)
  expect((await stripe.balance.retrieve({}, on)).instant_available).toBeUndefined()
  const payout = { amount: 5000, currency: 'usd', method: 'instant' as const }
  expect(await refusal(stripe.payouts.create(payout, on))).toMatchObject({ code: 'instant_payouts_unsupported' })

  const { id } = await stripe.accounts.createExternalAccount(account, {
    external_account: { ...bank, account_number: '000999999991' },
    default_for_currency: true,
  })
  const net = 10_000 - 320
  const balance = await stripe.balance.retrieve({}, on)
  expect(balance.available).toMatchObject([{ amount: 0, currency: 'usd' }])
  expect(balance.instant_available).toEqual([
    { amount: net, currency: 'usd', source_types: { card: net }, net_available: [{ amount: net, destination: id, source_types: { card: net } }] },
  ])
  expect(await stripe.payouts.create(payout, on)).toMatchObject({ method: 'instant', destination: id })
  expect(await refusal(stripe.payouts.create({ ...payout, amount: 5000 }, on))).toMatchObject({ code: 'balance_insufficient' })
  expect(await refusal(stripe.payouts.create({ amount: 100, currency: 'usd' }, on))).toMatchObject({ code: 'balance_insufficient' })
})

test("what the accounts that a platform collects for owe is its own balance's connect_reserved", async () => {
  expect((await stripe.balance.retrieve()).connect_reserved).toEqual([{ amount: 0, currency: 'usd', source_types: { card: 0 } }])
  const account = await custom()
  const body = JSON.stringify({ account, kind: 'adjustment', amount: -700 })
  expect((await fetch(`${bench.sandbox.url}/_sandbox/activity`, { method: 'POST', body })).status).toBe(200)
  expect((await stripe.balance.retrieve()).connect_reserved).toEqual([{ amount: 700, currency: 'usd', source_types: { card: 700 } }])
  expect(await stripe.balance.retrieve({}, { stripeAccount: account })).not.toHaveProperty('connect_reserved')
})

test('bank accounts of countries with forms of their own', async () => {
  for (const [country, currency, account_number, routing_number] of [
    ['AU', 'aud', '000123456', '110000'],
    ['CA', 'cad', '000123456789', '11000-000'],
    ['HK', 'hkd', '000123-456', '110-000'],
    ['IN', 'inr', '000123456789', 'HDFC0000261'],
    ['JP', 'jpy', '0001234', '1100000'],
    ['MX', 'mxn', '000000001234567897', undefined],
    ['NZ', 'nzd', '1100000000000010', undefined],
    ['SG', 'sgd', '000123456', '1100-000'],
  ] as const) {
    const facts = { object: 'bank_account' as const, country, currency, account_number, ...(routing_number && { routing_number }) }
    const made = await stripe.accounts.create({ type: 'custom', country, external_account: facts })
    expect(made.external_accounts?.data).toMatchObject([{ country, currency, last4: account_number.replace('-', '').slice(-4) }])
  }
})
