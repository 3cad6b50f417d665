import type Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { keysOf } from '@/sandbox/core/typed'
import { type Bench, refusal, startBench } from '@/sandbox/testing/sandbox-client'
import { TEST_DISPUTES } from './dispute-objects'

let bench: Bench
beforeAll(async () => {
  bench = await startBench({ asyncDelayMs: 1 })
})
afterAll(() => bench.close())

async function charge(amount = 4000): Promise<string> {
  const params = { amount, currency: 'usd', confirm: true, capture_method: 'automatic' as const, allowed_payment_method_types: ['card' as const] }
  return String((await bench.stripe.paymentIntents.create({ ...params, payment_method: 'pm_card_visa' })).latest_charge)
}
const booked = (dispute: Stripe.Dispute) =>
  dispute.balance_transactions.map(({ reporting_category: category, amount, fee }) => [category, amount, fee])
async function eventsOf(id: string): Promise<string[]> {
  const events = await bench.stripe.events.list({ limit: 100, types: ['charge.dispute.*'] })
  return events.data.flatMap((event) => ((event.data.object as { id: string }).id === id ? [event.type.slice(15)] : [])).reverse()
}

test.each(keysOf(TEST_DISPUTES).filter((kind) => kind !== 'inquiry' && kind !== 'prevented'))(
  'a dispute of the kind %s has that reason, and takes the money and a fee',
  async (kind) => {
    const dispute = await bench.sandbox.control.openDispute(await charge(), { kind })
    expect(dispute).toMatchObject({ reason: kind, status: 'needs_response', is_charge_refundable: false })
    expect(booked(dispute)).toEqual([['dispute', -4000, 1500]])
  },
)

test('a prevented dispute has ended when it is heard of, without a fee, and the charge cannot be refunded', async () => {
  const id = await charge()
  const dispute = await bench.sandbox.control.openDispute(id, { kind: 'prevented' })
  expect(dispute).toMatchObject({
    status: 'prevented',
    evidence_details: { due_by: null },
    payment_method_details: { card: { case_type: 'resolution' } },
  })
  expect(booked(dispute)).toEqual([['dispute', -4000, 0]])
  expect(await eventsOf(dispute.id)).toEqual(['created', 'funds_withdrawn', 'closed'])
  expect((await refusal(bench.stripe.refunds.create({ charge: id }))).code).toBe('charge_disputed')
  await expect(bench.sandbox.control.decideDispute(dispute.id, 'won')).rejects.toMatchObject({ cause: 409 })
})

describe('a part of a charge', () => {
  it('is disputed, then another, and never more than the charge', async () => {
    const { control } = bench.sandbox
    const id = await charge()
    await bench.stripe.refunds.create({ charge: id, amount: 500 })
    await expect(control.openDispute(id, { amount: 3501 })).rejects.toMatchObject({ cause: 409 })
    const first = await control.openDispute(id, { amount: 1000 })
    const second = await control.openDispute(id, { kind: 'duplicate' })
    expect([first.amount, second.amount]).toEqual([1000, 2500])
    await expect(control.openDispute(id)).rejects.toMatchObject({ cause: 409 })
    expect((await bench.stripe.disputes.list({ charge: id })).data.map((each) => each.id)).toEqual([second.id, first.id])
    await control.decideDispute(first.id, 'won')
    expect((await control.openDispute(id)).amount).toBe(1000)
  })

  it('that an inquiry was about is all that its escalation takes', async () => {
    const { control } = bench.sandbox
    const inquiry = await control.openDispute(await charge(), { kind: 'inquiry', amount: 1500 })
    expect(booked(await control.decideDispute(inquiry.id, 'escalated'))).toEqual([['dispute', -1500, 1500]])
  })
})

test('a lost dispute is won after all: the money and the fee for the answer come back once', async () => {
  const { control } = bench.sandbox
  const { id } = await control.openDispute(await charge())
  await bench.stripe.disputes.update(id, { evidence: { uncategorized_text: 'A receipt' } })
  await control.decideDispute(id, 'lost')
  const won = await control.decideDispute(id, 'won')
  expect(booked(won)).toEqual([
    ['dispute', -4000, 1500],
    ['dispute', 0, 1500],
    ['dispute_reversal', 4000, -1500],
  ])
  expect(won.balance_transactions[2]?.fee_details).toMatchObject([{ type: 'stripe_fee', amount: -1500 }])
  await expect(control.decideDispute(id, 'won')).rejects.toMatchObject({ cause: 409 })
  expect(await eventsOf(id)).toEqual(['created', 'funds_withdrawn', 'updated', 'closed', 'closed', 'funds_reinstated'])
})

test('giving in, or winning without an answer, costs no fee for one', async () => {
  const { control } = bench.sandbox
  const conceded = await bench.stripe.disputes.close((await control.openDispute(await charge())).id)
  expect(booked(conceded)).toEqual([['dispute', -4000, 1500]])
  const won = await control.decideDispute((await control.openDispute(await charge())).id, 'won')
  expect(booked(won)[1]).toEqual(['dispute_reversal', 4000, 0])
})

test('an appeal is refused plainly', async () => {
  const { id } = await bench.sandbox.control.openDispute(await charge())
  const appeal = { evidence: { appeal: { reason: 'x' } } } as unknown as Stripe.DisputeUpdateParams
  expect((await refusal(bench.stripe.disputes.update(id, appeal))).message).toContain('The local Stripe does not support')
})

test('evidence files are kept, and limited together, those staged before included', async () => {
  const { stripe, sandbox } = bench
  const { id } = await sandbox.control.openDispute(await charge())
  const upload = (size: number) => {
    const file = { data: Buffer.alloc(size, 37), name: 'a.pdf', type: 'application/pdf' }
    return stripe.files.create({ purpose: 'dispute_evidence', file })
  }
  const [one, two, small] = [await upload(3_000_000), await upload(3_000_000), await upload(9)]
  await stripe.disputes.update(id, { evidence: { receipt: one.id }, submit: false })
  const tooMuch = await refusal(stripe.disputes.update(id, { evidence: { refund_policy: two.id }, submit: false }))
  expect([tooMuch.statusCode, tooMuch.param]).toEqual([400, 'evidence'])
  await stripe.disputes.update(id, { evidence: { refund_policy: small.id }, submit: false })
  expect(await (await fetch(`${sandbox.url}/_sandbox/files/${small.id}`)).text()).toBe('%'.repeat(9))
  expect((await fetch(`${sandbox.url}/_sandbox/files/file_none`)).status).toBe(404)
})
