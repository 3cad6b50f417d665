import type Stripe from 'stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { advanceWorld } from '@/sandbox/core/advance'
import { type Bench, refusal, startBench } from '@/sandbox/testing/sandbox-client'

let bench: Bench

beforeAll(async () => {
  bench = await startBench({ asyncDelayMs: 1 })
  await bench.stripe.balanceSettings.update({ payments: { payouts: { schedule: { interval: 'manual' } } } })
})
afterAll(() => bench.close())

const card = { confirm: true, payment_method: 'pm_card_visa', allowed_payment_method_types: ['card' as const], capture_method: 'automatic' as const }

async function pay(params: Partial<Stripe.PaymentIntentCreateParams>): Promise<Stripe.Charge> {
  const intent = await bench.stripe.paymentIntents.create({ amount: 10_000, currency: 'usd', ...card, expand: ['latest_charge'], ...params })
  return intent.latest_charge as Stripe.Charge
}

async function net(source: string, on: Stripe.RequestOptions = {}): Promise<Array<[string, number, number]>> {
  const list = await bench.stripe.balanceTransactions.list({ source }, on)
  return list.data.map((each) => [each.type, each.amount, each.net])
}

test('a destination charge: the platform is charged, the seller gets it less the fee', async () => {
  const { stripe } = bench
  const account = await bench.seller({ name: 'Honey' })
  const on = { stripeAccount: account }
  const charge = await pay({ application_fee_amount: 1230, transfer_data: { destination: account }, on_behalf_of: account })
  expect(charge).toMatchObject({ application: null, application_fee_amount: 1230, on_behalf_of: account, calculated_statement_descriptor: 'HONEY' })
  expect(charge.transfer_data).toEqual({ amount: null, destination: account })
  expect(charge.transfer_group).toMatch(/^group_pi_/)
  expect(await net(charge.id)).toEqual([['charge', 10_000, 10_000 - 320]])
  const transfer = await stripe.transfers.retrieve(String(charge.transfer), { expand: ['destination_payment', 'balance_transaction'] })
  expect(transfer).toMatchObject({ amount: 10_000, destination: account, source_transaction: charge.id, amount_reversed: 0 })
  const payment = transfer.destination_payment as Stripe.Charge
  expect(payment.id).toMatch(/^py_/)
  expect(await net(payment.id, on)).toEqual([['payment', 10_000, 8770]])
  const fee = await stripe.applicationFees.retrieve(String(charge.application_fee))
  expect(fee).toMatchObject({ amount: 1230, account, charge: payment.id, originating_transaction: charge.id })
  expect(await net(fee.id)).toEqual([['application_fee', 1230, 1230]])
  expect((await stripe.charges.retrieve(payment.id, {}, on)).source_transfer).toBe(transfer.id)
})

test('its refund takes back transfer and fee in proportion, and nothing else of the seller', async () => {
  const { stripe } = bench
  const account = await bench.seller()
  const charge = await pay({ application_fee_amount: 1000, transfer_data: { destination: account } })
  const refund = await stripe.refunds.create({ charge: charge.id, amount: 3333, reverse_transfer: true, refund_application_fee: true })
  const reversal = (await stripe.transfers.listReversals(String(charge.transfer))).data[0]
  expect([refund.transfer_reversal, reversal?.amount, reversal?.source_refund]).toEqual([reversal?.id, 3333, refund.id])
  expect((await stripe.applicationFees.retrieve(String(charge.application_fee))).amount_refunded).toBe(333)
  await stripe.refunds.create({ charge: charge.id, reverse_transfer: true, refund_application_fee: true })
  expect(await stripe.transfers.retrieve(String(charge.transfer))).toMatchObject({ reversed: true, amount_reversed: 10_000 })
  const balance = await stripe.balance.retrieve({}, { stripeAccount: account })
  expect((balance.pending[0]?.amount ?? 0) + (balance.available[0]?.amount ?? 0)).toBe(0)
  const types = (await stripe.events.list({ types: ['transfer.*'] })).data.map((event) => event.type)
  expect(types.slice(0, 3)).toEqual(['transfer.reversed', 'transfer.reversed', 'transfer.created'])
  const other = await pay({})
  // Where there is nothing to take back, asking for it does nothing.
  const asked = { charge: other.id, amount: 500, reverse_transfer: true, refund_application_fee: true }
  expect(await stripe.refunds.create(asked)).toMatchObject({ status: 'succeeded', transfer_reversal: null })
})

test('transfer_data[amount] sends a part; it excludes a fee; late settlement and capture send it too', async () => {
  const { stripe } = bench
  const account = await bench.seller()
  const part = await pay({ transfer_data: { destination: account, amount: 7000 } })
  expect((await stripe.transfers.retrieve(String(part.transfer))).amount).toBe(7000)
  const both = pay({ application_fee_amount: 1, transfer_data: { destination: account, amount: 7000 } })
  expect((await refusal(both)).param).toBe('application_fee_amount')
  const held = await stripe.paymentIntents.create({
    amount: 5000,
    currency: 'usd',
    ...card,
    capture_method: 'manual',
    transfer_data: { destination: account },
  })
  expect((await stripe.charges.retrieve(String(held.latest_charge))).transfer).toBeUndefined()
  await stripe.paymentIntents.capture(held.id, { amount_to_capture: 4000 })
  const charge = await stripe.charges.retrieve(String(held.latest_charge), { expand: ['transfer'] })
  expect((charge.transfer as Stripe.Transfer).amount).toBe(4000)
})

test('plain transfers need the money, or a charge that brings it', async () => {
  const { stripe } = bench
  const account = await bench.seller()
  const on = { stripeAccount: account }
  const poor = await refusal(stripe.transfers.create({ amount: 90_000_000, currency: 'usd', destination: account }))
  expect([poor.code, poor.statusCode]).toEqual(['balance_insufficient', 400])
  const charge = await pay({ transfer_group: 'order_1' })
  const transfer = await stripe.transfers.create({ amount: 6000, currency: 'usd', destination: account, source_transaction: charge.id })
  expect(transfer.transfer_group).toBe('order_1')
  const [received] = (await stripe.balanceTransactions.list({}, on)).data
  const taken = await stripe.balanceTransactions.retrieve(String(charge.balance_transaction))
  expect([received?.available_on, received?.status]).toEqual([taken.available_on, 'pending'])
  const more = await refusal(stripe.transfers.create({ amount: 4001, currency: 'usd', destination: account, source_transaction: charge.id }))
  expect(more.message).toContain('must not exceed the source amount of $100.00')
  expect((await stripe.transfers.list({ transfer_group: 'order_1' })).data.map((each) => each.id)).toEqual([transfer.id])

  await pay({ payment_method: 'pm_card_bypassPending' })
  const plain = await stripe.transfers.create({ amount: 500, currency: 'usd', destination: account })
  expect((await stripe.balance.retrieve({}, on)).available[0]?.amount).toBe(500)
  const reversal = await stripe.transfers.createReversal(plain.id, { amount: 200, metadata: { a: 'b' } })
  expect((await stripe.transfers.retrieve(plain.id)).reversals.data.map((each) => each.id)).toEqual([reversal.id])
  expect((await refusal(stripe.transfers.createReversal(plain.id, { amount: 301 }))).param).toBe('amount')
  await stripe.transfers.createReversal(plain.id)
  expect((await refusal(stripe.transfers.createReversal(plain.id))).message).toContain('already fully reversed')
})

test('a reversal needs the money to be there still', async () => {
  const { stripe } = bench
  const account = await bench.seller()
  await pay({ payment_method: 'pm_card_bypassPending' })
  const transfer = await stripe.transfers.create({ amount: 500, currency: 'usd', destination: account })
  await advanceWorld(bench.sandbox.world, bench.sandbox.world.clock.nowMs() + 2 * 86_400_000)
  expect((await stripe.payouts.list({}, { stripeAccount: account })).data[0]?.amount).toBe(500)
  expect((await refusal(stripe.transfers.createReversal(transfer.id))).code).toBe('insufficient_funds')
})

test('only connected accounts that may receive transfers are destinations', async () => {
  const { stripe } = bench
  const stranger = await refusal(stripe.transfers.create({ amount: 1, currency: 'usd', destination: 'acct_1Nobody' }))
  expect([stranger.code, stranger.param, stranger.message]).toEqual(['resource_missing', 'destination', "No such destination: 'acct_1Nobody'"])
  const closed = await bench.seller({ chargesEnabled: false })
  const refused = await refusal(pay({ transfer_data: { destination: closed } }))
  expect(refused.message).toContain('capabilities enabled: transfers')
  expect((await refusal(pay({ application_fee_amount: 5 }))).param).toBe('application_fee_amount')
})
