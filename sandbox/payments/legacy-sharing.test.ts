import type Stripe from 'stripe'
import { afterAll, expect, test } from 'vitest'
import { refusal, startSellerBench } from '@/sandbox/testing/sandbox-client'

const bench = await startSellerBench()
const { stripe, on, account } = bench
afterAll(() => bench.close())

const typesAbout = async (id: string, options: Stripe.RequestOptions = {}) => {
  const events = await stripe.events.list({ limit: 100 }, options)
  return events.data.filter(({ data }) => 'id' in data.object && data.object.id === id).map((event) => event.type)
}

test("the old tutorial's four calls: a card kept by the platform is charged on the seller's account, with a fee", async () => {
  const buyer = await stripe.customers.create({ email: 'buyer@example.com', source: 'tok_visa' })
  const token = await stripe.tokens.create({ customer: buyer.id }, on)
  const there = await stripe.customers.create({ email: 'buyer@example.com', source: token.id }, on)
  const charge = await stripe.charges.create({ amount: 5000, currency: 'usd', customer: there.id, application_fee_amount: 500 }, on)

  expect(token).toMatchObject({ object: 'token', type: 'card', used: false, card: { brand: 'Visa', last4: '4242', cvc_check: null } })
  expect(token.card).not.toHaveProperty('customer')
  expect(there.default_source).toBe(token.card?.id)
  expect(charge).toMatchObject({
    status: 'succeeded',
    captured: true,
    customer: there.id,
    payment_intent: null,
    payment_method: there.default_source,
    source: { id: there.default_source, object: 'card', customer: there.id, fingerprint: token.card?.fingerprint },
  })
  // Without an intent there is no late settlement: both are in the answer.
  const booked = await stripe.balanceTransactions.retrieve(String(charge.balance_transaction), {}, on)
  expect(booked).toMatchObject({ amount: 5000, fee: 500 + 175, net: 5000 - 675, type: 'charge' })
  const fee = await stripe.applicationFees.retrieve(String(charge.application_fee))
  expect(fee).toMatchObject({ account, amount: 500, charge: charge.id })
  expect(await typesAbout(charge.id, on)).toEqual(['charge.succeeded'])
  expect(await typesAbout(fee.id)).toEqual(['application_fee.created'])
  expect((await stripe.tokens.retrieve(token.id, {}, on)).used).toBe(true)
})

test('a token works once', async () => {
  const token = await stripe.tokens.retrieve('tok_mastercard')
  expect(token).toMatchObject({ used: false, card: { brand: 'MasterCard', last4: '4444', cvc_check: 'unchecked' } })
  await stripe.customers.create({ source: token.id })
  const again = await refusal(stripe.customers.create({ source: token.id }))
  expect(again).toMatchObject({ statusCode: 400, code: 'token_already_used', type: 'StripeInvalidRequestError' })
  expect(again.message).toBe(`You cannot use a Stripe token more than once: ${token.id}.`)
  const method = await refusal(stripe.paymentMethods.create({ type: 'card', card: { token: token.id } }))
  expect(method.code).toBe('token_already_used')
})

test('a token becomes a payment method, too', async () => {
  const token = await stripe.tokens.retrieve('tok_amex')
  const method = await stripe.paymentMethods.create({ type: 'card', card: { token: token.id } })
  expect(method).toMatchObject({ card: { brand: 'amex', last4: '0005', fingerprint: token.card?.fingerprint } })
  expect(method.id).toMatch(/^pm_/)
})

test('tokens for a connected account are of its platform and of a customer with a source', async () => {
  const bare = await stripe.customers.create({ payment_method: 'pm_card_visa' })
  expect((await refusal(stripe.tokens.create({ customer: bare.id }, on))).message).toBe('The customer must have an active payment source attached.')
  const kept = await stripe.customers.create({ source: 'tok_visa' })
  expect(await refusal(stripe.tokens.create({ customer: kept.id }))).toMatchObject({ statusCode: 400, param: 'customer' })
  expect(await refusal(stripe.tokens.create({ customer: kept.id, card: 'card_nope' }, on))).toMatchObject({ code: 'resource_missing', param: 'card' })
  const there = await stripe.customers.create({ source: 'tok_visa' }, on)
  expect(await refusal(stripe.tokens.create({ customer: there.id }, on))).toMatchObject({ code: 'resource_missing', param: 'customer' })

  const second = await stripe.customers.createSource(kept.id, { source: 'tok_mastercard' })
  const named = await stripe.tokens.create({ customer: kept.id, card: second.id }, on)
  expect(named.card).toMatchObject({ brand: 'MasterCard', last4: '4444' })
  // Made for the seller's account: the platform does not have it, and the other way round.
  expect(await refusal(stripe.customers.create({ source: named.id }))).toMatchObject({ code: 'resource_missing', param: 'source' })
  const own = await stripe.tokens.retrieve('tok_visa')
  const wrong = await refusal(stripe.customers.create({ source: own.id }, on))
  expect(wrong.message).toMatch(/^No such token: '.*'; OAuth key or Stripe-Account header was used/)
})

test('sources of a customer: the first is the default, the newest that is left takes its place', async () => {
  const customer = await stripe.customers.create({ email: 'a@example.com' })
  const one = await stripe.customers.createSource(customer.id, { source: 'tok_visa', metadata: { n: '1' } })
  const two = await stripe.customers.createSource(customer.id, { source: 'tok_mastercard' })
  const three = await stripe.customers.createSource(customer.id, { source: 'tok_discover' })
  expect(one).toMatchObject({ object: 'card', customer: customer.id, metadata: { n: '1' }, cvc_check: 'pass' })
  const list = await stripe.customers.listSources(customer.id, { object: 'card', limit: 2 })
  expect(list).toMatchObject({ has_more: true, url: `/v1/customers/${customer.id}/sources` })
  expect(list.data.map(({ id }) => id)).toEqual([three.id, two.id])
  const full = await stripe.customers.retrieve(customer.id, { expand: ['default_source', 'sources'] })
  expect(full).toMatchObject({
    default_source: { id: one.id, object: 'card' },
    sources: { data: [{ id: three.id }, { id: two.id }, { id: one.id }] },
  })

  const changed = await stripe.customers.updateSource(customer.id, one.id, { exp_year: '2044', address_zip: '94110', name: 'Jenny Rosen' })
  expect(changed).toMatchObject({ exp_year: 2044, address_zip: '94110', name: 'Jenny Rosen' })
  expect(await stripe.customers.retrieveSource(customer.id, one.id)).toMatchObject({ exp_year: 2044 })
  expect(await stripe.customers.deleteSource(customer.id, one.id)).toEqual({ id: one.id, object: 'card', deleted: true })
  expect(await stripe.customers.retrieve(customer.id)).toMatchObject({ default_source: three.id })
  expect(await stripe.customers.update(customer.id, { default_source: two.id })).toMatchObject({ default_source: two.id })
  expect(await refusal(stripe.customers.retrieveSource(customer.id, one.id))).toMatchObject({
    statusCode: 404,
    code: 'resource_missing',
    param: 'id',
  })
  expect(await typesAbout(one.id)).toEqual(['customer.source.deleted', 'customer.source.updated', 'customer.source.created'])
})

test("a source that comes with a customer's update takes the place of the default one", async () => {
  const customer = await stripe.customers.create({ source: 'tok_visa' })
  const before = String(customer.default_source)
  const after = await stripe.customers.update(customer.id, { source: 'tok_mastercard' })
  expect(after.default_source).not.toBe(before)
  expect((await stripe.customers.listSources(customer.id)).data.map(({ id }) => id)).toEqual([after.default_source])
  expect(await typesAbout(before)).toEqual(['customer.source.deleted', 'customer.source.created'])
})

test('a card of the older kind is a payment method as well', async () => {
  const customer = await stripe.customers.create({ source: 'tok_visa' })
  const card = String(customer.default_source)
  expect(await stripe.paymentMethods.retrieve(card)).toMatchObject({ id: card, object: 'payment_method', type: 'card', customer: customer.id })
  const paid = await stripe.paymentIntents.create({
    amount: 2000,
    currency: 'usd',
    customer: customer.id,
    payment_method: card,
    confirm: true,
    allowed_payment_method_types: ['card'],
  })
  expect(paid).toMatchObject({ status: 'succeeded', payment_method: card })
  // Without a payment method the default source stands in, for programs on their way from charges to intents.
  const base: Stripe.PaymentIntentCreateParams = { amount: 2000, currency: 'usd', confirm: true, allowed_payment_method_types: ['card'] }
  expect(await stripe.paymentIntents.create({ ...base, customer: customer.id })).toMatchObject({ status: 'succeeded', payment_method: card })
  await stripe.paymentMethods.detach(card)
  expect(await stripe.customers.retrieve(customer.id)).toMatchObject({ default_source: null })
})

test('card numbers from a server are refused, cards that cannot be saved are declined', async () => {
  const typed = { number: '4242424242424242', exp_month: '12', exp_year: '2040', cvc: '123' }
  expect((await refusal(stripe.tokens.create({ card: typed }))).message).toMatch(/^Sending credit card numbers directly to the Stripe API/)
  const declined = await refusal(stripe.customers.create({ source: 'tok_chargeDeclined' }))
  expect(declined).toMatchObject({ statusCode: 402, code: 'card_declined', decline_code: 'generic_decline' })
  expect(await refusal(stripe.tokens.create({}))).toMatchObject({ statusCode: 400 })
})

test('where card tokens are switched off, customers and charges say so', async () => {
  await bench.sandbox.control.settings({ card_tokens: false })
  for (const call of [stripe.customers.create({ source: 'tok_visa' }), stripe.charges.create({ amount: 500, currency: 'usd', source: 'tok_visa' })])
    expect((await refusal(call)).message).toMatch(/^Card Token usage on the Customers API and Charges API has reached end of life/)
  await bench.sandbox.control.settings({ card_tokens: true })
})
