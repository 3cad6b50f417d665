import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, expect, test } from 'vitest'
import { cancelPaid } from '@/lib/cancelation/cancel-paid'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { ConnectedAccountId } from '@/lib/domain/ids'
import type { RefundDraft } from '@/lib/domain/refunds/refund-form'
import { settleSellerOrder } from '@/lib/ledger/settle-seller-order'
import { readSale } from '@/lib/orders/list-sales'
import { readOrder } from '@/lib/orders/read-order'
import { createRefund } from '@/lib/refunds/create-refund'
import { readRefundable } from '@/lib/refunds/read-refundable'
import { readDispute } from '@/lib/stripe/calls/disputes'
import { testDatabase } from '@/testing/database'
import { testDisputes } from '@/testing/disputed-orders'
import { testReturns } from '@/testing/returned-orders'
import { testSandbox } from '@/testing/sandbox'
import { disputesToAnswer, listDisputes, readDisputePage } from './read-disputes'
import { recordDispute, recordFacts } from './record-dispute'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const { shippedOrder } = testReturns(sandbox)
const { stripe, open, hear, rowOf, mailsOf, decide } = testDisputes(sandbox)
afterAll(stopJobs)
afterEach(() => sandbox.control.clearFaults())

type Made = Awaited<ReturnType<typeof shippedOrder>>
const goodwill = (adjustmentMinor: number): RefundDraft => ({ lines: [], shippingMinor: 0, adjustmentMinor, reason: null, note: null })
const refund = (made: Made, amountMinor: number) =>
  createRefund(
    { sellerId: made.sellerId },
    { refundId: randomUUID(), sellerOrderId: made.partId, draft: goodwill(amountMinor), seenMinor: amountMinor },
  )
const whyNot = async (made: Made) => (await readRefundable(made.partId, made.sellerId, { kind: 'nothing' }, 'en-US'))?.why ?? null
/** What Stripe's own books say that its disputes brought the account. */
async function bookedAtStripe({ seller }: Made) {
  const { data } = await stripe.balanceTransactions.list({ limit: 100 }, { stripeAccount: seller.accountId })
  const own = data.filter(({ reporting_category: category }) => category.startsWith('dispute'))
  return { net: own.reduce((sum, { net }) => sum + net, 0), fee: own.reduce((sum, { fee }) => sum + fee, 0) }
}

test('a dispute is one row with what Stripe took, its seller is told once, and nothing can be refunded', async () => {
  const made = await shippedOrder()
  await settleSellerOrder(made.partId)
  const id = await open(made)
  expect(await hear(made)).toBe(2)
  await hear(made, (ids) => ids.toReversed())
  const row = await rowOf(id)
  expect(row).toMatchObject({ status: 'needs_response', reason: 'product_not_received', networkReasonCode: '13.1', caseType: 'chargeback' })
  expect(row).toMatchObject({ amountMinor: 8000, takenMinor: 8000, withdrawnMinor: 8000, feeMinor: 1500, reinstatedMinor: 0, closedAt: null })
  expect(await db().dispute.count()).toBe(1)
  expect(await mailsOf(row.id)).toEqual(['opened needs_response'])
  expect(await disputesToAnswer(made.sellerId)).toBe(1)
  expect(await whyNot(made)).toEqual({ key: 'refunds.disputed' })
  expect(await refund(made, 100)).toEqual({ kind: 'refused', said: { key: 'refunds.disputed' } })
  const sale = await readSale(made.sellerId, made.partId)
  const booked = await bookedAtStripe(made)
  expect(sale).toMatchObject({
    disputed: { takenMinor: 8000, isBlocking: true },
    settlement: { disputes: { movedMinor: -8000, feeMinor: booked.fee } },
  })
  expect(-8000 - booked.fee).toBe(booked.net)
  expect(sale?.timeline.filter(({ kind }) => kind.startsWith('dispute')).map(({ kind }) => kind)).toEqual(['dispute_opened'])
})

test.each(['won', 'lost'] as const)('%s: the money is what Stripe booked, and the end is told once, in any order of events', async (verdict) => {
  const made = await shippedOrder()
  const id = await open(made)
  await decide(id, verdict)
  await hear(made, (ids) => ids.toReversed())
  await hear(made)
  const row = await rowOf(id)
  const taken = verdict === 'won' ? 0 : 8000
  expect(row).toMatchObject({ status: verdict, takenMinor: taken, closedAt: expect.any(Date) })
  expect(row.reinstatedMinor - row.withdrawnMinor - row.feeMinor).toBe((await bookedAtStripe(made)).net)
  expect(await mailsOf(row.id)).toEqual([`ended ${verdict}`])
  expect(await disputesToAnswer(made.sellerId)).toBe(0)
  // What is lost is given back already; the part was still paid.
  expect(await db().sellerOrder.findUnique({ where: { id: made.partId } })).toMatchObject({ status: 'captured', refundedMinor: 0 })
  expect(await refund(made, 1000)).toMatchObject(
    verdict === 'lost' ? { kind: 'refused', said: { key: 'refunds.tooMuch', values: { left: { amountMinor: 0 } } } } : { kind: 'created' },
  )
})

test('one that was lost is won later: the money is back, and both ends were told', async () => {
  const made = await shippedOrder()
  const id = await open(made)
  await decide(id, 'lost')
  await hear(made)
  await decide(id, 'won')
  await hear(made)
  const row = await rowOf(id)
  expect(row).toMatchObject({ status: 'won', takenMinor: 0 })
  expect(await mailsOf(row.id)).toEqual(['ended lost', 'ended won'])
})

test('an appeal is told, waits for nothing here, and leaves the money and the fee where the loss put them', async () => {
  const made = await shippedOrder()
  const id = await open(made)
  await decide(id, 'lost')
  await hear(made)
  const lost = await rowOf(id)
  const read = await readDispute(id, made.seller.accountId)
  if (read.kind !== 'ok') throw new Error('The local Stripe knows the dispute')
  const now = new Date()
  for (const status of ['appeal_needs_response', 'appeal_under_review']) {
    await recordFacts({ ...read.value, status }, made.seller.accountId, { readAt: now, at: now })
    const { takenMinor, feeBackMinor } = await rowOf(id)
    expect({ takenMinor, feeBackMinor }).toEqual({ takenMinor: lost.takenMinor, feeBackMinor: lost.feeBackMinor })
    expect(await disputesToAnswer(made.sellerId)).toBe(0)
  }
  expect(await mailsOf(lost.id)).toEqual(['ended lost', 'opened appeal_needs_response'])
  await recordFacts(read.value, made.seller.accountId, { readAt: new Date(), at: new Date() })
  expect(await rowOf(id)).toMatchObject({ status: 'lost', closedAt: expect.any(Date) })
})

test('refunded in part before: a bank takes the rest, and nobody gives back more than was charged', async () => {
  const made = await shippedOrder()
  expect(await refund(made, 3000)).toMatchObject({ kind: 'created', status: 'succeeded' })
  const id = await open(made)
  await decide(id, 'lost')
  await hear(made)
  expect(await rowOf(id)).toMatchObject({ amountMinor: 5000, takenMinor: 5000 })
  expect(await refund(made, 1)).toMatchObject({ kind: 'refused' })
  // Nor anybody who would get past the use case.
  const row = { sellerOrderId: made.partId, amountMinor: 1, adjustmentMinor: 1, status: 'asked' as const }
  await expect(db().refund.create({ data: row })).rejects.toThrow('given back than was charged')
})

test('an inquiry takes nothing and leaves refunds open; escalated it takes the money', async () => {
  const made = await shippedOrder()
  const id = await open(made, 'inquiry')
  await hear(made)
  expect(await rowOf(id)).toMatchObject({ status: 'warning_needs_response', takenMinor: 0, isChargeRefundable: true, settledCurrency: null })
  expect(await refund(made, 1000)).toMatchObject({ kind: 'created', status: 'succeeded' })
  await decide(id, 'escalated')
  await hear(made)
  const row = await rowOf(id)
  expect(row).toMatchObject({ status: 'needs_response', takenMinor: 7000 })
  expect(await whyNot(made)).toEqual({ key: 'refunds.disputed' })
  await hear(made, (ids) => ids.toReversed())
  expect(await mailsOf(row.id)).toEqual(['opened warning_needs_response', 'opened needs_response'])
  const sale = await readSale(made.sellerId, made.partId)
  expect(sale?.timeline.filter(({ kind }) => kind === 'dispute_opened')).toHaveLength(2)
})

test('several disputes of one charge are several rows; a prevented one counts as given back, without a fee', async () => {
  const made = await shippedOrder()
  const first = await open(made, 'duplicate', 2000)
  const second = await open(made, 'prevented', 1000)
  await hear(made)
  expect(await rowOf(first)).toMatchObject({ amountMinor: 2000, takenMinor: 2000 })
  expect(await rowOf(second)).toMatchObject({ status: 'prevented', takenMinor: 1000, feeMinor: 0, dueBy: null, closedAt: expect.any(Date) })
  expect(await readSale(made.sellerId, made.partId)).toMatchObject({ disputed: { takenMinor: 3000, isBlocking: true } })
  expect((await listDisputes(made.sellerId, true)).disputes).toMatchObject([{ status: 'needs_response', left: { unit: 'days' } }])
  expect((await listDisputes(made.sellerId, false)).disputes).toMatchObject([{ status: 'prevented', dueBy: null }])
})

test('nobody reads another shop’s dispute, nor does an event of another account write one', async () => {
  const [made, other] = [await shippedOrder(), await shippedOrder()]
  const id = await open(made)
  expect(await recordDispute(id, other.seller.accountId, new Date())).toBe('not_ours')
  await hear(made)
  const row = await rowOf(id)
  expect(await readDisputePage(row.id, other.sellerId)).toBeNull()
  expect(await readDisputePage(row.id, made.sellerId)).toMatchObject({ amountMinor: 8000, booked: { withdrawnMinor: 8000 } })
  expect(await readDisputePage(row.id, null)).toMatchObject({ shopName: 'Clay & Kiln' })
})

test('while Stripe does not answer it is tried again; what was read earlier does not replace what was read later', async () => {
  const made = await shippedOrder()
  const id = await open(made)
  await sandbox.control.addFault({ method: 'GET', path: '/disputes/', action: 'error_500_before', times: 99 })
  await expect(hear(made)).rejects.toThrow('could not be read')
  await sandbox.control.clearFaults()
  await hear(made)
  await db().dispute.update({ where: { stripeDisputeId: id }, data: { readAt: new Date(Date.now() + 60_000), reason: 'general' } })
  expect(await recordDispute(id, ConnectedAccountId.parse(made.seller.accountId), new Date())).toBe('recorded')
  expect(await rowOf(id)).toMatchObject({ reason: 'general' })
})

test('an early fraud warning is kept, and nothing is left to do about it once the charge is refunded', async () => {
  const made = await shippedOrder({ card: 'pm_card_createIssuerFraudRecord' })
  await sandbox.control.advance(60)
  await hear(made)
  expect(await db().fraudWarning.findMany({ where: { sellerOrderId: made.partId } })).toMatchObject([{ isActionable: true, fraudType: 'misc' }])
  await refund(made, 8000)
  await hear(made)
  expect(await db().fraudWarning.findMany({ where: { sellerOrderId: made.partId } })).toMatchObject([{ isActionable: false }])
})

test('what is disputed cannot be canceled: it would be refunded a second time', async () => {
  const made = await shippedOrder({ ships: 0 })
  await open(made)
  await hear(made)
  expect(await cancelPaid(made.orderId, made.partId, made.buyer)).toEqual({ kind: 'refused', said: { key: 'cancelation.disputed' } })
  expect((await readOrder(made.orderId, made.buyer))?.paidCancels).toEqual([])
  expect(await db().cancelation.count({ where: { sellerOrderId: made.partId } })).toBe(0)
})
