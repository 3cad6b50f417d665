import type Stripe from 'stripe'
import { afterAll, expect, test } from 'vitest'
import { eventually, refusal, startSellerBench } from '@/sandbox/testing/sandbox-client'

// What Stripe lets pass although a strict reading of its reference would refuse it. Times are those of a world without switches.
const bench = await startSellerBench({ asyncDelayMs: 1500 })
const { stripe, on } = bench
afterAll(() => bench.close())

const base: Stripe.PaymentIntentCreateParams = { amount: 2000, currency: 'usd', allowed_payment_method_types: ['card'] }

test('off_session=false says nothing where nothing is confirmed', async () => {
  expect(await stripe.paymentIntents.create({ ...base, off_session: false })).toMatchObject({ status: 'requires_payment_method' })
  expect(await refusal(stripe.paymentIntents.create({ ...base, off_session: true }))).toMatchObject({ statusCode: 400, param: 'off_session' })
})

test('an intent that names kinds of payment method does not choose them by itself', async () => {
  expect(await stripe.paymentIntents.create(base)).toMatchObject({ automatic_payment_methods: null, payment_method_types: ['card'] })
  const both = { ...base, automatic_payment_methods: { enabled: true } }
  expect(await refusal(stripe.paymentIntents.create(both))).toMatchObject({ code: 'parameters_exclusive', param: 'allowed_payment_method_types' })
  expect(await stripe.paymentIntents.create({ ...base, automatic_payment_methods: { enabled: false } })).toMatchObject({
    payment_method_types: ['card'],
  })
})

test('a customer begins with a default payment method that is named like the one attached', async () => {
  const settings = { default_payment_method: 'pm_card_visa' }
  const customer = await stripe.customers.create({ payment_method: 'pm_card_visa', invoice_settings: settings })
  const [attached] = (await stripe.customers.listPaymentMethods(customer.id)).data
  expect(customer.invoice_settings.default_payment_method).toBe(attached?.id)
  expect(await stripe.customers.retrieve(customer.id)).toMatchObject({ invoice_settings: { default_payment_method: attached?.id } })
  expect(await refusal(stripe.customers.create({ invoice_settings: settings }))).toMatchObject({ code: 'resource_missing' })
})

test('dispute cards are disputed within a second, also where money settles later', async () => {
  const began = Date.now()
  const params = { ...base, payment_method: 'pm_card_createDispute', confirm: true }
  const { latest_charge: charge } = await stripe.paymentIntents.create(params, on)
  await eventually(async () => (await stripe.disputes.list({ charge: String(charge) }, on)).data[0])
  expect(Date.now() - began).toBeLessThan(1400)
})

test('money that skips the pending balance is announced at once', async () => {
  const params = { ...base, payment_method: 'pm_card_bypassPending', confirm: true, capture_method: 'automatic' as const }
  await stripe.paymentIntents.create(params, on)
  const [event] = (await stripe.events.list({ type: 'balance.available' }, on)).data
  expect(event?.data.object).toMatchObject({ object: 'balance', available: [{ amount: 2000 - 88, currency: 'usd' }] })
})
