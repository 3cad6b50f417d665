import type Stripe from 'stripe'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { advanceWorld } from '@/sandbox/core/advance'
import { type Bench, startBench } from '@/sandbox/testing/sandbox-client'

const DAY_MS = 86_400_000
let bench: Bench

beforeEach(async () => {
  bench = await startBench()
})
afterEach(() => bench.close())

/** Moves the world's time forward and does what has become due. */
async function advance(ms: number): Promise<void> {
  const { world } = bench.sandbox
  await advanceWorld(world, world.clock.nowMs() + ms)
}

const held: Stripe.PaymentIntentCreateParams = {
  amount: 3000,
  currency: 'usd',
  capture_method: 'manual',
  confirm: true,
  allowed_payment_method_types: ['card'],
}

test('a hold that nobody captures lapses after seven days', async () => {
  const { stripe } = bench
  const intent = await stripe.paymentIntents.create({ ...held, payment_method: 'pm_card_mastercard' })
  await advance(7 * DAY_MS - 60_000)
  expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({ status: 'requires_capture' })
  await advance(120_000)
  expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({
    status: 'canceled',
    cancellation_reason: 'automatic',
    amount_capturable: 0,
  })
  const types = (await stripe.events.list()).data.map((event) => event.type)
  expect(types.slice(0, 2)).toEqual(['payment_intent.canceled', 'charge.expired'])
  expect((await stripe.balanceTransactions.list()).data).toEqual([])
})

test('Visa without the cardholder holds four days and eighteen hours', async () => {
  const { stripe } = bench
  const customer = await stripe.customers.create({ payment_method: 'pm_card_visa' })
  const method = (await stripe.customers.listPaymentMethods(customer.id)).data[0]?.id
  const params = { ...held, customer: customer.id, payment_method: method, off_session: true, expand: ['latest_charge'] }
  const charge = (await stripe.paymentIntents.create(params)).latest_charge as Stripe.Charge
  expect((charge.payment_method_details?.card?.capture_before ?? 0) - charge.created).toBe((4 * 24 + 18) * 3600)
})

test('a captured hold does not lapse, and its money becomes available', async () => {
  const { stripe } = bench
  const intent = await stripe.paymentIntents.create({ ...held, payment_method: 'pm_card_visa' })
  await stripe.paymentIntents.capture(intent.id)
  await stripe.balanceSettings.update({ payments: { payouts: { schedule: { interval: 'manual' } } } })
  expect((await stripe.balance.retrieve()).available[0]?.amount).toBe(0)
  await advance(8 * DAY_MS)
  expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({ status: 'succeeded' })
  expect((await stripe.balance.retrieve()).available[0]?.amount).toBe(3000 - 117)
  expect((await stripe.balanceTransactions.list()).data[0]?.status).toBe('available')
})

test('idempotency keys are forgotten after a day', async () => {
  const { stripe } = bench
  const first = await stripe.customers.create({ email: 'a@example.com' }, { idempotencyKey: 'day' })
  await advance(DAY_MS + 1000)
  const second = await stripe.customers.create({ email: 'b@example.com' }, { idempotencyKey: 'day' })
  expect(second.id).not.toBe(first.id)
})
