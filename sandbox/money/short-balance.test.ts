import type Stripe from 'stripe'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { type Bench, refusal, startBench } from '@/sandbox/testing/sandbox-client'

const HOUR = 3600
const DAY = 24 * HOUR
const bench: Bench = await startBench({ asyncDelayMs: HOUR * 1000 })
const { stripe } = bench
const { control } = bench.sandbox
afterAll(() => bench.close())

let account = ''
let on: { stripeAccount: string }
beforeEach(async () => {
  account = await bench.seller()
  on = { stripeAccount: account }
})

async function charged(amount = 1000, card = 'pm_card_visa', more: object = {}): Promise<string> {
  const cards = ['card' as const]
  const params = { amount, currency: 'usd', confirm: true, capture_method: 'automatic' as const, allowed_payment_method_types: cards }
  return String((await stripe.paymentIntents.create({ ...params, payment_method: card, ...more }, on)).latest_charge)
}
async function balance(): Promise<number> {
  const { available, pending } = await stripe.balance.retrieve({}, on)
  return (available[0]?.amount ?? 0) + (pending[0]?.amount ?? 0)
}
const eventsOf = async (id: string) =>
  (await stripe.events.list({ limit: 100 }, on)).data
    .filter((event) => (event.data.object as { id?: string }).id === id)
    .map((event) => event.type)
    .reverse()
const read = (id: string) => stripe.refunds.retrieve(id, { expand: ['balance_transaction', 'failure_balance_transaction'] }, on)
const waits = () => control.changeAccount(account, { short_balance: 'wait' })

test('an account that may be debited owes what its balance does not cover, and its bank pays that two days later', async () => {
  const refund = await stripe.refunds.create({ charge: await charged() }, on)
  expect([refund.status, refund.pending_reason, await balance()]).toEqual(['succeeded', undefined, -59])
  await control.advance(6 * DAY)
  expect(await balance()).toBe(0)
  const [debit] = (await stripe.payouts.list({}, on)).data
  expect(debit).toMatchObject({ amount: -59, automatic: true, status: 'paid', reconciliation_status: 'completed' })
  expect((await refusal(stripe.payouts.reverse(debit?.id ?? '', {}, on))).message).toContain('it is a debit')
})

test('sales cover what is owed before the bank is debited', async () => {
  await stripe.refunds.create({ charge: await charged() }, on)
  await charged(5000)
  await control.advance(6 * DAY)
  expect((await stripe.payouts.list({}, on)).data.map((payout) => payout.amount)).toEqual([5000 - 175 - 59])
})

test('a bank that refuses the debit leaves the balance negative, and later refunds wait', async () => {
  const key = [...bench.sandbox.world.store.newest('api_key', account)].find((row) => row.object.kind === 'secret')?.id ?? ''
  const bank = { object: 'bank_account' as const, country: 'US', currency: 'usd', account_number: '000333333335', routing_number: '110000000' }
  await stripe.accounts.createExternalAccount(account, { external_account: bank, default_for_currency: true }, { apiKey: key })
  const charge = await charged()
  const first = await stripe.refunds.create({ charge, amount: 990 }, on)
  expect(first.status).toBe('succeeded')
  await control.advance(6 * DAY)
  expect((await stripe.payouts.list({}, on)).data).toMatchObject([{ amount: -49, status: 'failed', failure_code: 'debit_not_authorized' }])
  expect(await balance()).toBe(-49)
  expect(await stripe.refunds.create({ charge }, on)).toMatchObject({ status: 'pending', pending_reason: 'insufficient_funds' })
})

test('where nothing covers a refund it is pending, books nothing, and goes when money comes in, the oldest first', async () => {
  await waits()
  const [one, two] = [await charged(), await charged(3000)]
  const first = await stripe.refunds.create({ charge: two }, on)
  expect(first).toMatchObject({ status: 'succeeded' })
  expect(await balance()).toBe(1000 - 59 - 117)
  const short = await stripe.refunds.create({ charge: one, metadata: { refundId: 'r1' } }, on)
  expect(short).toMatchObject({ status: 'pending', pending_reason: 'insufficient_funds', balance_transaction: null, metadata: { refundId: 'r1' } })
  expect(await stripe.charges.retrieve(one, {}, on)).toMatchObject({ amount_refunded: 1000, refunded: true })
  const small = await stripe.refunds.create({ charge: await charged(100), amount: 100 }, on)
  await control.advance(2 * HOUR)
  expect([(await read(short.id)).status, (await read(small.id)).status]).toEqual(['pending', 'succeeded'])
  await charged(2000)
  await control.advance(2 * HOUR)
  const gone = await read(short.id)
  expect(gone).toMatchObject({ status: 'succeeded', balance_transaction: { type: 'refund', amount: -1000, source: short.id } })
  expect(gone.pending_reason).toBeUndefined()
  expect(await eventsOf(short.id)).toEqual(['refund.created', 'refund.updated', 'charge.refund.updated'])
})

test('a refund that waits can fail without having moved money, and the charge can be refunded again', async () => {
  await waits()
  const charge = await charged()
  const { id } = await stripe.refunds.create({ charge }, on)
  const before = await balance()
  await control.decideRefund(id, { outcome: 'failed', failure_reason: 'insufficient_funds' })
  const failed = await read(id)
  expect(failed).toMatchObject({ status: 'failed', failure_reason: 'insufficient_funds' })
  expect(failed.failure_balance_transaction).toBeUndefined()
  expect(await balance()).toBe(before)
  expect(await stripe.charges.retrieve(charge, {}, on)).toMatchObject({ amount_refunded: 0, refunded: false })
  expect(await eventsOf(id)).toEqual(['refund.created', 'refund.updated', 'charge.refund.updated', 'refund.failed'])
  await charged(5000)
  await control.advance(2 * HOUR)
  expect((await read(id)).status).toBe('failed')
})

test('a dispute of the charge fails the refund that waits, and takes the whole amount', async () => {
  await waits()
  const charge = await charged()
  const { id } = await stripe.refunds.create({ charge, amount: 950 }, on)
  await fetch(`${bench.sandbox.url}/_sandbox/disputes`, { method: 'POST', body: JSON.stringify({ charge }) })
  expect(await read(id)).toMatchObject({ status: 'failed', failure_reason: 'charge_for_pending_refund_disputed' })
  expect((await stripe.disputes.list({ charge }, on)).data[0]).toMatchObject({ amount: 1000, status: 'needs_response' })
})

test('an account can be told to refuse instead; a fee that the platform cannot give back is refused too', async () => {
  await control.changeAccount(account, { short_balance: 'refuse' })
  const refused = { statusCode: 400, code: 'balance_insufficient', message: 'Insufficient funds in your Stripe balance to refund this amount.' }
  const charge = await charged(1000, 'pm_card_visa', { application_fee_amount: 100 })
  expect(await refusal(stripe.refunds.create({ charge }, on))).toMatchObject(refused)
  expect(await stripe.charges.retrieve(charge, {}, on)).toMatchObject({ amount_refunded: 0 })
  // With the fee, which comes back first, 900 are covered.
  expect((await stripe.refunds.create({ charge, amount: 850, refund_application_fee: true }, on)).status).toBe('succeeded')

  const fee = (await stripe.applicationFees.list({ charge })).data[0] as Stripe.ApplicationFee
  expect(fee.amount_refunded).toBe(85)
  // The platform owes Stripe's fee of a payment of its own that it gave back whole.
  const own = { amount: 1000, currency: 'usd', confirm: true, payment_method: 'pm_card_visa', allowed_payment_method_types: ['card' as const] }
  const { id } = await stripe.paymentIntents.create(own)
  await stripe.refunds.create({ payment_intent: id })
  await control.changeAccount(bench.sandbox.platform.accountId, { short_balance: 'wait' })
  expect(await refusal(stripe.applicationFees.createRefund(fee.id))).toMatchObject(refused)
  await control.changeAccount(bench.sandbox.platform.accountId, { short_balance: 'debit' })
  expect((await stripe.applicationFees.createRefund(fee.id)).amount).toBe(15)
})

test('of several partial refunds one fails weeks later, and the charge follows', async () => {
  const charge = await charged()
  await stripe.refunds.create({ charge, amount: 300 }, on)
  await control.planRefund(charge, { ends: 'failed', failure_reason: 'lost_or_stolen_card', after_seconds: 21 * DAY })
  const failing = await stripe.refunds.create({ charge, amount: 500 }, on)
  await stripe.refunds.create({ charge }, on)
  expect(await stripe.charges.retrieve(charge, {}, on)).toMatchObject({ amount_refunded: 1000, refunded: true })
  await control.advance(20 * DAY)
  expect((await read(failing.id)).status).toBe('succeeded')
  await control.advance(2 * DAY)
  expect(await read(failing.id)).toMatchObject({
    status: 'failed',
    failure_reason: 'lost_or_stolen_card',
    failure_balance_transaction: { type: 'refund_failure', amount: 500 },
  })
  expect(await stripe.charges.retrieve(charge, {}, on)).toMatchObject({ amount_refunded: 500, refunded: false })
  expect((await stripe.refunds.create({ charge }, on)).amount).toBe(500)
})

test('a refund that waits for the customer says by which mail, and is canceled', async () => {
  const charge = await charged()
  await control.planRefund(charge, { status: 'requires_action' })
  const refund = await stripe.refunds.create({ charge }, on)
  expect(refund).toMatchObject({ status: 'requires_action', next_action: { type: 'display_details' } })
  expect(await balance()).toBe(-59)
  const canceled = await stripe.refunds.cancel(refund.id, { expand: ['failure_balance_transaction'] }, on)
  expect(canceled).toMatchObject({ status: 'canceled', failure_balance_transaction: { amount: 1000 } })
  expect(canceled.next_action).toBeUndefined()
  expect(await balance()).toBe(1000 - 59)
  expect(await eventsOf(refund.id)).toEqual(['refund.created', 'refund.updated', 'charge.refund.updated'])
})

test('the bank’s reference is there three days later, with an event', async () => {
  const refund = await stripe.refunds.create({ charge: await charged() }, on)
  expect(refund.destination_details?.card).toEqual({ reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' })
  await control.advance(2 * DAY)
  expect((await read(refund.id)).destination_details?.card?.reference).toBeUndefined()
  await control.advance(2 * DAY)
  const { card } = (await read(refund.id)).destination_details ?? {}
  expect(card).toMatchObject({ reference_status: 'available', reference: expect.stringMatching(/^\d{23}$/) })
  const [event] = (await stripe.events.list({ type: 'refund.updated' }, on)).data
  expect(event?.data.previous_attributes).toEqual({ destination_details: refund.destination_details })
})

test('refusals that only Stripe knows the reason of are faults', async () => {
  const charge = await charged()
  for (const [action, code] of [
    ['refuse_refund_disputed', 'refund_disputed_payment'],
    ['refuse_balance_insufficient', 'balance_insufficient'],
    ['refuse_insufficient_funds', 'insufficient_funds'],
  ] as const) {
    await control.addFault({ method: 'POST', path: '^/v1/refunds$', account, action })
    expect((await refusal(stripe.refunds.create({ charge }, on))).code).toBe(code)
  }
  expect((await stripe.refunds.create({ charge }, on)).status).toBe('succeeded')
})

test('plans and decisions that no refund knows are refused', async () => {
  const charge = await charged()
  await expect(control.planRefund('ch_none', {})).rejects.toMatchObject({ cause: 404 })
  await expect(control.planRefund(charge, { pending_reason: 'processing' })).rejects.toMatchObject({ cause: 400 })
  await expect(control.planRefund(charge, { failure_reason: 'declined' })).rejects.toMatchObject({ cause: 400 })
  await expect(control.decideRefund('re_none', { outcome: 'failed' })).rejects.toMatchObject({ cause: 404 })
  const { id } = await stripe.refunds.create({ charge }, on)
  await expect(control.decideRefund(id, { outcome: 'succeeded' })).rejects.toMatchObject({ cause: 409 })
})
