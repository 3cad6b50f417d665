import type Stripe from 'stripe'
import { afterAll, expect, test } from 'vitest'
import { eventually, refusal, startSellerBench } from '@/sandbox/testing/sandbox-client'

const bench = await startSellerBench()
const { stripe, on } = bench
afterAll(() => bench.close())

async function charged(card = 'pm_card_visa') {
  const intent = await stripe.paymentIntents.create(
    { amount: 1000, currency: 'usd', confirm: true, application_fee_amount: 101, payment_method: card, allowed_payment_method_types: ['card'] },
    on,
  )
  return String(intent.latest_charge)
}

test('a partial refund leaves the fees where they are', async () => {
  const charge = await charged()
  const refund = await stripe.refunds.create({ charge, amount: 400, expand: ['balance_transaction'] }, on)
  expect(refund).toMatchObject({ amount: 400, status: 'succeeded', balance_transaction: { type: 'refund', amount: -400, fee: 0, net: -400 } })
  expect(await stripe.charges.retrieve(charge, {}, on)).toMatchObject({ amount_refunded: 400, refunded: false })
  expect((await stripe.applicationFees.list({ charge })).data[0]).toMatchObject({ amount: 101, amount_refunded: 0 })
})

test('the application fee goes back in proportion, to the last cent', async () => {
  const charge = await charged()
  for (const amount of [333, 333, 334]) await stripe.refunds.create({ charge, amount, refund_application_fee: true }, on)
  const fee = (await stripe.applicationFees.list({ charge })).data[0] as Stripe.ApplicationFee
  expect(fee).toMatchObject({ amount: 101, amount_refunded: 101, refunded: true })
  expect(fee.refunds.data.map((each) => each.amount)).toEqual([34, 33, 34])
  const platform = await stripe.balanceTransactions.list({ type: 'application_fee_refund' })
  expect(platform.data.slice(0, 3).reduce((sum, each) => sum + each.net, 0)).toBe(-101)
  expect(platform.data[0]).toMatchObject({ reporting_category: 'platform_earning_refund', description: 'REFUND FOR APPLICATION FEE' })
})

test('refunds are refused in the recorded words', async () => {
  const charge = await charged()
  expect((await refusal(stripe.refunds.create({ charge, amount: 1100 }, on))).message).toBe(
    'Refund amount ($11.00) is greater than charge amount ($10.00)',
  )
  await stripe.refunds.create({ charge, amount: 500 }, on)
  expect((await refusal(stripe.refunds.create({ charge, amount: 600 }, on))).message).toBe(
    'Refund amount ($6.00) is greater than unrefunded amount on charge ($5.00)',
  )
  await stripe.refunds.create({ charge }, on)
  expect(await refusal(stripe.refunds.create({ charge }, on))).toMatchObject({
    code: 'charge_already_refunded',
    message: `Charge ${charge} has already been refunded.`,
  })
})

test('a pending refund succeeds later, a failing one fails later and the money is back', async () => {
  const pending = await stripe.refunds.create({ charge: await charged('pm_card_pendingRefund') }, on)
  expect(pending.status).toBe('pending')
  await eventually(async () => (await stripe.refunds.retrieve(pending.id, {}, on)).status === 'succeeded')
  const failing = await stripe.refunds.create({ charge: await charged('pm_card_refundFail') }, on)
  expect(failing.status).toBe('succeeded')
  const failed = await eventually(async () => {
    const now = await stripe.refunds.retrieve(failing.id, { expand: ['failure_balance_transaction'] }, on)
    return now.status === 'failed' ? now : null
  })
  expect(failed.failure_balance_transaction).toMatchObject({ type: 'refund_failure', amount: 1000 })
  expect((await stripe.events.list({ type: 'refund.failed' }, on)).data).toHaveLength(1)
})

test('a fee is given back by itself, and not twice', async () => {
  const charge = await charged()
  const fee = await eventually(async () => (await stripe.applicationFees.list({ charge })).data[0])
  expect(await stripe.applicationFees.createRefund(fee.id, { amount: 40 })).toMatchObject({ amount: 40, fee: fee.id })
  expect((await refusal(stripe.applicationFees.createRefund(fee.id, { amount: 62 }))).param).toBe('amount')
  await stripe.applicationFees.createRefund(fee.id)
  expect(await refusal(stripe.applicationFees.createRefund(fee.id))).toMatchObject({ statusCode: 400 })
})

test('on both sides, balances are the sum of their transactions', async () => {
  const sum = async (options: { stripeAccount?: string }) => {
    let net = 0
    for await (const each of stripe.balanceTransactions.list({ limit: 100 }, options)) net += each.net
    return net
  }
  const balance = await stripe.balance.retrieve({}, on)
  expect((balance.pending[0]?.amount ?? 0) + (balance.available[0]?.amount ?? 0)).toBe(await sum(on))
  const own = await stripe.balance.retrieve()
  expect((own.pending[0]?.amount ?? 0) + (own.available[0]?.amount ?? 0)).toBe(await sum({}))
})
