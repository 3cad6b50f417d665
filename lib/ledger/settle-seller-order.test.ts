import Stripe from 'stripe'
import { afterAll, expect, test } from 'vitest'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { sumSalesOf } from '@/lib/db/figures/sales-figures'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { readSale } from '@/lib/orders/list-sales'
import { testDatabase } from '@/testing/database'
import { testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { settleLater, settleSellerOrder } from './settle-seller-order'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const market = testMarket(sandbox)
const stripe = new Stripe(sandbox.platform.secretKey, { host: 'localhost', port: new URL(sandbox.url).port, protocol: 'http' })
afterAll(stopJobs)

/** A sale of 100.00 with a fee of 5.00 and what Stripe has on its account. */
async function makeSale(card?: string) {
  const seller = await market.seller()
  const wish = market.wish(await market.product(seller, { priceMinor: 10_000 }), await market.card(card))
  await placeOrder(wish, market.guest())
  const part = await db().sellerOrder.findFirstOrThrow({ where: { order: { checkoutId: wish.checkoutId } } })
  const on = { stripeAccount: seller.accountId }
  const balance = async () => (await stripe.balanceTransactions.list({ limit: 100 }, on)).data.reduce((sum, { net }) => sum + net, 0)
  const refund = (amount: number, withFee: boolean) =>
    stripe.refunds.create({ payment_intent: part.paymentIntentId ?? '', amount, refund_application_fee: withFee }, on)
  const read = async () => {
    await settleSellerOrder(part.id)
    return readSale(seller.sellerId, part.id)
  }
  return { seller, sellerOrderId: part.id, refund, read, balance }
}

test('what an event has led to already is not read again by the job of the capture; what something has happened to since is', async () => {
  const { seller, sellerOrderId, read } = await makeSale()
  const job = { sellerOrderId, until: 'settled' as const }
  await read()
  await sandbox.control.addFault({ method: 'GET', path: '^/v1/charges/', action: 'error_500_before', account: seller.accountId, times: 99 })
  await settleLater(job)
  await expect(settleLater({ sellerOrderId })).rejects.toThrow('has not settled')
  await db().sellerOrder.update({ where: { id: sellerOrderId }, data: { unsettledSince: new Date() } })
  await expect(settleLater(job)).rejects.toThrow('has not settled')
  await sandbox.control.clearFaults()
  await settleLater(job)
  expect(await db().sellerOrder.findUnique({ where: { id: sellerOrderId } })).toMatchObject({ unsettledSince: null })
})

test('a sale with a partial refund shows what was refunded and what Stripe left on the balance', async () => {
  const { refund, read, balance } = await makeSale()
  await refund(2000, false)
  const sale = await read()
  expect(sale).toMatchObject({ status: 'captured', amountMinor: 10_000, refundedMinor: 2000 })
  expect(sale?.settlement?.refunds).toEqual({ netMinor: -2000, returnedFeeMinor: 0, leftMinor: await balance() })
})

test("after two refunds with their share of the fee a sale's net is the sum of what Stripe booked", async () => {
  const { seller, refund, read, balance } = await makeSale()
  await refund(2000, true)
  await refund(3000, true)
  const sale = await read()
  expect(sale?.settlement?.refunds).toEqual({ netMinor: -5000, returnedFeeMinor: 250, leftMinor: await balance() })
  expect(await sumSalesOf(seller.sellerId)).toEqual([
    { currency: 'usd', count: 1, amountMinor: 10_000, refundedMinor: 5000, applicationFeeMinor: 500, refundedFeeMinor: 250 },
  ])
})

test('a refund that the bank sends back counts no more, and its row says failed', async () => {
  const { seller, refund, read } = await makeSale('pm_card_refundFail')
  const { id } = await refund(2000, false)
  await sandbox.control.advance(7 * 86_400)
  const sale = await read()
  expect(sale).toMatchObject({ refundedMinor: 0, settlement: { refunds: null } })
  expect(await db().refund.findUnique({ where: { stripeRefundId: id } })).toMatchObject({ amountMinor: 2000, status: 'failed', netMinor: 0 })
  expect((await sumSalesOf(seller.sellerId))[0]).toMatchObject({ refundedMinor: 0 })
})

test('a charge read twice keeps one row a refund', async () => {
  const { refund, read } = await makeSale()
  const { id } = await refund(2000, false)
  await read()
  await read()
  expect(await db().refund.count({ where: { stripeRefundId: id } })).toBe(1)
})
