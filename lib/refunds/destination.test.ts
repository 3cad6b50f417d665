import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import type { RefundDraft } from '@/lib/domain/refunds/refund-form'
import { settleSellerOrder } from '@/lib/ledger/settle-seller-order'
import { readSale } from '@/lib/orders/list-sales'
import { testDatabase } from '@/testing/database'
import { type TestSeller, testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { sandboxStripe } from '@/testing/webhook-receiver'
import { advanceRefundLater } from './advance-refund'
import { createRefund } from './create-refund'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const market = testMarket(sandbox)
const stripe = sandboxStripe(sandbox)
afterAll(stopJobs)
afterEach(() => sandbox.control.clearFaults())

let seller: TestSeller
let partId: string
beforeEach(async () => {
  seller = await market.seller({ chargeModel: 'destination' })
  const wish = market.wish(await market.product(seller, { priceMinor: 8000 }), await market.card())
  await placeOrder(wish, market.guest())
  partId = (await db().sellerOrder.findFirstOrThrow({ where: { order: { checkoutId: wish.checkoutId } } })).id
  await settleSellerOrder(partId)
})

const partOf = () => db().sellerOrder.findUniqueOrThrow({ where: { id: partId } })
async function refund(amountMinor: number) {
  const id = randomUUID()
  const draft: RefundDraft = { lines: [], shippingMinor: 0, adjustmentMinor: amountMinor, reason: null, note: null }
  const by = { sellerId: seller.sellerId }
  const result = await createRefund(by, { refundId: id, sellerOrderId: partId, draft, seenMinor: amountMinor, returnId: null })
  return { id, result, row: () => db().refund.findUniqueOrThrow({ where: { id } }) }
}
/** What Stripe gave back: to the buyer, out of what was sent to the seller, and of our fee. */
async function atStripe() {
  const { paymentIntentId } = await partOf()
  const [transfer] = (await stripe.transfers.list({ destination: seller.accountId })).data
  const [fee] = (await stripe.applicationFees.list({ limit: 1 })).data
  const refunds = (await stripe.refunds.list({ payment_intent: paymentIntentId ?? '' })).data
  return { back: refunds.map(({ amount }) => amount), reversed: transfer?.amount_reversed, feeBack: fee?.amount_refunded }
}

test('a refund of some takes as much from the seller, and the exact share of our fee goes back to them', async () => {
  const { result, row } = await refund(3333)
  expect(result).toEqual({ kind: 'created', status: 'succeeded' })
  const feeBackMinor = Math.floor((400 * 3333) / 8000)
  expect(await row()).toMatchObject({ status: 'succeeded', feeBackMinor, feeBackAt: expect.any(Date) })
  expect(await atStripe()).toEqual({ back: [3333], reversed: 3333, feeBack: feeBackMinor })
  await settleSellerOrder(partId)
  expect(await row()).toMatchObject({ netMinor: -3333, settledCurrency: 'usd' })
  expect(await readSale(seller.sellerId, partId)).toMatchObject({
    refundedMinor: 3333,
    paymentUrl: null,
    settlement: { refunds: { netMinor: -3333, returnedFeeMinor: feeBackMinor, leftMinor: 8000 - 400 - 3333 + feeBackMinor } },
  })
})

test('refunded piece by piece all of it is taken from the seller, to the cent, and the part is refunded', async () => {
  await refund(3333)
  await refund(3333)
  await refund(1334)
  expect(await atStripe()).toEqual({ back: [1334, 3333, 3333], reversed: 8000, feeBack: 400 })
  expect(await partOf()).toMatchObject({ status: 'refunded', refundedMinor: 8000, chargeModel: 'destination' })
})

test('a refund of all of it is one call, with the fee', async () => {
  const { calls, result } = await market.callsDuring(() => refund(8000))
  expect(result.result).toEqual({ kind: 'created', status: 'succeeded' })
  expect(calls.filter((call) => call.startsWith('POST'))).toEqual(['POST /v1/refunds'])
  expect(await atStripe()).toEqual({ back: [8000], reversed: 8000, feeBack: 400 })
})

test('a refund whose answer was lost is found on the platform, and made once', async () => {
  await sandbox.control.addFault({ method: 'POST', path: '^/v1/refunds$', action: 'error_500_after', times: 3 })
  const { id, row } = await refund(2000)
  expect((await row()).status).toBe('unknown')
  await sandbox.control.clearFaults()
  await advanceRefundLater(id)
  expect(await row()).toMatchObject({ status: 'succeeded', feeBackMinor: 100 })
  expect(await atStripe()).toEqual({ back: [2000], reversed: 2000, feeBack: 100 })
})
