import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { settleSellerOrder } from '@/lib/ledger/settle-seller-order'
import { readSale } from '@/lib/orders/list-sales'
import { createRefund } from '@/lib/refunds/create-refund'
import { setRefundPolicy } from '@/lib/refunds/refund-policy'
import { readDispute } from '@/lib/stripe/calls/disputes'
import { testDatabase } from '@/testing/database'
import { testDisputes } from '@/testing/disputed-orders'
import { testReturns } from '@/testing/returned-orders'
import { makeOperator } from '@/testing/rows'
import { testSandbox } from '@/testing/sandbox'
import { dismissFraudWarning, readFraudWarning } from './fraud-warning'
import { recordFacts } from './record-dispute'
import { returnFeeOfLost } from './return-fee'
import { watchDisputes } from './watch-disputes'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const { shippedOrder, market } = testReturns(sandbox)
const { stripe, open, hear, rowOf, mailsOf, decide } = testDisputes(sandbox)
afterAll(stopJobs)

type Made = Awaited<ReturnType<typeof shippedOrder>>
async function feeAtStripe({ partId }: Made) {
  const { chargeId } = await db().sellerOrder.findUniqueOrThrow({ where: { id: partId } })
  const [fee] = (await stripe.applicationFees.list({ charge: chargeId ?? '' })).data
  return { fee: fee?.amount ?? 0, back: fee?.amount_refunded ?? 0 }
}
const refund = (made: Made, amountMinor: number) =>
  createRefund(
    { sellerId: made.sellerId },
    {
      refundId: randomUUID(),
      sellerOrderId: made.partId,
      draft: { lines: [], shippingMinor: 0, adjustmentMinor: amountMinor, reason: null, note: null },
      seenMinor: amountMinor,
    },
  )
async function onLost(onLostDispute: 'keep' | 'return_share') {
  const { userId } = await makeOperator()
  expect(await setRefundPolicy({ userId, isOperator: true }, { feePolicy: 'proportional', onLostDispute, answersForSellers: false })).toBe(true)
}

test('a lost dispute keeps our fee unless the operator says otherwise', async () => {
  const made = await shippedOrder()
  const id = await open(made)
  await decide(id, 'lost')
  await hear(made)
  await returnFeeOfLost((await rowOf(id)).id)
  expect((await feeAtStripe(made)).back).toBe(0)
})

test('by the operator’s policy the share of our fee goes back at a loss, once, and with refunds never more than was taken', async () => {
  await onLost('return_share')
  try {
    const made = await shippedOrder()
    await settleSellerOrder(made.partId)
    await refund(made, 3000)
    const id = await open(made)
    await hear(made)
    expect(await rowOf(id)).toMatchObject({ status: 'needs_response', feeBackMinor: 0 })
    await decide(id, 'lost')
    await hear(made)
    const row = await rowOf(id)
    expect(row.takenMinor).toBe(5000)
    await Promise.all([returnFeeOfLost(row.id), returnFeeOfLost(row.id)])
    await hear(made)
    await returnFeeOfLost(row.id)
    const { fee, back } = await feeAtStripe(made)
    expect(row.feeBackMinor).toBe(Math.floor((fee * 5000) / 8000))
    expect(back).toBe(Math.floor((fee * 3000) / 8000) + row.feeBackMinor)
    expect(back).toBeLessThanOrEqual(fee)
    await settleSellerOrder(made.partId)
    expect(await db().sellerOrder.findUnique({ where: { id: made.partId } })).toMatchObject({ refundedFeeMinor: back })
  } finally {
    await onLost('keep')
  }
})

test('the fee of a lost dispute goes back under another key ten minutes after an error that Stripe saved', async () => {
  await onLost('return_share')
  try {
    const made = await shippedOrder()
    const id = await open(made)
    await decide(id, 'lost')
    await hear(made)
    const row = await rowOf(id)
    await sandbox.control.addFault({ method: 'POST', path: '/application_fees/.*/refunds$', action: 'error_500_saved', times: 9 })
    await expect(returnFeeOfLost(row.id)).rejects.toThrow('waits')
    await sandbox.control.clearFaults()
    await expect(returnFeeOfLost(row.id)).rejects.toThrow('waits')
    await db().dispute.update({ where: { id: row.id }, data: { feeRequestedAt: new Date(Date.now() - 700_000) } })
    await returnFeeOfLost(row.id)
    expect(await rowOf(id)).toMatchObject({ feeRepeats: 1, feeBackAt: expect.any(Date) })
    expect((await feeAtStripe(made)).back).toBe(row.feeBackMinor)
  } finally {
    await onLost('keep')
  }
})

test('what came back of our fee for a lost dispute stands in the net of the sale', async () => {
  await onLost('return_share')
  try {
    const made = await shippedOrder()
    await settleSellerOrder(made.partId)
    const id = await open(made, 'duplicate', 5000)
    await decide(id, 'lost')
    await hear(made)
    const row = await rowOf(id)
    await returnFeeOfLost(row.id)
    await settleSellerOrder(made.partId)
    const sale = await readSale(made.sellerId, made.partId)
    expect(sale?.settlement?.disputes).toEqual({ movedMinor: -5000, feeMinor: 1500, returnedFeeMinor: row.feeBackMinor })
    expect(row.feeBackMinor).toBeGreaterThan(0)
  } finally {
    await onLost('keep')
  }
})

test('a seller who has not answered is reminded three days, one day and three hours before the end, each once', async () => {
  const made = await shippedOrder()
  const id = await open(made)
  await hear(made)
  const { id: rowId, dueBy } = await rowOf(id)
  const before = async (hours: number) => {
    const { now } = await sandbox.control.clock()
    await sandbox.control.advance(Math.floor((dueBy?.getTime() ?? 0) / 1000) - now - hours * 3600)
    await watchDisputes()
    await watchDisputes()
    return (await db().dispute.findUniqueOrThrow({ where: { id: rowId } })).remindedHours
  }
  expect([await before(80), await before(70), await before(20), await before(2)]).toEqual([null, 72, 24, 3])
  expect((await mailsOf(rowId)).filter((mail) => mail.startsWith('due'))).toHaveLength(3)
})

test('who has answered is not reminded, whether or not the bank has it yet', async () => {
  const reminded = async (hasAnswered: boolean) => {
    const made = await shippedOrder()
    const id = await open(made)
    await hear(made)
    const { id: disputeId } = await rowOf(id)
    const { now } = await sandbox.control.clock()
    const [createdAt, dueBy] = [new Date((now - 5 * 86_400) * 1000), new Date((now + 20 * 3600) * 1000)]
    await db().dispute.update({ where: { id: disputeId }, data: { createdAt, dueBy } })
    if (hasAnswered) await db().disputeEvidence.create({ data: { disputeId, draft: {}, answer: 'submit' } })
    await watchDisputes()
    return (await mailsOf(disputeId)).filter((mail) => mail.startsWith('due')).length
  }
  expect([await reminded(false), await reminded(true)]).toEqual([1, 0])
})

test('a suspected sale shows what a refund costs, until its seller refunds or dismisses it', async () => {
  const [made, other] = [await shippedOrder({ card: 'pm_card_createIssuerFraudRecord', ships: 0 }), await shippedOrder()]
  await settleSellerOrder(made.partId)
  await sandbox.control.advance(60)
  await hear(made)
  const { applicationFeeMinor } = await db().sellerOrder.findUniqueOrThrow({ where: { id: made.partId } })
  const seen = { amountMinor: 8000, sellerMinor: 8000 - applicationFeeMinor, currency: 'usd', isShipped: false }
  expect(await readFraudWarning(made.sellerId, made.partId)).toMatchObject(seen)
  expect(await readFraudWarning(other.sellerId, made.partId)).toBeNull()
  await dismissFraudWarning(other.sellerId, made.partId)
  expect(await readFraudWarning(made.sellerId, made.partId)).toMatchObject(seen)
  await dismissFraudWarning(made.sellerId, made.partId)
  expect(await readFraudWarning(made.sellerId, made.partId)).toBeNull()
})

test('what is digital is its buyer’s no longer once the dispute is lost, and again where it is won after all', async () => {
  const seller = await market.seller()
  const wish = market.wish(await market.product(seller, { kind: 'digital' }), await market.card())
  await placeOrder(wish, market.guest())
  const part = await db().sellerOrder.findFirstOrThrow({ where: { order: { checkoutId: wish.checkoutId } } })
  const right = async () => (await db().entitlement.findFirstOrThrow({ where: { orderLine: { sellerOrderId: part.id } } })).revokedReason
  const id = await open({ partId: part.id, seller })
  await hear({ seller })
  expect(await right()).toBeNull()
  await decide(id, 'lost')
  await hear({ seller })
  expect(await right()).toBe('dispute_lost')
  const read = await readDispute(id, seller.accountId)
  if (read.kind !== 'ok') throw new Error('The local Stripe knows the dispute')
  await recordFacts({ ...read.value, status: 'appeal_under_review' }, seller.accountId, { readAt: new Date(), at: new Date() })
  expect(await right()).toBe('dispute_lost')
  await decide(id, 'won')
  await hear({ seller })
  expect(await right()).toBeNull()
})
