import { randomUUID } from 'node:crypto'
import Stripe from 'stripe'
import { afterAll, afterEach, expect, test } from 'vitest'
import { cancelPaid } from '@/lib/cancelation/cancel-paid'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { NO_TRACKING } from '@/lib/domain/fulfilment/ship-form'
import type { RefundDraft } from '@/lib/domain/refunds/refund-form'
import { shipItems } from '@/lib/fulfilment/ship-items'
import { settleSellerOrder } from '@/lib/ledger/settle-seller-order'
import { readSale } from '@/lib/orders/list-sales'
import { testDatabase } from '@/testing/database'
import { testReturns } from '@/testing/returned-orders'
import { makeOperator } from '@/testing/rows'
import { testSandbox } from '@/testing/sandbox'
import { advanceRefund, advanceRefundLater } from './advance-refund'
import { createRefund } from './create-refund'
import { previewRefund } from './preview-refund'
import { readRefundsOf } from './read-refunds'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const { shippedOrder, returned, refundAtStripe, rowOf, stockOf } = testReturns(sandbox)
const stripe = new Stripe(sandbox.platform.secretKey, { host: 'localhost', port: new URL(sandbox.url).port, protocol: 'http' })
afterAll(stopJobs)
afterEach(() => sandbox.control.clearFaults())

const nothing: RefundDraft = { lines: [], shippingMinor: 0, adjustmentMinor: 0, reason: null, note: null }
type Made = Awaited<ReturnType<typeof shippedOrder>>
const mugs = (made: Made, sent: number, open = 0, isRestocked = false): RefundDraft => ({
  ...nothing,
  lines: [{ orderLineId: made.lineId, open, sent, isRestocked }],
})

/** Refunds so much of an order as its seller; `seenMinor` is what it comes to unless told. */
async function refund(made: Made, draft: RefundDraft, { id = randomUUID(), seenMinor = -1, returnId = null as string | null } = {}) {
  const previewed = await previewRefund(made.partId, made.sellerId, draft)
  const seen = seenMinor >= 0 ? seenMinor : previewed.kind === 'preview' ? previewed.preview.amountMinor : 0
  const result = await createRefund({ sellerId: made.sellerId }, { refundId: id, sellerOrderId: made.partId, draft, seenMinor: seen, returnId })
  return { id, result, row: await db().refund.findUnique({ where: { id }, include: { lines: true } }) }
}

const partOf = ({ partId }: Made) => db().sellerOrder.findUniqueOrThrow({ where: { id: partId }, include: { order: true } })
async function atStripe(made: Made) {
  const { paymentIntentId } = await partOf(made)
  const refunds = await stripe.refunds.list({ payment_intent: paymentIntentId ?? '' }, { stripeAccount: made.seller.accountId })
  const fees = await stripe.applicationFees.list({ charge: (await partOf(made)).chargeId ?? '' })
  return { amounts: refunds.data.map(({ amount }) => amount), feeBack: fees.data[0]?.amount_refunded ?? 0, fee: fees.data[0]?.amount ?? 0 }
}
async function mailsOf(refundId: string): Promise<string[]> {
  const rows = await db().$queryRaw<{ data: { about: string; to: string } }[]>`
    select data from pgboss.job where name = 'send-refund-mail' and data->>'refundId' = ${refundId} order by created_on, data->>'to'`
  return rows.map(({ data }) => `${data.about} ${data.to}`)
}
const setPolicy = (feePolicy: 'proportional' | 'keep' | 'absorb') =>
  db().refundSetting.upsert({ where: { id: 1 }, create: { feePolicy }, update: { feePolicy } })

test('a seller refunds one of three mugs: its share of the fee goes back, the buyer is told, the rest stays paid', async () => {
  const made = await shippedOrder()
  await settleSellerOrder(made.partId)
  const { row, result, id } = await refund(made, mugs(made, 1, 0, true))
  expect(result).toEqual({ kind: 'created', status: 'succeeded' })
  expect(row).toMatchObject({ amountMinor: 2500, goodsMinor: 2500, origin: 'seller', status: 'succeeded', feePolicy: 'proportional' })
  const { amounts, feeBack, fee } = await atStripe(made)
  expect(amounts).toEqual([2500])
  expect(row?.feeBackMinor).toBe(Math.floor((fee * 2500) / 8000))
  expect(feeBack).toBe(row?.feeBackMinor)
  expect(await stockOf(made.productId)).toBe(8)
  expect(await mailsOf(id)).toEqual(['made buyer'])
  expect(await partOf(made)).toMatchObject({ status: 'captured', refundedMinor: 2500, order: { status: 'paid' } })
  expect(await db().auditEntry.count({ where: { subjectId: made.partId, deed: 'sale_refunded' } })).toBe(1)
  await settleSellerOrder(made.partId)
  expect(await readSale(made.sellerId, made.partId)).toMatchObject({ refundedMinor: 2500, settlement: { refunds: { returnedFeeMinor: feeBack } } })
})

test('refunded piece by piece all of it goes back, with all of the fee, and the part is refunded', async () => {
  const made = await shippedOrder()
  await refund(made, mugs(made, 1))
  await refund(made, mugs(made, 1))
  expect((await partOf(made)).status).toBe('captured')
  await refund(made, { ...mugs(made, 1), shippingMinor: 500 })
  const { amounts, feeBack, fee } = await atStripe(made)
  expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(8000)
  expect(feeBack).toBe(fee)
  expect(await partOf(made)).toMatchObject({ status: 'refunded', refundedMinor: 8000, order: { status: 'refunded' } })
  expect((await refund(made, mugs(made, 1))).result).toMatchObject({ kind: 'refused', said: { key: 'refunds.allBack' } })
})

test('the whole at once takes the fee back with it, in one call', async () => {
  const made = await shippedOrder()
  const { row } = await refund(made, { ...mugs(made, 3), shippingMinor: 500 })
  expect(row).toMatchObject({ amountMinor: 8000, stripeFeeRefundId: null, feeBackAt: expect.any(Date) })
  const { feeBack, fee } = await atStripe(made)
  expect(feeBack).toBe(fee)
})

test.each([
  ['keep', 0],
  ['absorb', -1],
] as const)('by the policy %s another share of the fee goes back', async (policy, expected) => {
  await setPolicy(policy)
  try {
    const made = await shippedOrder()
    await settleSellerOrder(made.partId)
    const { row } = await refund(made, mugs(made, 1))
    const { stripeFeeMinor } = await db().settlement.findUniqueOrThrow({ where: { sellerOrderId: made.partId } })
    const { fee, feeBack } = await atStripe(made)
    const share = (whole: number) => Math.floor((whole * 2500) / 8000)
    expect(row?.feeBackMinor).toBe(expected === 0 ? 0 : share(fee) + share(Number(stripeFeeMinor)))
    expect(feeBack).toBe(row?.feeBackMinor)
  } finally {
    await setPolicy('proportional')
  }
})

test('pressed twice, and by two at once, it is refunded once; with another amount in mind nothing is', async () => {
  const made = await shippedOrder()
  const id = randomUUID()
  await Promise.all([refund(made, mugs(made, 1), { id }), refund(made, mugs(made, 1), { id })])
  expect((await atStripe(made)).amounts).toEqual([2500])
  expect((await refund(made, mugs(made, 1), { seenMinor: 2400 })).result).toMatchObject({ kind: 'changed', preview: { amountMinor: 2500 } })
  const both = await Promise.all([refund(made, mugs(made, 2)), refund(made, { ...mugs(made, 2), note: 'Sorry' })])
  expect(both.map(({ result }) => result.kind).sort()).toEqual(['created', 'refused'])
  expect((await atStripe(made)).amounts).toEqual([5000, 2500])
})

test('nobody refunds another shop’s sale; an operator may, and it is written down who did', async () => {
  const [made, other] = [await shippedOrder(), await shippedOrder()]
  const wish = { refundId: randomUUID(), sellerOrderId: made.partId, draft: mugs(made, 1), seenMinor: 2500 }
  expect(await createRefund({ sellerId: other.sellerId }, wish)).toEqual({ kind: 'not_found' })
  expect(await previewRefund(made.partId, other.sellerId, mugs(made, 1))).toEqual({ kind: 'not_found' })
  const operator = await makeOperator()
  expect(await createRefund({ operatorId: operator.userId }, wish)).toMatchObject({ kind: 'created' })
  expect(await db().refund.findUnique({ where: { id: wish.refundId } })).toMatchObject({ origin: 'operator', byUserId: operator.userId })
  expect(await db().auditEntry.count({ where: { subjectId: made.partId, deed: 'order_refunded', userId: operator.userId } })).toBe(1)
})

test('what Stripe refuses is not given back: the row says why, the pieces are free again', async () => {
  const made = await shippedOrder()
  await refundAtStripe(made.seller, made.partId, 7000)
  await db().refund.deleteMany({ where: { sellerOrderId: made.partId } })
  await db().sellerOrder.update({ where: { id: made.partId }, data: { refundedMinor: 0 } })
  const { row, result } = await refund(made, mugs(made, 2))
  expect(result).toEqual({ kind: 'created', status: 'refused' })
  expect(row).toMatchObject({ status: 'refused', refusal: 'more_than_left' })
  expect(await stockOf(made.productId)).toBe(7)
  const order = await partOf(made)
  expect(await readRefundsOf({ ...order, lines: [] })).toMatchObject([{ status: 'refused', refusal: 'more_than_left', words: expect.any(String) }])
})

test.each(['reset_after', 'error_500_saved'] as const)(
  'a call without an answer (%s) is found out or made again, once, with its share of the fee',
  async (action) => {
    const made = await shippedOrder()
    await sandbox.control.addFault({ method: 'POST', path: '/refunds$', action, account: made.seller.accountId, times: 9 })
    const { id, result } = await refund(made, mugs(made, 1))
    expect(result).toEqual({ kind: 'created', status: 'unknown' })
    expect((await refund(made, mugs(made, 3))).result).toMatchObject({ kind: 'refused' })
    await sandbox.control.clearFaults()
    // A key gives its saved error for a day; once no call can be under way any more, another is made.
    if (action === 'error_500_saved') await expect(advanceRefundLater(id)).rejects.toThrow('waits')
    if (action === 'error_500_saved') await db().refund.update({ where: { id }, data: { requestedAt: new Date(Date.now() - 700_000) } })
    expect(await advanceRefund(id)).toBe('done')
    const { amounts, feeBack } = await atStripe(made)
    expect(amounts).toEqual([2500])
    expect(feeBack).toBe(Number((await db().refund.findUniqueOrThrow({ where: { id } })).feeBackMinor))
  },
)

test('between a refund and its fee nothing is lost: whoever goes on gives the fee back once', async () => {
  const made = await shippedOrder()
  await sandbox.control.addFault({ method: 'POST', path: '/application_fees/.*/refunds$', action: 'reset_after', times: 9 })
  const { id, result } = await refund(made, mugs(made, 1))
  expect(result).toMatchObject({ kind: 'created', status: 'succeeded' })
  await sandbox.control.clearFaults()
  await Promise.all([advanceRefund(id), advanceRefund(id)])
  const row = await db().refund.findUniqueOrThrow({ where: { id } })
  expect(row).toMatchObject({ stripeFeeRefundId: expect.stringMatching(/^fr_/), feeBackAt: expect.any(Date) })
  expect((await atStripe(made)).feeBack).toBe(Number(row.feeBackMinor))
})

test('an error that Stripe saved for the fee keeps it for ten minutes, not for a day: then it goes back under another key, once', async () => {
  const made = await shippedOrder()
  await sandbox.control.addFault({ method: 'POST', path: '/application_fees/.*/refunds$', action: 'error_500_saved', times: 9 })
  const { id } = await refund(made, mugs(made, 1))
  await sandbox.control.clearFaults()
  expect(await advanceRefund(id)).toBe('waiting')
  await db().refund.update({ where: { id }, data: { feeRequestedAt: new Date(Date.now() - 700_000) } })
  await Promise.all([advanceRefund(id), advanceRefund(id)])
  const row = await db().refund.findUniqueOrThrow({ where: { id } })
  expect(row).toMatchObject({ stripeFeeRefundId: expect.stringMatching(/^fr_/), feeRepeats: 1 })
  expect((await atStripe(made)).feeBack).toBe(Number(row.feeBackMinor))
})

test('what is refunded before it left is not to be shipped any more, and a canceled rest gives back only what is left', async () => {
  const made = await shippedOrder({ ships: 0 })
  expect(await db().toShip.count({ where: { sellerOrderId: made.partId } })).toBe(1)
  await refund(made, mugs(made, 0, 2, true))
  expect(await stockOf(made.productId)).toBe(9)
  const ship = (quantity: string) => shipItems(made.sellerId, made.partId, randomUUID(), { ...NO_TRACKING, quantities: { [made.lineId]: quantity } })
  expect(await ship('2')).toMatchObject({ kind: 'refused' })
  expect(await cancelPaid(made.orderId, made.partId, made.buyer)).toEqual({ kind: 'canceled' })
  await settleSellerOrder(made.partId)
  expect(await stockOf(made.productId)).toBe(10)
  const { amounts, feeBack, fee } = await atStripe(made)
  expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(8000)
  expect(feeBack).toBe(fee)
  expect(await db().toShip.count({ where: { sellerOrderId: made.partId } })).toBe(0)
})

test('all open pieces refunded: nothing is left in the queue of what to ship', async () => {
  const made = await shippedOrder({ ships: 1 })
  await refund(made, mugs(made, 0, 2))
  expect(await db().toShip.count({ where: { sellerOrderId: made.partId } })).toBe(0)
  expect(await readSale(made.sellerId, made.partId)).toMatchObject({ fulfilment: { status: 'fulfilled', open: [] } })
})

test('a refund for a return closes it, and one for something else does not', async () => {
  const made = await shippedOrder()
  const { id: returnId, send, arrives } = await returned(made)
  await send()
  await arrives('2')
  await refund(made, { ...nothing, adjustmentMinor: 300 })
  await settleSellerOrder(made.partId)
  expect(await rowOf(returnId)).toMatchObject({ status: 'received' })
  const { row } = await refund(made, mugs(made, 2), { returnId })
  expect(row).toMatchObject({ origin: 'return', returnId })
  expect(await rowOf(returnId)).toMatchObject({ status: 'refunded' })
})

test('a refund made in Stripe’s dashboard gets a row, and our fee goes back with it by the policy', async () => {
  const made = await shippedOrder()
  await refundAtStripe(made.seller, made.partId, 2000)
  const row = await db().refund.findFirstOrThrow({ where: { sellerOrderId: made.partId } })
  expect(row).toMatchObject({ origin: 'stripe_dashboard', amountMinor: 2000, status: 'succeeded' })
  await settleSellerOrder(made.partId)
  expect(await db().refund.count({ where: { sellerOrderId: made.partId } })).toBe(1)
  await advanceRefundLater(row.id)
  const { feeBack, fee } = await atStripe(made)
  expect(feeBack).toBe(Math.floor(fee / 4))
  expect(await mailsOf(row.id)).toEqual(['made buyer'])
})
