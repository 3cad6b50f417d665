import type Stripe from 'stripe'
import { afterAll, expect, test } from 'vitest'
import { refusal, saveCard, startSellerBench } from '@/sandbox/testing/sandbox-client'

const bench = await startSellerBench()
const { stripe, on } = bench
afterAll(() => bench.close())

const USED_UP = /^The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment/
const base = { amount: 2000, currency: 'usd', confirm: true, allowed_payment_method_types: ['card'] } satisfies Stripe.PaymentIntentCreateParams

test('an attached card is shared as often as wanted, each clone is its own', async () => {
  const saved = await saveCard(stripe, 'pm_card_mastercard')
  const one = await stripe.paymentMethods.create({ customer: saved.customer, payment_method: saved.paymentMethod }, on)
  const two = await stripe.paymentMethods.create({ customer: saved.customer, payment_method: saved.paymentMethod }, on)
  expect(one.id).not.toBe(two.id)
  expect(one.card).toMatchObject({ brand: 'mastercard', last4: '4444', fingerprint: two.card?.fingerprint })
  await stripe.paymentMethods.detach(saved.paymentMethod)
  expect(await stripe.paymentIntents.create({ ...base, payment_method: one.id }, on)).toMatchObject({ status: 'succeeded' })
})

test('an attached card needs its customer named, an unattached one is shared once', async () => {
  const saved = await saveCard(stripe, 'pm_card_visa')
  const bare = await refusal(stripe.paymentMethods.create({ payment_method: saved.paymentMethod }, on))
  expect(bare).toMatchObject({ statusCode: 400, param: 'customer' })
  const loose = await stripe.paymentMethods.create({ type: 'card', card: { token: 'tok_visa' } })
  expect((await stripe.paymentMethods.create({ payment_method: loose.id }, on)).customer).toBeNull()
  expect((await refusal(stripe.paymentMethods.create({ payment_method: loose.id }, on))).message).toMatch(USED_UP)
  const customer = await stripe.customers.create({ email: 'a@example.com' })
  expect((await refusal(stripe.paymentMethods.attach(loose.id, { customer: customer.id }))).message).toMatch(USED_UP)
})

test('a clone works once unless it is attached', async () => {
  const saved = await saveCard(stripe, 'pm_card_visa')
  const share = () => stripe.paymentMethods.create({ customer: saved.customer, payment_method: saved.paymentMethod }, on)
  const once = await share()
  await stripe.paymentIntents.create({ ...base, payment_method: once.id }, on)
  const again = await refusal(stripe.paymentIntents.create({ ...base, payment_method: once.id }, on))
  expect(again).toMatchObject({ statusCode: 400, code: undefined })
  expect(again.message).toMatch(USED_UP)

  const kept = await share()
  const customer = await stripe.customers.create({ email: 'a@example.com' }, on)
  await stripe.paymentMethods.attach(kept.id, { customer: customer.id }, on)
  const params = { ...base, customer: customer.id, payment_method: kept.id }
  await stripe.paymentIntents.create(params, on)
  expect(await stripe.paymentIntents.create(params, on)).toMatchObject({ status: 'succeeded' })
})

test("a platform's payment method on a connected account is refused in Stripe's words", async () => {
  const saved = await saveCard(stripe, 'pm_card_visa')
  const error = await refusal(stripe.paymentIntents.create({ ...base, payment_method: saved.paymentMethod }, on))
  expect(error).toMatchObject({ statusCode: 400, code: 'resource_missing', param: 'payment_method' })
  expect(error.message).toBe(
    `No such PaymentMethod: '${saved.paymentMethod}'; OAuth key or Stripe-Account header was used but API request was provided with a platform-owned ` +
      'payment method ID. Please ensure that the provided payment method matches the specified account.',
  )
})

test("another customer's card is refused", async () => {
  const saved = await saveCard(stripe, 'pm_card_visa')
  const other = await stripe.customers.create({ email: 'other@example.com' })
  const wrong = await refusal(stripe.paymentIntents.create({ ...base, customer: other.id, payment_method: saved.paymentMethod }))
  expect(wrong.message).toContain('The customer does not have a payment method with the ID')
  const none = await refusal(stripe.paymentIntents.create({ ...base, payment_method: saved.paymentMethod }))
  expect(none.message).toContain(`belongs to the Customer ${saved.customer}`)
})

test('setup_future_usage saves the card on the connected customer', async () => {
  const customer = await stripe.customers.create({ email: 'a@example.com' }, on)
  const params = { ...base, customer: customer.id, payment_method: 'pm_card_visa', setup_future_usage: 'off_session' as const }
  const intent = await stripe.paymentIntents.create(params, on)
  const methods = await stripe.customers.listPaymentMethods(customer.id, {}, on)
  expect(methods.data.map((method) => method.id)).toEqual([intent.payment_method])
})

test('a confirmation token works once', async () => {
  const token = await stripe.testHelpers.confirmationTokens.create({ payment_method: 'pm_card_visa' })
  const params = { confirm: true, confirmation_token: token.id, use_stripe_sdk: true }
  const intent = await stripe.setupIntents.create(params)
  expect(intent.status).toBe('succeeded')
  expect((await stripe.confirmationTokens.retrieve(token.id)).setup_intent).toBe(intent.id)
  expect(await refusal(stripe.setupIntents.create(params))).toMatchObject({ statusCode: 400, param: 'confirmation_token' })
})

test('a fee is for platforms, not negative, and at most the amount', async () => {
  const params = { ...base, payment_method: 'pm_card_visa' }
  const own = await refusal(stripe.paymentIntents.create({ ...params, application_fee_amount: 10 }))
  expect(own).toMatchObject({ statusCode: 400, param: 'application_fee_amount' })
  expect(await refusal(stripe.paymentIntents.create({ ...params, application_fee_amount: 2001 }, on))).toMatchObject({
    param: 'application_fee_amount',
  })
  // A fee of nothing is echoed, and nothing is taken.
  const free = await stripe.paymentIntents.create(
    { ...params, application_fee_amount: 0, capture_method: 'automatic', expand: ['latest_charge'] },
    on,
  )
  expect(free).toMatchObject({ application_fee_amount: 0, latest_charge: { application_fee_amount: 0, application_fee: null } })
  expect(await refusal(stripe.paymentIntents.create({ ...params, application_fee_amount: -1 }, on))).toMatchObject({
    code: 'parameter_invalid_integer',
  })
  const wrong = await refusal(stripe.paymentIntents.create({ ...params, payment_method_types: ['card'] } as never, on))
  expect(wrong).toMatchObject({ statusCode: 400, code: 'payment_method_types_no_longer_supported' })
})

test('a standard account that has told nothing yet can be charged for in test mode', async () => {
  const fresh = await bench.seller({ chargesEnabled: false })
  expect(await stripe.accounts.retrieve(fresh)).toMatchObject({ charges_enabled: false, details_submitted: false })
  const paid = await stripe.paymentIntents.create({ ...base, payment_method: 'pm_card_visa' }, { stripeAccount: fresh })
  expect(paid.status).toBe('succeeded')
})

test('an account that was stopped refuses', async () => {
  const closed = await bench.seller()
  await bench.sandbox.control.changeAccount(closed, { charges_enabled: false, currently_due: ['external_account'] })
  const error = await refusal(stripe.paymentIntents.create({ ...base, payment_method: 'pm_card_visa' }, { stripeAccount: closed }))
  expect(error).toMatchObject({ statusCode: 400, type: 'StripeInvalidRequestError' })
  expect(error.message).toMatch(/^Your account cannot currently make charges/)
  expect(await stripe.accounts.retrieve(closed)).toMatchObject({ charges_enabled: false, requirements: { disabled_reason: 'requirements.past_due' } })
})

test('a confirmation token brings its shipping and its plan to save the card; the request wins over both', async () => {
  const customer = (await stripe.customers.create()).id
  const shipping = { name: 'Jenny Rosen', address: { line1: '1 Main St', city: 'Burlington', country: 'US' } }
  const make = () => stripe.testHelpers.confirmationTokens.create({ payment_method: 'pm_card_visa', setup_future_usage: 'off_session', shipping })
  const pay = async (more: object = {}) => {
    const card = { ...base, customer }
    return stripe.paymentIntents.create({ ...card, confirmation_token: (await make()).id, ...more })
  }
  const paid = await pay()
  expect(paid).toMatchObject({ setup_future_usage: 'off_session', shipping: { name: 'Jenny Rosen', address: { city: 'Burlington' } } })
  expect((await stripe.paymentMethods.retrieve(String(paid.payment_method))).customer).toBe(customer)
  const other = await pay({ shipping: { ...shipping, name: 'Jo March' } })
  expect(other.shipping?.name).toBe('Jo March')
})
