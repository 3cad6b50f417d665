import { afterAll, beforeEach, expect, test } from 'vitest'
import { PLATFORM } from '@/sandbox/core/world'
import { startWorld } from '@/sandbox/start'
import { clientOf, refusal, startSellerBench } from '@/sandbox/testing/sandbox-client'

// Servers that send card numbers [doc support.stripe.com/questions/enabling-access-to-raw-card-data-apis].
const bench = await startSellerBench()
const { stripe, on, sandbox } = bench
afterAll(() => bench.close())

const card = { number: '4242424242424242', exp_month: 12, exp_year: new Date().getUTCFullYear() + 2, cvc: '123' }
const base = { amount: 2000, currency: 'usd', confirm: true, allowed_payment_method_types: ['card' as const] }
const ways: [name: string, send: () => Promise<object>][] = [
  ['a PaymentMethod', () => stripe.paymentMethods.create({ type: 'card', card })],
  ['a PaymentMethod of a connected account', () => stripe.paymentMethods.create({ type: 'card', card }, on)],
  ['a token', () => stripe.tokens.create({ card: { ...card, exp_month: '12', exp_year: String(card.exp_year) } })],
  ['a confirmed PaymentIntent', () => stripe.paymentIntents.create({ ...base, payment_method_data: { type: 'card', card } as never }, on)],
  ['the source of a customer', () => stripe.customers.create({ source: { object: 'card', ...card } as never })],
  ['a charge', () => stripe.charges.create({ amount: 2000, currency: 'usd', source: { object: 'card', ...card } as never })],
]
const set = (account: string, isOn: boolean) => sandbox.control.changeAccount(account, { raw_card_data: isOn })
beforeEach(() => set(PLATFORM.accountId, false))

test.each(ways)('%s: a card number with a secret key is refused in Stripe’s words', async (_, send) => {
  const error = await refusal(send())
  expect(error).toMatchObject({ statusCode: 402, rawType: 'invalid_request_error' })
  expect(error.code).toBeUndefined()
  expect(error.message).toMatch(/^Sending credit card numbers directly to the Stripe API is generally unsafe\. We suggest you use test tokens/)
})

test.each(ways)('%s: the number is taken where the platform has that switched on', async (_, send) => {
  await set(PLATFORM.accountId, true)
  await send()
})

test('a number pays, or declines as the test card does', async () => {
  await set(PLATFORM.accountId, true)
  const pay = (number: string) =>
    stripe.paymentIntents.create({ ...base, payment_method_data: { type: 'card', card: { ...card, number } } as never }, on)
  expect(await pay(card.number)).toMatchObject({ status: 'succeeded' })
  expect(await refusal(pay('4000000000009995'))).toMatchObject({ statusCode: 402, decline_code: 'insufficient_funds' })
  expect(await refusal(pay('4242424242424241'))).toMatchObject({ statusCode: 402, code: 'incorrect_number' })
})

test('the switch is of the account whose key it is: a connected account’s does not open the platform’s calls', async () => {
  await set(bench.account, true)
  expect(await refusal(stripe.paymentMethods.create({ type: 'card', card }, on))).toMatchObject({ statusCode: 402 })
})

test('a start option switches it on for the platform', async () => {
  const other = await startWorld({ rawCardData: true })
  try {
    expect(await clientOf(other).paymentMethods.create({ type: 'card', card })).toMatchObject({ card: { last4: '4242' } })
  } finally {
    await other.close()
  }
})
