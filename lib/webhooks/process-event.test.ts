import Stripe from 'stripe'
import { afterAll, expect, test } from 'vitest'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { settleLater } from '@/lib/ledger/settle-seller-order'
import { advanceOrder } from '@/lib/saga/advance-order'
import { testDatabase } from '@/testing/database'
import { testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { processEvent } from './process-event'
import { receiveEvent } from './receive-event'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const market = testMarket(sandbox)
const { port } = new URL(sandbox.url)
const stripe = new Stripe(sandbox.platform.secretKey, { host: 'localhost', port, protocol: 'http' })
afterAll(stopJobs)

/** Delivers what the account's events were, in a given order, as Stripe would: signed, stored, then processed. */
async function deliver(accountId: string, arrange: (events: Stripe.Event[]) => Stripe.Event[]): Promise<string[]> {
  const events = await stripe.events.list({ limit: 100 }, { stripeAccount: accountId })
  const types: string[] = []
  for (const event of arrange(events.data)) {
    const body = JSON.stringify({ ...event, account: accountId })
    await receiveEvent('connect', body, stripe.webhooks.generateTestHeaderString({ payload: body, secret: 'whsec_connect_test' }))
    await processEvent(event.id)
    types.push(event.type)
  }
  return types
}
const partOf = (checkoutId: string) =>
  db().sellerOrder.findFirstOrThrow({ where: { order: { checkoutId } }, include: { order: true, settlement: true } })

test.each([
  ['newest first', (events: Stripe.Event[]) => events],
  ['oldest first, each twice', (events: Stripe.Event[]) => events.toReversed().flatMap((event) => [event, event])],
])('events delivered %s leave the order paid and settled, fee and net as Stripe says', async (_name, arrange) => {
  const seller = await market.seller()
  const wish = market.wish(await market.product(seller, { priceMinor: 10_000 }), await market.card())
  await placeOrder(wish, market.guest())
  await expect.poll(async () => (await stripe.balanceTransactions.list({}, { stripeAccount: seller.accountId })).data.length).toBe(1)
  expect(await deliver(seller.accountId, arrange)).toContain('charge.updated')
  const part = await partOf(wish.checkoutId)
  expect(part).toMatchObject({ status: 'captured', settlement: { currency: 'usd', grossMinor: 10_000, applicationFeeMinor: 500 } })
  const [transaction] = (await stripe.balanceTransactions.list({}, { stripeAccount: seller.accountId })).data
  expect(part.settlement).toMatchObject({ netMinor: transaction?.net, balanceTransactionId: transaction?.id })
  expect(part.settlement?.stripeFeeMinor).toBe((transaction?.fee ?? 0) - 500)
})

test('news of a payment that is captured waits for nobody: another seller’s may still be under way in the order', async () => {
  const seller = await market.seller()
  const wish = market.wish(await market.product(seller), await market.card())
  await placeOrder(wish, market.guest())
  const leaseUntil = new Date(Date.now() + 60_000)
  await db().order.update({ where: { checkoutId: wish.checkoutId }, data: { status: 'open', leaseToken: 'of another', leaseUntil } })
  expect(await deliver(seller.accountId, (events) => events.filter(({ type }) => type === 'payment_intent.succeeded'))).toHaveLength(1)
  expect((await partOf(wish.checkoutId)).order).toMatchObject({ leaseToken: 'of another', leaseUntil })
})

test('a webhook finds the payment of a charge whose answer was lost', async () => {
  const seller = await market.seller()
  const wish = market.wish(await market.product(seller), await market.card())
  const lost = { path: '^/v1/payment_intents', action: 'reset_after' as const, times: 999 }
  await sandbox.control.addFault({ method: 'POST', ...lost })
  await sandbox.control.addFault({ method: 'GET', ...lost })
  expect(await placeOrder(wish, market.guest())).toMatchObject({ answer: { status: 'unknown' } })
  await sandbox.control.clearFaults()
  await deliver(seller.accountId, (events) => events.filter(({ type }) => type === 'payment_intent.succeeded'))
  expect(await partOf(wish.checkoutId)).toMatchObject({ status: 'captured', order: { status: 'paid' } })
})

test('an event of a payment, while Stripe cannot be asked, is tried again and not taken for done', async () => {
  const seller = await market.seller()
  const wish = market.wish(await market.product(seller), await market.card('pm_card_authenticationRequired'))
  await placeOrder(wish, market.guest())
  const { orderId, order } = await partOf(wish.checkoutId)
  const confirm = (intentId: string | null) => sandbox.control.authenticate(intentId ?? '')
  if (order.cardStatus === 'requires_action') {
    await confirm(order.setupIntentId)
    await advanceOrder(orderId, { reread: true })
  }
  await confirm((await partOf(wish.checkoutId)).paymentIntentId)
  await sandbox.control.addFault({ method: 'GET', path: '^/v1/payment_intents/', action: 'error_429', times: 999 })
  const succeeded = () => deliver(seller.accountId, (events) => events.filter(({ type }) => type === 'payment_intent.succeeded'))
  await expect(succeeded()).rejects.toThrow(/did not answer/)
  await sandbox.control.clearFaults()
  await succeeded()
  expect(await partOf(wish.checkoutId)).toMatchObject({ status: 'captured' })
})

test('an event of a card saved after its order had ended is processed without an error', async () => {
  const wish = market.wish(await market.product(await market.seller()), await market.card('pm_card_authenticationRequired'))
  expect(await placeOrder(wish, market.guest())).toMatchObject({ answer: { status: 'needs_authentication', accountId: null } })
  const { orderId, order } = await partOf(wish.checkoutId)
  await db().order.update({ where: { id: orderId }, data: { expiresAt: new Date(Date.now() - 60_000) } })
  expect(await advanceOrder(orderId, { reread: true })).toMatchObject({ order: { status: 'canceled' } })
  await sandbox.control.authenticate(order.setupIntentId ?? '')
  const [event] = (await stripe.events.list({ type: 'setup_intent.succeeded' })).data
  const payload = JSON.stringify(event)
  await receiveEvent('platform', payload, stripe.webhooks.generateTestHeaderString({ payload, secret: 'whsec_platform_test' }))
  await processEvent(event?.id ?? '')
  expect(await db().webhookEvent.findUnique({ where: { id: event?.id } })).toMatchObject({ status: 'processed', note: null })
})

test("a refund made in Stripe's dashboard shows up on the sale", async () => {
  const seller = await market.seller()
  const wish = market.wish(await market.product(seller), await market.card())
  await placeOrder(wish, market.guest())
  const { chargeId } = await partOf(wish.checkoutId)
  await stripe.refunds.create({ charge: chargeId ?? '', amount: 1000 }, { stripeAccount: seller.accountId })
  await deliver(seller.accountId, (events) => events.filter(({ type }) => type === 'charge.refunded'))
  expect(await partOf(wish.checkoutId)).toMatchObject({ status: 'captured', refundedMinor: 1000 })
  await stripe.refunds.create({ charge: chargeId ?? '' }, { stripeAccount: seller.accountId })
  await deliver(seller.accountId, (events) => events.filter(({ type }) => type === 'charge.refunded'))
  expect(await partOf(wish.checkoutId)).toMatchObject({ status: 'refunded', refundedMinor: 2500, order: { status: 'refunded' } })
})

test('an account that stopped charging, or left, pauses its products with a reason', async () => {
  const seller = await market.seller()
  await sandbox.control.changeAccount(seller.accountId, { charges_enabled: false, currently_due: ['individual.id_number'] })
  await deliver(seller.accountId, (events) => events.filter(({ type }) => type === 'account.updated'))
  const row = () => db().connectedAccount.findFirstOrThrow({ where: { accountId: seller.accountId } })
  expect(await row()).toMatchObject({ chargesEnabled: false, currentlyDue: ['individual.id_number'] })
  const wish = market.wish(await market.product(seller), await market.card())
  expect(await placeOrder(wish, market.guest())).toMatchObject({ refusal: { code: 'seller_cannot_charge' } })
})

test('the settlement job is tried again while Stripe has not settled, then keeps the net', async () => {
  const slow = await testSettlement(60_000)
  await expect(settleLater({ sellerOrderId: slow.id, until: 'settled' })).rejects.toThrow(/not settled/)
})

async function testSettlement(delayMs: number) {
  await sandbox.control.settings({ async_delay_ms: delayMs })
  const wish = market.wish(await market.product(await market.seller()), await market.card())
  await placeOrder(wish, market.guest())
  await sandbox.control.settings({ async_delay_ms: 0 })
  return partOf(wish.checkoutId)
}
