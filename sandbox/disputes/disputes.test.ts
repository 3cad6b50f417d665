import type Stripe from 'stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { advanceWorld } from '@/sandbox/core/advance'
import { type Bench, eventually, refusal, startBench } from '@/sandbox/testing/sandbox-client'

const DAY = 86_400
let bench: Bench

beforeAll(async () => {
  bench = await startBench({ asyncDelayMs: 1 })
})
afterAll(() => bench.close())

async function charge(card: string, on: Stripe.RequestOptions = {}): Promise<string> {
  const params = { amount: 4000, currency: 'usd', confirm: true, payment_method: card, allowed_payment_method_types: ['card' as const] }
  return String((await bench.stripe.paymentIntents.create(params, on)).latest_charge)
}

async function disputed(card: string, on: Stripe.RequestOptions = {}): Promise<Stripe.Dispute> {
  const id = await charge(card, on)
  return eventually(async () => (await bench.stripe.disputes.list({ charge: id }, on)).data[0])
}

const advance = (seconds: number) => advanceWorld(bench.sandbox.world, bench.sandbox.world.clock.nowMs() + seconds * 1000)
const submit = (dispute: Stripe.Dispute, text: string) => bench.stripe.disputes.update(dispute.id, { evidence: { uncategorized_text: text } })
const ended = (id: string, status: string) =>
  eventually(async () => {
    const now = await bench.stripe.disputes.retrieve(id)
    return now.status === status ? now : null
  })
async function eventsOf(id: string, on: Stripe.RequestOptions = {}): Promise<string[]> {
  const events = await bench.stripe.events.list({ limit: 100, types: ['charge.dispute.*'] }, on)
  return events.data
    .filter((event) => (event.data.object as { id: string }).id === id)
    .map((event) => event.type.slice(15))
    .reverse()
}

test('a disputed direct charge takes the money and a fee from the seller, and cannot be refunded', async () => {
  const { stripe } = bench
  const account = await bench.seller()
  const on = { stripeAccount: account }
  const dispute = await disputed('pm_card_createDispute', on)
  expect(dispute).toMatchObject({ status: 'needs_response', reason: 'fraudulent', amount: 4000, is_charge_refundable: false })
  const due = dispute.evidence_details.due_by ?? 0
  expect([(due + 1) % DAY, due > dispute.created + 9 * DAY, due <= dispute.created + 10 * DAY]).toEqual([0, true, true])
  const [taken] = dispute.balance_transactions
  expect(taken).toMatchObject({ type: 'adjustment', reporting_category: 'dispute', amount: -4000, fee: 1500, net: -5500, source: dispute.id })
  expect(taken?.fee_details[0]).toMatchObject({ type: 'stripe_fee', description: 'Dispute fee' })
  expect((await stripe.disputes.list()).data.filter((each) => each.id === dispute.id)).toEqual([])
  expect((await stripe.charges.retrieve(String(dispute.charge), {}, on)).disputed).toBe(true)
  const error = await refusal(stripe.refunds.create({ charge: String(dispute.charge) }, on))
  expect([error.code, error.message]).toEqual(['charge_disputed', `Charge ${dispute.charge} has been charged back; cannot issue a refund.`])
  expect(await eventsOf(dispute.id, on)).toEqual(['created', 'funds_withdrawn'])
})

test('evidence can be staged, is sent once, and the winning text wins back the money and the fee for the answer, not the first fee', async () => {
  const { stripe } = bench
  const dispute = await disputed('pm_card_createDisputeProductNotReceived')
  expect(dispute.reason).toBe('product_not_received')
  const staged = await stripe.disputes.update(dispute.id, { evidence: { customer_name: 'Ada' }, submit: false })
  expect(staged).toMatchObject({ status: 'needs_response', evidence: { customer_name: 'Ada' } })
  expect(staged.evidence_details).toMatchObject({ has_evidence: true, submission_count: 0, submission_method: 'not_submitted' })
  await stripe.disputes.update(dispute.id, { metadata: { a: 'b' } })
  const sent = await submit(dispute, 'winning_evidence')
  expect(sent).toMatchObject({ status: 'under_review', metadata: { a: 'b' }, evidence: { customer_name: 'Ada' } })
  expect(sent.evidence_details.submission_count).toBe(1)
  const won = await ended(dispute.id, 'won')
  expect(won.balance_transactions.map((each) => [each.reporting_category, each.net])).toEqual([
    ['dispute', -5500],
    ['dispute', -1500],
    ['dispute_reversal', 5500],
  ])
  expect((await refusal(submit(dispute, 'again'))).message).toContain('status of won')
  expect(await eventsOf(dispute.id)).toEqual(['created', 'funds_withdrawn', 'updated', 'updated', 'updated', 'closed', 'funds_reinstated'])
  // The money is the account's again, and can be given back.
  expect(await stripe.refunds.create({ charge: String(dispute.charge), amount: 1000 })).toMatchObject({ status: 'succeeded', amount: 1000 })
})

test('losing evidence loses, other evidence waits for the bank', async () => {
  const lost = await disputed('pm_card_createDispute')
  await submit(lost, 'losing_evidence')
  expect((await ended(lost.id, 'lost')).balance_transactions.map((each) => each.net)).toEqual([-5500, -1500])
  const open = await disputed('pm_card_createDispute')
  await submit(open, 'We have a receipt.')
  await advance(60)
  expect((await bench.stripe.disputes.retrieve(open.id)).status).toBe('under_review')
  const decide = (verdict: string) =>
    fetch(`${bench.sandbox.url}/_sandbox/disputes/${open.id}`, { method: 'POST', body: JSON.stringify({ verdict }) })
  expect((await decide('escalated')).status).toBe(409)
  expect(((await (await decide('won')).json()) as Stripe.Dispute).status).toBe('won')
  expect((await decide('lost')).status).toBe(409)
})

test('nobody answers: a dispute is lost when its time is over', async () => {
  const dispute = await disputed('pm_card_createDispute')
  await bench.stripe.disputes.update(dispute.id, { evidence: { customer_name: 'Ada' }, submit: false })
  await advance(11 * DAY)
  const over = await bench.stripe.disputes.retrieve(dispute.id)
  expect([over.status, over.evidence_details.past_due]).toEqual(['lost', true])
})

test('an inquiry takes no money, can be refunded, escalated, conceded, or lapses', async () => {
  const { stripe } = bench
  const first = await disputed('pm_card_createDisputeInquiry')
  expect(first).toMatchObject({ status: 'warning_needs_response', is_charge_refundable: true, balance_transactions: [] })
  await stripe.refunds.create({ charge: String(first.charge), amount: 1000 })
  await submit(first, 'escalate_inquiry_evidence')
  const real = await ended(first.id, 'needs_response')
  expect(real).toMatchObject({ amount: 3000, is_charge_refundable: false })
  expect(real.balance_transactions.map((each) => each.net)).toEqual([-4500])

  const second = await disputed('pm_card_createDisputeInquiry')
  expect((await stripe.disputes.close(second.id)).status).toBe('warning_closed')
  const third = await disputed('pm_card_createDisputeInquiry')
  await submit(third, 'winning_evidence')
  await ended(third.id, 'warning_closed')
  const fourth = await disputed('pm_card_createDisputeInquiry')
  await advance(121 * DAY)
  expect((await stripe.disputes.retrieve(fourth.id)).status).toBe('warning_closed')
})

test('giving in loses at once', async () => {
  const dispute = await disputed('pm_card_createDispute')
  expect((await bench.stripe.disputes.close(dispute.id)).status).toBe('lost')
  expect((await refusal(bench.stripe.disputes.close(dispute.id))).statusCode).toBe(400)
  expect((await eventsOf(dispute.id)).at(-1)).toBe('closed')
})

test('bad answers are refused: unknown files, nothing to send, unknown dispute', async () => {
  const { stripe } = bench
  const dispute = await disputed('pm_card_createDispute')
  const file = await refusal(stripe.disputes.update(dispute.id, { evidence: { receipt: 'file_1' } }))
  expect([file.code, file.param]).toEqual(['resource_missing', 'evidence[receipt]'])
  expect((await refusal(stripe.disputes.update(dispute.id, { submit: true }))).param).toBe('submit')
  expect(await refusal(stripe.disputes.retrieve('du_1'))).toMatchObject({ statusCode: 404, code: 'resource_missing' })
})

test('an early fraud warning follows the charge, until it is refunded', async () => {
  const { stripe } = bench
  const id = await charge('pm_card_createIssuerFraudRecord')
  const warning = await eventually(async () => (await stripe.radar.earlyFraudWarnings.list({ charge: id })).data[0])
  expect(warning).toMatchObject({ object: 'radar.early_fraud_warning', actionable: true, charge: id })
  expect((await stripe.charges.retrieve(id)).disputed).toBe(false)
  await stripe.refunds.create({ charge: id })
  const after = await stripe.radar.earlyFraudWarnings.retrieve(warning.id, { expand: ['charge'] })
  expect([after.actionable, (after.charge as Stripe.Charge).refunded]).toEqual([false, true])
  const events = await stripe.events.list({ types: ['radar.*'] })
  expect(events.data.map((event) => event.type)).toEqual(['radar.early_fraud_warning.updated', 'radar.early_fraud_warning.created'])
})
