import { afterAll, afterEach, expect, test } from 'vitest'
import { continueOrder } from '@/lib/checkout/continue-order'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { testDatabase } from '@/testing/database'
import { testLaterCharges } from '@/testing/later-charges'
import { testSandbox } from '@/testing/sandbox'

await testDatabase()
const sandbox = await testSandbox()
const { market, charges, leave, comeBack } = testLaterCharges(sandbox)

afterAll(stopJobs)
afterEach(() => sandbox.control.clearFaults())

/** The bank declines every capture on an account: its PaymentIntent keeps its hold, or loses it. No test card of Stripe's does this. */
function declineCaptures(account: string, status: 'requires_capture' | 'requires_payment_method' = 'requires_capture') {
  const action = status === 'requires_capture' ? 'capture_declined' : 'capture_declined_hold_lost'
  return sandbox.control.addFault({ method: 'POST', path: '/capture$', account, action, times: 999 })
}

/** The first cancellation on an account comes to an error of Stripe's, which its key gives again for a day. Source: docs.stripe.com/api/idempotent_requests */
const failCancellation = (account: string) => sandbox.control.addFault({ method: 'POST', path: '/cancel$', account, action: 'error_500_saved' })
const failedCancellations = async () => (await sandbox.control.faults()).find(({ action }) => action === 'error_500_saved')?.done
const statusOf = async (intentId: string | null | undefined) => (await sandbox.control.object('payment_intent', intentId ?? ''))?.status

test.each(['requires_capture', 'requires_payment_method'] as const)(
  'a bank that refuses a capture (402) with the PaymentIntent at %s: its hold is let go, and the others are given back',
  async (status) => {
    const sellers = [await market.seller(), await market.seller({ businessName: 'Paper Moon' })] as const
    const wish = market.wish(await Promise.all(sellers.map((seller) => market.product(seller))), await market.card())
    const buyer = market.guest()
    await declineCaptures(sellers[1].accountId, status)
    await placeOrder(wish, buyer)
    expect(await continueOrder(wish.checkoutId, buyer)).toMatchObject({ status: 'canceled', sentence: [{ key: 'order.refundedTogether' }] })
    const { parts } = await db().order.findUniqueOrThrow({
      where: { checkoutId: wish.checkoutId },
      include: { parts: { orderBy: { position: 'asc' } } },
    })
    expect(parts).toMatchObject([{ status: 'refunded' }, { status: 'canceled' }])
    expect(await statusOf(parts[1]?.paymentIntentId)).toBe('canceled')
    expect(await db().orderEvent.count({ where: { orderId: parts[0]?.orderId, event: 'contradiction' } })).toBe(0)
  },
)

test.each(['requires_capture', 'requires_payment_method'] as const)(
  'a hold at %s whose cancellation comes to an error, which its key gives again for a day, is let go by another call',
  async (status) => {
    const sellers = [await market.seller(), await market.seller({ businessName: 'Paper Moon' })] as const
    const wish = market.wish(await Promise.all(sellers.map((seller) => market.product(seller))), await market.card())
    const buyer = market.guest()
    await declineCaptures(sellers[1].accountId, status)
    await failCancellation(sellers[1].accountId)
    await placeOrder(wish, buyer)
    expect(await failedCancellations()).toBe(1)
    expect(await continueOrder(wish.checkoutId, buyer)).toMatchObject({ status: 'canceled', sentence: [{ key: 'order.refundedTogether' }] })
    const { paymentIntentId } = await db().sellerOrder.findFirstOrThrow({ where: { accountId: sellers[1].accountId } })
    expect(await statusOf(paymentIntentId)).toBe('canceled')
  },
)

test('a PaymentIntent that is replaced, whose cancellation comes to such an error, is canceled by another call, and the purchase goes on', async () => {
  const seller = await market.seller()
  const wish = market.wish(await market.product(seller), await market.card('pm_card_chargeCustomerFail'))
  const buyer = market.guest()
  await placeOrder(wish, buyer)
  const connected = await db().connectedCustomer.findFirstOrThrow({ where: { accountId: seller.accountId } })
  const headers = { authorization: `Bearer ${sandbox.platform.secretKey}`, 'stripe-account': seller.accountId }
  await fetch(`${sandbox.url}/v1/customers/${connected.stripeCustomerId}`, { method: 'DELETE', headers })
  await failCancellation(seller.accountId)
  expect(await placeOrder({ ...wish, card: await market.card() }, buyer)).toMatchObject({ answer: { status: 'unknown' } })
  expect(await failedCancellations()).toBe(1)
  expect(await continueOrder(wish.checkoutId, buyer)).toMatchObject({ status: 'paid' })
})

test('a hold that comes to light after its order has ended, whose cancellation comes to such an error, is let go by the next look', async () => {
  const sellers = [await market.seller(), await market.seller({ businessName: 'Paper Moon' })] as const
  const wish = market.wish(await Promise.all(sellers.map((seller) => market.product(seller))), await market.card())
  const buyer = market.guest()
  const account = sellers[1].accountId
  await sandbox.control.addFault({ method: 'POST', path: '^/v1/payment_intents$', account, action: 'error_500_after', times: 999 })
  await sandbox.control.addFault({ method: 'GET', path: '^/v1/payment_intents', account, action: 'error_500_before', times: 999 })
  await placeOrder(wish, buyer)
  await leave(sellers[1])
  await sandbox.control.clearFaults()
  await db().partCall.updateMany({ where: { sellerOrder: { accountId: account } }, data: { requestedAt: new Date(Date.now() - 16 * 60_000) } })
  expect(await continueOrder(wish.checkoutId, buyer)).toMatchObject({ status: 'canceled' })
  await comeBack(sellers[1])
  await failCancellation(account)
  await continueOrder(wish.checkoutId, buyer)
  expect([await failedCancellations(), await charges(sellers[1])]).toEqual([1, ['held']])
  await continueOrder(wish.checkoutId, buyer)
  expect(await charges(sellers[1])).toEqual(['released'])
})

test('what a seller gave back in part is not taken for our refund of the whole, whose answer is missing', async () => {
  const sellers = [await market.seller(), await market.seller({ businessName: 'Paper Moon' })] as const
  const wish = market.wish(await Promise.all(sellers.map((seller) => market.product(seller))), await market.card())
  const buyer = market.guest()
  const account = sellers[0].accountId
  await declineCaptures(sellers[1].accountId)
  const unreachable = () => sandbox.control.addFault({ method: 'POST', path: '^/v1/refunds$', account, action: 'error_500_before', times: 999 })
  const healthy = () => sandbox.control.clearFaults(account)
  const first = () => db().sellerOrder.findFirstOrThrow({ where: { accountId: account } })
  await unreachable()
  expect(await placeOrder(wish, buyer)).toMatchObject({ answer: { status: 'unknown' } })
  await healthy()
  const body = new URLSearchParams({ payment_intent: (await first()).paymentIntentId ?? '', amount: '1000' })
  await fetch(`${sandbox.url}/v1/refunds`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sandbox.platform.secretKey}`, 'stripe-account': account },
    body,
  })
  await unreachable()
  expect(await continueOrder(wish.checkoutId, buyer)).toMatchObject({ status: 'unknown' })
  await healthy()
  expect(await continueOrder(wish.checkoutId, buyer)).toMatchObject({ status: 'canceled', sentence: [{ key: 'order.refundedTogether' }] })
  expect(await first()).toMatchObject({ status: 'refunded', refundedMinor: 2500 })
  expect(await charges(sellers[0])).toEqual(['released'])
})
