import Stripe from 'stripe'
import { afterAll, expect, test } from 'vitest'
import { readBalance } from '@/lib/balance/read-balance'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { openClearing } from '@/lib/db/ledger/balances'
import { recordDispute } from '@/lib/disputes/record-dispute'
import { PLATFORM } from '@/lib/domain/balance/booked'
import { reconcile } from '@/lib/reconciliation/reconcile'
import { advanceRefund } from '@/lib/refunds/advance-refund'
import { advanceOrder } from '@/lib/saga/advance-order'
import { testDatabase } from '@/testing/database'
import { type TestSeller, testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { postBooked } from './post-booked'
import { settleSellerOrder } from './settle-seller-order'

// What a seller sells in a currency that their account does not settle in: Stripe books it in another, at the rate of each day.

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const market = testMarket(sandbox)
const stripe = new Stripe(sandbox.platform.secretKey, { host: 'localhost', port: new URL(sandbox.url).port, protocol: 'http' })
afterAll(stopJobs)

const DAY = 86_400

async function sold(seller: TestSeller, currency: string, priceMinor: number) {
  const wish = market.wish(await market.product(seller, { priceMinor, currency }), await market.card())
  await placeOrder(wish, market.guest())
  const part = await db().sellerOrder.findFirstOrThrow({ where: { order: { checkoutId: wish.checkoutId } } })
  await settleSellerOrder(part.id)
  return part
}

/** Stripe's time goes by; everything is read, posted and compared. @returns what disagrees, and what is open in the books */
async function afterDays(days: number, { accountId }: TestSeller) {
  await sandbox.control.advance(days * DAY)
  for (const owner of [PLATFORM, accountId] as const) await readBalance(owner)
  await postBooked()
  for (const owner of [PLATFORM, accountId] as const) await reconcile(owner)
  const rows = await db().difference.findMany({ where: { resolvedAt: null } })
  const open = [...(await openClearing(accountId, false)), ...(await openClearing(PLATFORM, false))]
  return [...rows.map(({ kind, oursMinor, stripesMinor }) => [kind, oursMinor, stripesMinor]), ...open]
}

test.each([
  ['eur', 10_000],
  ['jpy', 9001],
])('a sale in %s, refunded in two steps on other days, clears in its own currency, and each deposit adds up', async (currency, priceMinor) => {
  const seller = await market.seller()
  const on = { stripeAccount: seller.accountId }
  const part = await sold(seller, currency, priceMinor)
  const charge = await stripe.charges.retrieve(part.chargeId ?? '', { expand: ['balance_transaction'] }, on)
  expect(charge.balance_transaction).toMatchObject({ currency: 'usd', exchange_rate: expect.any(Number) })
  expect(await afterDays(1, seller)).toEqual([])
  for (const amount of [3333, priceMinor - 3333]) {
    await stripe.refunds.create({ payment_intent: part.paymentIntentId ?? '', amount }, on)
    await settleSellerOrder(part.id)
    for (const { id } of await db().refund.findMany({ where: { sellerOrderId: part.id } })) await advanceRefund(id)
    expect(await afterDays(3, seller)).toEqual([])
  }
  expect(await db().sellerOrder.findUniqueOrThrow({ where: { id: part.id } })).toMatchObject({ status: 'refunded', refundedMinor: priceMinor })
  expect(await afterDays(10, seller)).toEqual([])
  const payouts = await db().payout.findMany({ where: { accountId: seller.accountId, reconciliationStatus: 'completed' } })
  expect(payouts.length).toBeGreaterThan(0)
  expect(payouts.filter(({ closesMinor }) => closesMinor !== 0)).toEqual([])
})

test('a dispute of a converted sale takes and gives back at the rates of its days, and nothing stays open', async () => {
  const seller = await market.seller()
  const part = await sold(seller, 'eur', 10_000)
  const { id } = await sandbox.control.openDispute(part.chargeId ?? '', { kind: 'product_not_received' })
  await recordDispute(id, seller.accountId, new Date())
  expect(await afterDays(2, seller)).toEqual([])
  await sandbox.control.decideDispute(id, 'won')
  await recordDispute(id, seller.accountId, new Date())
  expect(await db().dispute.findUniqueOrThrow({ where: { stripeDisputeId: id } })).toMatchObject({ status: 'won', takenMinor: 0 })
  expect(await afterDays(4, seller)).toEqual([])
})

test('a partial capture of a converted hold clears, whatever of it was booked first', async () => {
  const seller = await market.seller()
  const product = await market.product(seller, { priceMinor: 10_000, currency: 'eur' })
  const other = await market.product(await market.seller(), { priceMinor: 10_000, currency: 'eur' })
  const wish = market.wish([product, other], await market.card())
  await sandbox.control.addFault({ method: 'POST', path: '/capture$', action: 'error_500_before', times: 999 })
  await placeOrder(wish, market.guest())
  await sandbox.control.clearFaults()
  const part = await db().sellerOrder.findFirstOrThrow({ where: { sellerId: seller.sellerId, order: { checkoutId: wish.checkoutId } } })
  await stripe.paymentIntents.capture(part.paymentIntentId ?? '', { amount_to_capture: 2501 }, { stripeAccount: seller.accountId })
  await advanceOrder(part.orderId, { reread: true })
  await settleSellerOrder(part.id)
  expect(await db().sellerOrder.findUniqueOrThrow({ where: { id: part.id } })).toMatchObject({ status: 'captured', amountMinor: 2501 })
  expect(await afterDays(2, seller)).toEqual([])
})

test('a refund of a converted sale that is read before anybody heard of it clears once it is known, with the fee that went along', async () => {
  const seller = await market.seller()
  const part = await sold(seller, 'eur', 10_000)
  const on = { stripeAccount: seller.accountId }
  expect(await afterDays(1, seller)).toEqual([])
  await stripe.refunds.create({ payment_intent: part.paymentIntentId ?? '', refund_application_fee: true }, on)
  expect(await afterDays(1, seller)).not.toEqual([])
  await settleSellerOrder(part.id)
  for (const { id } of await db().refund.findMany({ where: { sellerOrderId: part.id } })) await advanceRefund(id)
  expect(await afterDays(1, seller)).toEqual([])
})
