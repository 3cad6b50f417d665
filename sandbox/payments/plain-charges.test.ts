import { afterAll, expect, test } from 'vitest'
import { eventually, refusal, startSellerBench } from '@/sandbox/testing/sandbox-client'

const bench = await startSellerBench()
const { stripe, on, account } = bench
afterAll(() => bench.close())

const twenty = { amount: 2000, currency: 'usd' }

test('a token is charged without a customer, once', async () => {
  const token = await stripe.tokens.retrieve('tok_visa')
  const charge = await stripe.charges.create({ ...twenty, source: token.id, description: 'A chair', metadata: { order: '7' } })
  expect(charge).toMatchObject({ paid: true, customer: null, description: 'A chair', metadata: { order: '7' }, source: { id: token.card?.id } })
  expect(charge.balance_transaction).toMatch(/^txn_/)
  expect((await refusal(stripe.charges.create({ ...twenty, source: token.id }))).code).toBe('token_already_used')
  // Its card belongs to nobody and was used.
  expect(await refusal(stripe.paymentIntents.create({ ...twenty, payment_method: String(charge.payment_method), confirm: true }))).toMatchObject({
    statusCode: 400,
  })
})

test('what is charged must be named, and be there', async () => {
  expect(await refusal(stripe.charges.create(twenty))).toMatchObject({
    statusCode: 400,
    code: 'parameter_missing',
    message: 'Must provide source or customer.',
  })
  expect(await refusal(stripe.charges.create({ ...twenty, source: 'tok_nope' }))).toMatchObject({
    statusCode: 400,
    code: 'resource_missing',
    param: 'source',
  })
  const bare = await stripe.customers.create()
  expect(await refusal(stripe.charges.create({ ...twenty, customer: bare.id }))).toMatchObject({
    statusCode: 402,
    type: 'StripeCardError',
    code: 'missing',
  })
  const modern = await stripe.customers.create({ payment_method: 'pm_card_visa' })
  const instead = await refusal(stripe.charges.create({ ...twenty, customer: modern.id }))
  expect(instead.message).toMatch(/but does have a Payment Method attached\. Use a Payment Intent instead/)
  const other = await stripe.customers.create({ source: 'tok_visa' })
  const wrong = await refusal(stripe.charges.create({ ...twenty, customer: modern.id, source: String(other.default_source) }))
  expect(wrong).toMatchObject({ statusCode: 404, code: 'missing', param: 'source' })
  expect(wrong.message).toBe(`Customer ${modern.id} does not have a linked source with ID ${other.default_source}.`)
  expect(await refusal(stripe.charges.create({ ...twenty, amount: 10, source: 'tok_visa' }))).toMatchObject({ code: 'amount_too_small' })
  expect(await refusal(stripe.charges.create({ ...twenty, source: 'tok_visa', application_fee_amount: 100 }))).toMatchObject({
    param: 'application_fee_amount',
  })
})

test('a declined charge is kept, and a card that asks for its holder is declined', async () => {
  const customer = await stripe.customers.create({ source: 'tok_chargeCustomerFail' })
  const declined = await refusal(stripe.charges.create({ ...twenty, customer: customer.id }))
  expect(declined).toMatchObject({ statusCode: 402, code: 'card_declined', decline_code: 'generic_decline' })
  const failed = await stripe.charges.retrieve(String(declined.charge))
  expect(failed).toMatchObject({ status: 'failed', paid: false, captured: false, failure_code: 'card_declined', balance_transaction: null })
  const asks = await refusal(stripe.charges.create({ ...twenty, source: 'tok_threeDSecure2Required' }))
  expect(asks).toMatchObject({ statusCode: 402, code: 'authentication_required' })
  expect([declined.payment_intent, declined.payment_method]).toEqual([undefined, undefined])
})

test('an idempotency key charges once', async () => {
  const key = { idempotencyKey: 'plain-1' }
  const one = await stripe.charges.create({ ...twenty, source: 'tok_visa' }, key)
  const two = await stripe.charges.create({ ...twenty, source: 'tok_visa' }, key)
  expect(two.id).toBe(one.id)
})

test('a hold is captured in part, once, with a fee', async () => {
  const held = await stripe.charges.create({ ...twenty, source: 'tok_visa', capture: false, application_fee_amount: 300 }, on)
  expect(held).toMatchObject({ captured: false, amount_captured: 0, balance_transaction: null, application_fee: null })
  expect(held.payment_method_details?.card?.capture_before).toBe(held.created + 7 * 86_400)
  expect(await refusal(stripe.charges.capture(held.id, { amount: 2001 }, on))).toMatchObject({ code: 'amount_too_large', param: 'amount' })
  const taken = await stripe.charges.capture(held.id, { amount: 1500, application_fee_amount: 200 }, on)
  expect(taken).toMatchObject({ captured: true, amount_captured: 1500, amount_refunded: 500, application_fee_amount: 200 })
  expect(await stripe.applicationFees.retrieve(String(taken.application_fee))).toMatchObject({ amount: 200, account })
  expect((await refusal(stripe.charges.capture(held.id, {}, on))).code).toBe('charge_already_captured')
})

test('the charge of an intent is captured by its intent', async () => {
  const intent = await stripe.paymentIntents.create({
    ...twenty,
    payment_method: 'pm_card_visa',
    confirm: true,
    capture_method: 'manual',
    allowed_payment_method_types: ['card'],
  })
  const error = await refusal(stripe.charges.capture(String(intent.latest_charge)))
  expect(error.message).toContain(`was created by a PaymentIntent (${intent.id}). You must capture the PaymentIntent instead.`)
})

test('a hold is released by a refund, or by itself after seven days', async () => {
  const one = await stripe.charges.create({ ...twenty, source: 'tok_visa', capture: false })
  expect(await refusal(stripe.refunds.create({ charge: one.id, amount: 500 }))).toMatchObject({ statusCode: 400, param: 'amount' })
  const refund = await stripe.refunds.create({ charge: one.id, metadata: { why: 'sold out' } })
  expect(refund).toMatchObject({ amount: 2000, balance_transaction: null, metadata: { why: 'sold out' }, payment_intent: null })
  expect((await refusal(stripe.charges.capture(one.id))).code).toBe('charge_expired_for_capture')
  expect((await refusal(stripe.refunds.create({ charge: one.id }))).code).toBe('charge_already_refunded')

  const two = await stripe.charges.create({ ...twenty, source: 'tok_visa', capture: false })
  await bench.sandbox.control.advance(7 * 86_400 + 60)
  expect(await stripe.charges.retrieve(two.id)).toMatchObject({ refunded: true, captured: false })
  const expired = await stripe.events.list({ type: 'charge.expired' })
  const ids = expired.data.map(({ data }) => 'id' in data.object && data.object.id)
  expect(ids).toContain(two.id)
  expect(ids).not.toContain(one.id)
})

test('refunds of a charge, also under the older addresses', async () => {
  const charge = await stripe.charges.create({ ...twenty, source: 'tok_visa', application_fee_amount: 400 }, on)
  const half = await stripe.refunds.create({ charge: charge.id, amount: 1000, refund_application_fee: true }, on)
  expect(half).toMatchObject({ charge: charge.id, payment_intent: null, status: 'succeeded' })
  expect(await stripe.applicationFees.retrieve(String(charge.application_fee))).toMatchObject({ amount_refunded: 200 })
  const headers = { Authorization: `Bearer ${bench.sandbox.platform.secretKey}`, 'Stripe-Account': account }
  const at = (path: string, body?: string) =>
    fetch(`${bench.sandbox.url}/v1/charges/${charge.id}${path}`, body === undefined ? { headers } : { method: 'POST', headers, body })
  const more: { id: string; amount: number } = await (await at('/refunds', 'amount=500')).json()
  expect(more.amount).toBe(500)
  expect(await (await at(`/refunds/${more.id}`)).json()).toMatchObject({ id: more.id })
  expect(await (await at('/refunds')).json()).toMatchObject({ data: [{ id: more.id }, { id: half.id }] })
  expect(await (await at('/refund', '')).json()).toMatchObject({ id: charge.id, object: 'charge', refunded: true, amount_refunded: 2000 })
})

test('a destination charge sends the money on', async () => {
  const charge = await stripe.charges.create({ ...twenty, source: 'tok_visa', transfer_data: { destination: account }, application_fee_amount: 250 })
  const transfer = await stripe.transfers.retrieve(String(charge.transfer))
  expect(transfer).toMatchObject({ amount: 2000, destination: account, source_transaction: charge.id })
  const older = await stripe.charges.create({ ...twenty, source: 'tok_visa', destination: { account, amount: 1700 } })
  expect(older.transfer_data).toEqual({ amount: 1700, destination: account })
})

test('a dispute card is disputed without an intent as well', async () => {
  const charge = await stripe.charges.create({ ...twenty, source: 'tok_createDispute' }, on)
  const dispute = await eventually(async () => (await stripe.disputes.list({ charge: charge.id }, on)).data[0])
  expect(dispute).toMatchObject({ charge: charge.id, payment_intent: null, reason: 'fraudulent' })
})
