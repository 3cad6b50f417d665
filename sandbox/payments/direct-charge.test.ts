import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Bench, eventually, saveCard, shareCard, startBench } from '@/sandbox/testing/sandbox-client'

let bench: Bench

beforeAll(async () => {
  bench = await startBench()
})
afterAll(() => bench.close())

async function buy(account: string, more: object = {}) {
  const { stripe } = bench
  const saved = await saveCard(stripe, 'pm_card_visa')
  const shared = await shareCard(stripe, account, saved)
  const intent = await stripe.paymentIntents.create(
    {
      amount: 5000,
      currency: 'usd',
      application_fee_amount: 600,
      customer: shared.customer,
      payment_method: shared.paymentMethod,
      allowed_payment_method_types: ['card'],
      confirm: true,
      use_stripe_sdk: true,
      metadata: { orderId: 'order_1' },
      ...more,
    },
    { stripeAccount: account },
  )
  return { saved, shared, intent }
}

test('a direct charge ends up on both accounts, and the money adds up', async () => {
  const { stripe } = bench
  const account = await bench.seller({ name: 'Honey & Sons' })
  const on = { stripeAccount: account }
  const { saved, shared, intent } = await buy(account)

  expect(shared.clone.customer).toBeNull()
  const original = await stripe.paymentMethods.retrieve(saved.paymentMethod)
  expect(original.customer).toBe(saved.customer)
  expect(shared.clone.card?.fingerprint).toBe(original.card?.fingerprint)

  expect(intent).toMatchObject({ status: 'succeeded', amount_received: 5000, application: bench.sandbox.platform.clientId })
  const early = await stripe.charges.retrieve(String(intent.latest_charge), {}, on)
  expect(early).toMatchObject({ paid: true, captured: true, calculated_statement_descriptor: 'HONEY & SONS' })

  const charge = await eventually(async () => {
    const now = await stripe.charges.retrieve(early.id, { expand: ['balance_transaction', 'application_fee'] }, on)
    return now.balance_transaction ? now : null
  })
  const transaction = charge.balance_transaction
  if (transaction === null || typeof transaction === 'string') throw new Error('not expanded')
  expect(transaction).toMatchObject({ type: 'charge', amount: 5000, fee: 175 + 600, net: 5000 - 775, source: charge.id })
  expect(transaction.fee_details.map((each) => [each.type, each.amount])).toEqual([
    ['application_fee', 600],
    ['stripe_fee', 175],
  ])

  const fees = await stripe.applicationFees.list({ charge: charge.id })
  expect(fees.data[0]).toMatchObject({ amount: 600, account, charge: charge.id, originating_transaction: null })
  const earned = await stripe.balanceTransactions.list({ source: fees.data[0]?.id })
  expect(earned.data[0]).toMatchObject({ type: 'application_fee', reporting_category: 'platform_earning', amount: 600, fee: 0, net: 600 })
  const [pending] = (await stripe.balance.retrieve({}, on)).pending
  expect(pending?.amount).toBe(5000 - 775)
})

test('the default capture settles late, and says so with charge.updated', async () => {
  const { stripe } = bench
  const account = await bench.seller()
  const on = { stripeAccount: account }
  bench.sandbox.world.settings.asyncDelayMs = 300
  const { intent } = await buy(account)
  const charge = await stripe.charges.retrieve(String(intent.latest_charge), {}, on)
  expect([charge.balance_transaction, charge.application_fee]).toEqual([null, null])
  const updated = await eventually(async () => (await stripe.events.list({ type: 'charge.updated' }, on)).data[0])
  bench.sandbox.world.settings.asyncDelayMs = 20
  expect(updated.account).toBe(account)
  expect(updated.data.previous_attributes).toEqual({ application_fee: null, balance_transaction: null })
  expect((updated.data.object as { balance_transaction: string }).balance_transaction).toMatch(/^txn_3/)
})

test('capture_method=automatic settles at once', async () => {
  const account = await bench.seller()
  const { intent } = await buy(account, { capture_method: 'automatic' })
  const charge = await bench.stripe.charges.retrieve(String(intent.latest_charge), {}, { stripeAccount: account })
  expect(charge.balance_transaction).toMatch(/^txn_/)
  expect(charge.application_fee).toMatch(/^fee_/)
})

test('a hold is captured in part, once, and the rest is released', async () => {
  const { stripe } = bench
  const account = await bench.seller()
  const on = { stripeAccount: account }
  const { intent } = await buy(account, { capture_method: 'manual' })
  expect(intent).toMatchObject({ status: 'requires_capture', amount_capturable: 5000, amount_received: 0 })
  const held = await stripe.charges.retrieve(String(intent.latest_charge), {}, on)
  expect(held.captured).toBe(false)
  const until = held.payment_method_details?.card?.capture_before ?? 0
  expect(until - held.created).toBe(7 * 86_400)

  await expect(stripe.paymentIntents.capture(intent.id, { amount_to_capture: 5001 }, on)).rejects.toMatchObject({ code: 'amount_too_large' })
  const captured = await stripe.paymentIntents.capture(intent.id, { amount_to_capture: 3000 }, on)
  expect(captured).toMatchObject({ status: 'succeeded', amount_received: 3000, amount_capturable: 0 })
  const charge = await stripe.charges.retrieve(held.id, { expand: ['balance_transaction'] }, on)
  expect(charge).toMatchObject({ amount_captured: 3000, amount_refunded: 2000, refunded: false })
  // Booked as it was authorized, and the rest taken back [doc reports/reporting-categories].
  expect(charge.balance_transaction).toMatchObject({ amount: 5000, fee: 175 + 600, reporting_category: 'charge' })
  const [release] = (await stripe.refunds.list({ charge: held.id, expand: ['data.balance_transaction'] }, on)).data
  const reversal = { amount: -2000, fee: 117 - 175, type: 'refund', reporting_category: 'partial_capture_reversal', source: release?.id }
  expect(release).toMatchObject({ amount: 2000, status: 'succeeded', balance_transaction: reversal })
  await expect(stripe.paymentIntents.capture(intent.id, {}, on)).rejects.toMatchObject({ code: 'payment_intent_unexpected_state' })
})

test('a hold is canceled and nobody pays', async () => {
  const { stripe } = bench
  const account = await bench.seller()
  const on = { stripeAccount: account }
  const { intent } = await buy(account, { capture_method: 'manual' })
  const canceled = await stripe.paymentIntents.cancel(intent.id, { cancellation_reason: 'abandoned' }, on)
  expect(canceled).toMatchObject({ status: 'canceled', cancellation_reason: 'abandoned', amount_capturable: 0 })
  const charge = await stripe.charges.retrieve(String(intent.latest_charge), {}, on)
  expect(charge).toMatchObject({ refunded: true, captured: false, balance_transaction: null })
  expect((await stripe.balanceTransactions.list({}, on)).data).toEqual([])
  const again = await stripe.paymentIntents.cancel(intent.id, {}, on).catch((error) => error)
  expect(again.message).toBe(
    'You cannot cancel this PaymentIntent because it has a status of canceled. Only a PaymentIntent with one of the following statuses may be canceled: ' +
      'requires_payment_method, requires_capture, requires_confirmation, requires_action, processing.',
  )
})

test('events tell the path in order, on the account where each thing happens', async () => {
  const { stripe } = bench
  const account = await bench.seller()
  const { intent } = await buy(account)
  await eventually(async () => (await stripe.events.list({ type: 'charge.updated' }, { stripeAccount: account })).data.length > 0)
  const types = (await stripe.events.list({ limit: 100 }, { stripeAccount: account })).data.map((event) => event.type).reverse()
  expect(types).toEqual([
    'account.application.authorized',
    'customer.created',
    'payment_method.attached',
    'payment_intent.created',
    'charge.succeeded',
    'payment_intent.succeeded',
    'charge.updated',
  ])
  const fee = (await stripe.events.list({ type: 'application_fee.created' })).data[0]
  expect(fee?.data.object).toMatchObject({ object: 'application_fee', account, charge: intent.latest_charge })
})
