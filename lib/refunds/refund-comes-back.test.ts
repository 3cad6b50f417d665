import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { settleSellerOrder } from '@/lib/ledger/settle-seller-order'
import { testDatabase } from '@/testing/database'
import { testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { createRefund } from './create-refund'

await testDatabase()
// What a bank says of a refund comes when the clock is moved, not before.
const sandbox = await testSandbox({ asyncDelayMs: 86_400_000 })
const market = testMarket(sandbox)
afterAll(stopJobs)

const WEEK = 7 * 86_400

/** Two downloads for $25.00 each, paid with a card whose refunds come back. */
async function soldOrder() {
  const seller = await market.seller()
  const pattern = await market.product(seller, { kind: 'digital' })

  const wish = { ...market.wish(pattern, await market.card('pm_card_refundFail'), { quantity: 2 }), digitalConsent: true }
  await placeOrder(wish, market.guest())
  const { id: partId, lines } = await db().sellerOrder.findFirstOrThrow({
    where: { order: { checkoutId: wish.checkoutId } },
    include: { lines: true },
  })
  const orderLineId = lines[0]?.id ?? ''
  const refund = async (sent: number, seenMinor: number) => {
    const draft = { lines: [{ orderLineId, open: 0, sent, isRestocked: false }], shippingMinor: 0, adjustmentMinor: 0, reason: null, note: null }
    const wishes = { refundId: randomUUID(), sellerOrderId: partId, draft, seenMinor }
    expect(await createRefund({ sellerId: seller.sellerId }, wishes)).toMatchObject({ kind: 'created' })
    return wishes.refundId
  }
  const partNow = () =>
    db().sellerOrder.findUniqueOrThrow({ where: { id: partId }, include: { order: true, refunds: { orderBy: { createdAt: 'asc' } } } })
  const isRevoked = async () => (await db().entitlement.findUniqueOrThrow({ where: { orderLineId } })).revokedAt !== null
  return { partId, refund, partNow, isRevoked }
}

async function mailsOf(refundId: string): Promise<string[]> {
  const rows = await db().$queryRaw<{ data: { about: string; to: string } }[]>`
    select data from pgboss.job where name = 'send-refund-mail' and data->>'refundId' = ${refundId} order by created_on, data->>'to'`
  return rows.map(({ data }) => `${data.about} ${data.to}`)
}

test('the right to a line ends with its last piece, and comes back with it', async () => {
  const { partId, refund, partNow, isRevoked } = await soldOrder()
  await refund(1, 2500)
  expect(await isRevoked()).toBe(false)
  const second = await refund(1, 2500)
  expect(await isRevoked()).toBe(true)
  expect(await partNow()).toMatchObject({ status: 'refunded', refundedMinor: 5000 })
  await sandbox.control.advance(WEEK)
  await settleSellerOrder(partId)
  const part = await partNow()
  expect(part).toMatchObject({ status: 'refund_failed', refundedMinor: 0, order: { status: 'partly_paid' } })
  expect(part.refunds.map(({ status }) => status)).toEqual(['failed', 'failed'])
  expect(await isRevoked()).toBe(false)
  expect(await mailsOf(second)).toEqual(['made buyer', 'failed buyer', 'failed seller'])
})

test('one of several that comes back makes the part paid again, as far as it is', async () => {
  const { partId, refund, partNow } = await soldOrder()
  await refund(1, 2500)
  await sandbox.control.advance(WEEK)
  await settleSellerOrder(partId)
  expect(await partNow()).toMatchObject({ status: 'captured', refundedMinor: 0 })
  // What came back can be refunded again, for the same pieces.
  await refund(2, 5000)
  expect(await partNow()).toMatchObject({ status: 'refunded', refundedMinor: 5000 })
  await settleSellerOrder(partId)
  expect((await partNow()).refunds.map(({ status }) => status)).toEqual(['failed', expect.stringMatching(/pending|succeeded/)])
})
