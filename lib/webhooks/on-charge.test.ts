import type { FaultAction } from '@souk/local-stripe'
import Stripe from 'stripe'
import { afterAll, afterEach, expect, test } from 'vitest'
import { continueOrder } from '@/lib/checkout/continue-order'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { readOrder } from '@/lib/orders/read-order'
import { testDatabase } from '@/testing/database'
import { testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { processEvent } from './process-event'
import { receiveEvent } from './receive-event'

await testDatabase()
// What a bank says of a refund comes when the clock is moved, not before.
const sandbox = await testSandbox({ asyncDelayMs: 86_400_000 })
const market = testMarket(sandbox)
const stripe = new Stripe(sandbox.platform.secretKey, { host: 'localhost', port: new URL(sandbox.url).port, protocol: 'http' })
afterAll(stopJobs)
afterEach(() => sandbox.control.clearFaults())

const fault = (method: string, path: string, action: FaultAction, account?: string) =>
  sandbox.control.addFault({ method, path, action, account, times: 999 })
const healthy = () => sandbox.control.clearFaults()
const orderOf = (checkoutId: string) => db().order.findUniqueOrThrow({ where: { checkoutId }, include: { parts: { orderBy: { position: 'asc' } } } })

/** Delivers all events of one type that the account has had, as Stripe would. */
async function deliver(accountId: string, type: string): Promise<number> {
  const { data } = await stripe.events.list({ type, limit: 100 }, { stripeAccount: accountId })
  for (const event of data) {
    const body = JSON.stringify({ ...event, account: accountId })
    await receiveEvent('connect', body, stripe.webhooks.generateTestHeaderString({ payload: body, secret: 'whsec_connect_test' }))
    await processEvent(event.id)
  }
  return data.length
}

const daysLater = (days: number) => sandbox.control.advance(days * 86_400)

async function twoSellers(card?: string) {
  const sellers = [await market.seller(), await market.seller({ businessName: 'Paper Moon' })] as const
  const products = [await market.product(sellers[0]), await market.product(sellers[1])]
  return { sellers, wish: market.wish(products, await market.card(card)), buyer: market.guest() }
}

test('a hold that is released is no refund: nobody reads of money given back, nor of a contradiction', async () => {
  const { sellers, wish, buyer } = await twoSellers()
  await sandbox.control.changeAccount(sellers[1].accountId, { charges_enabled: false })
  await db().connectedAccount.updateMany({ where: { accountId: sellers[1].accountId }, data: { chargesEnabled: true } })
  expect(await placeOrder(wish, buyer)).toMatchObject({ answer: { status: 'declined' } })
  expect(await deliver(sellers[0].accountId, 'charge.refunded')).toBe(1)
  const { id, parts } = await orderOf(wish.checkoutId)
  expect(parts[0]).toMatchObject({ status: 'canceled', refundedMinor: 0 })
  expect(await db().orderEvent.findMany({ where: { orderId: id, event: 'contradiction' } })).toEqual([])
})

test('a refund of ours that only a webhook told of, and that the bank then sent back, is told as failed', async () => {
  const { sellers, wish, buyer } = await twoSellers('pm_card_refundFail')
  await fault('POST', '/capture$', 'error_500_before', sellers[1].accountId)
  await placeOrder(wish, buyer)
  await healthy()
  const held = (await orderOf(wish.checkoutId)).parts[1]?.paymentIntentId ?? ''
  await stripe.paymentIntents.cancel(held, {}, { stripeAccount: sellers[1].accountId })
  // The refund is made, and we do not hear of it.
  await fault('POST', '/refunds$', 'reset_after')
  await fault('GET', '/refunds$', 'reset_before')
  expect(await continueOrder(wish.checkoutId, buyer)).toMatchObject({ status: 'unknown' })
  await healthy()
  expect(await deliver(sellers[0].accountId, 'charge.refunded')).toBe(1)
  expect((await orderOf(wish.checkoutId)).parts[0]).toMatchObject({ status: 'refunded' })
  await daysLater(7)
  expect(await deliver(sellers[0].accountId, 'refund.failed')).toBe(1)
  expect(await orderOf(wish.checkoutId)).toMatchObject({ status: 'partly_paid', parts: [{ status: 'refund_failed', refundedMinor: 0 }, {}] })
})

test.each([
  { of: 'the whole', amount: 2500, before: 'refunded', order: 'refunded', after: 'refund_failed', orderAfter: 'partly_paid' },
  { of: 'a part', amount: 1000, before: 'captured', order: 'paid', after: 'captured', orderAfter: 'paid' },
])('a refund of $of that the seller made and the bank sent back is no longer told as given back', async (it) => {
  const seller = await market.seller()
  const wish = market.wish([await market.product(seller)], await market.card('pm_card_refundFail'))
  const buyer = market.guest()
  expect(await placeOrder(wish, buyer)).toMatchObject({ answer: { status: 'paid' } })
  const [part] = (await orderOf(wish.checkoutId)).parts
  await stripe.refunds.create({ payment_intent: part?.paymentIntentId ?? '', amount: it.amount }, { stripeAccount: seller.accountId })
  await deliver(seller.accountId, 'charge.refunded')
  expect(await orderOf(wish.checkoutId)).toMatchObject({ status: it.order, parts: [{ status: it.before, refundedMinor: it.amount }] })
  await daysLater(7)
  await deliver(seller.accountId, 'refund.failed')
  await deliver(seller.accountId, 'charge.refunded')
  const order = await orderOf(wish.checkoutId)
  expect(order).toMatchObject({ status: it.orderAfter, parts: [{ status: it.after, refundedMinor: 0 }] })
  const view = await readOrder(order.id, buyer)
  expect(view?.sentence).toMatchObject(it.after === 'captured' ? [] : [{ key: 'order.refundReturned' }])
})
