import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bench, refusal, saveCard, shareCard, startBench } from '@/sandbox/testing/sandbox-client'

let bench: Bench

beforeAll(async () => {
  bench = await startBench()
})
afterAll(() => bench.close())

type Charge = { amount: number; currency: string; application_fee_amount?: number; description?: string }
type Person = { name: string; address: { line1: string; city: string; postal_code: string; country: string } }

async function charge(account: string, money: Charge, card = 'pm_card_visa', person?: Person) {
  const saved = await saveCard(bench.stripe, card)
  const { customer, paymentMethod } = await shareCard(bench.stripe, account, saved)
  const on = { stripeAccount: account }
  if (person) await bench.stripe.customers.update(customer, person, on)
  const intent = {
    ...money,
    customer,
    payment_method: paymentMethod,
    allowed_payment_method_types: ['card' as const],
    confirm: true,
    use_stripe_sdk: true,
  }
  return bench.stripe.paymentIntents.create(intent, on)
}

describe('the least charge is that of the settlement currency', () => {
  test.each([
    [{ amount: 50, currency: 'jpy' }, 'Amount must convert to at least 50 cents. ¥50 converts to approximately $0.34.'],
    [{ amount: 50, currency: 'krw' }, 'Amount must convert to at least 50 cents. ₩50 converts to approximately $0.04.'],
    [{ amount: 50, currency: 'inr' }, 'Amount must convert to at least 50 cents. ₹0.50 converts to approximately $0.01.'],
    [{ amount: 50, currency: 'bhd' }, 'Amount must convert to at least 50 cents. 0.050 converts to approximately $0.13.'],
    [{ amount: 100, currency: 'isk' }, 'Amount must convert to at least 50 cents. 1.00 converts to approximately $0.01.'],
  ])('an account that settles in dollars refuses %o', async (money, message) => {
    const account = await bench.seller()
    expect(await refusal(charge(account, money))).toMatchObject({ statusCode: 400, code: 'amount_too_small', param: 'amount', message })
  })

  test.each([
    ['JP', 'jpy', { amount: 50, currency: 'jpy' }],
    ['AE', 'aed', { amount: 16_000, currency: 'pkr' }],
    ['US', 'usd', { amount: 80, currency: 'jpy' }],
  ])('an account in %s that settles in %s takes %o', async (country, currency, money) => {
    expect(await charge(await bench.seller({ country, currency }), money)).toMatchObject({ status: 'succeeded' })
  })

  test('the other settlement currency asks for its own minimum', async () => {
    const account = await bench.seller({ country: 'AE', currency: 'aed' })
    const message = 'Amount must convert to at least 200 fils. $0.50 converts to approximately د.إ1.84.'
    expect(await refusal(charge(account, { amount: 50, currency: 'usd' }))).toMatchObject({ code: 'amount_too_small', message })
  })
})

test.each([
  ['ID', 'idr', 999_999_999_999, 'succeeded'],
  ['IN', 'inr', 1_000_000_000, 'amount_too_large'],
  ['US', 'usd', 100_000_000, 'amount_too_large'],
  ['HU', 'huf', 9_999_999_999, 'succeeded'],
])('an account in %s, %s %i: %s', async (country, currency, amount, outcome) => {
  const made = charge(await bench.seller({ country, currency }), { amount, currency })
  if (outcome === 'succeeded') expect(await made).toMatchObject({ status: outcome, amount })
  else expect(await refusal(made)).toMatchObject({ code: outcome, param: 'amount' })
})

test('an account in Brazil charges reais only', async () => {
  const account = await bench.seller({ country: 'BR', currency: 'brl' })
  expect(await refusal(charge(account, { amount: 5000, currency: 'usd' }))).toMatchObject({ statusCode: 400, param: 'currency' })
  expect(await charge(account, { amount: 5000, currency: 'brl' })).toMatchObject({ status: 'succeeded' })
})

test.each([
  ['BR', 'brl'],
  ['IN', 'inr'],
  ['MX', 'mxn'],
  ['MY', 'myr'],
  ['SG', 'sgd'],
  ['TH', 'thb'],
])('an account in %s pays no application fee to a platform in the US', async (country, currency) => {
  const account = await bench.seller({ country, currency })
  expect(await refusal(charge(account, { amount: 50_000, currency, application_fee_amount: 100 }))).toMatchObject({
    statusCode: 400,
    code: 'charge_invalid_parameter',
    param: 'application_fee_amount',
    message: `Stripe doesn't currently support application fees for platforms in US with connected accounts in ${country}.`,
  })
})

describe('an account in India', () => {
  const address = { line1: '1 Main St', city: 'Burlington', postal_code: '05401', country: 'US' }
  const rupees = { amount: 50_000, currency: 'inr', description: 'Order 1' }

  test('takes a payment from abroad with the name and address of the buyer', async () => {
    const account = await bench.seller({ country: 'IN', currency: 'inr' })
    const message =
      'As per Indian regulations, export transactions require a customer name and address. More info here: https://stripe.com/docs/india-exports'
    expect(await refusal(charge(account, rupees))).toMatchObject({ statusCode: 400, message })
    expect(await refusal(charge(account, rupees, 'pm_card_visa', { name: 'Asha', address: { ...address, country: 'IN' } }))).toMatchObject({
      message,
    })
    expect(await charge(account, rupees, 'pm_card_visa', { name: 'Jenny Rosen', address })).toMatchObject({ status: 'succeeded' })
  })

  test('takes cards from India in rupees, without an address', async () => {
    const account = await bench.seller({ country: 'IN', currency: 'inr' })
    expect(await charge(account, rupees, 'pm_card_in')).toMatchObject({ status: 'succeeded' })
    const inDollars = charge(account, { ...rupees, currency: 'usd' }, 'pm_card_in')
    expect(await refusal(inDollars)).toMatchObject({ statusCode: 400, param: 'currency' })
  })

  test('needs a description of what is exported', async () => {
    const account = await bench.seller({ country: 'IN', currency: 'inr' })
    const made = charge(account, { amount: 50_000, currency: 'inr' }, 'pm_card_visa', { name: 'Jenny Rosen', address })
    expect((await refusal(made)).message).toContain('export transactions require a description')
  })
})
