import type { FaultAction } from '@souk/local-stripe'
import { afterAll, afterEach, expect, test } from 'vitest'
import { continueOrder } from '@/lib/checkout/continue-order'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { giveLease, takeLease } from '@/lib/db/orders/leases'
import { sweep } from '@/lib/operations/sweep'
import { testDatabase } from '@/testing/database'
import { testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { advanceOrder } from './advance-order'
import { OrderStillOpen, resumeOrder } from './resume-order'

await testDatabase()
const sandbox = await testSandbox()
const market = testMarket(sandbox)
afterAll(stopJobs)
afterEach(() => sandbox.control.clearFaults())

const orderOf = (checkoutId: string) => db().order.findUniqueOrThrow({ where: { checkoutId }, include: { parts: true } })
/** Until it is taken away: the SDK and the planner both try again. */
const fault = (path: string, action: FaultAction, method = 'POST') => sandbox.control.addFault({ method, path, action, times: 999 })

async function chargesOf(accountId: string): Promise<number> {
  const headers = { authorization: `Bearer ${sandbox.platform.secretKey}`, 'stripe-account': accountId }
  const list = (await (await fetch(`${sandbox.url}/v1/charges?limit=100`, { headers })).json()) as { data: { status: string }[] }
  return list.data.filter(({ status }) => status === 'succeeded').length
}

test.each(['reset_before', 'reset_after', 'error_500_before', 'error_500_after'] as const)(
  'a charge without an answer (%s) is told as being checked, never as not charged, and resolves to one charge',
  async (action) => {
    const seller = await market.seller()
    const wish = market.wish(await market.product(seller), await market.card())
    const buyer = market.guest()
    await fault('^/v1/payment_intents$', action)
    await fault('^/v1/payment_intents', 'reset_before', 'GET')
    const placed = await placeOrder(wish, buyer)
    expect(placed).toMatchObject({ answer: { status: 'unknown', sentence: [{ key: 'order.checking' }] } })
    expect(await orderOf(wish.checkoutId)).toMatchObject({ status: 'open', parts: [{ stockHeld: true }] })
    await sandbox.control.clearFaults()
    const answer = await continueOrder(wish.checkoutId, buyer)
    expect(answer).toMatchObject({ status: 'paid' })
    expect(await chargesOf(seller.accountId)).toBe(1)
  },
)

test('a device reads that another one is paying at this moment, and then what came of it', async () => {
  const buyer = await market.member()
  const wish = market.wish(await market.product(await market.seller()), await market.card())
  await fault('^/v1/payment_intents$', 'error_500_before')
  await placeOrder(wish, buyer)
  await sandbox.control.clearFaults()
  const { id } = await orderOf(wish.checkoutId)
  const lease = await takeLease(id)
  const elsewhere = { ...buyer, browserHash: 'another device' }
  expect(await continueOrder(wish.checkoutId, elsewhere)).toMatchObject({ status: 'unknown', sentence: [{ key: 'order.beingPaid' }] })
  await giveLease(id, lease ?? '')
  expect(await continueOrder(wish.checkoutId, elsewhere)).toMatchObject({ status: 'paid' })
})

test('a charge of which Stripe shows nothing after a quarter of an hour is a refusal, and is not made late', async () => {
  const seller = await market.seller()
  const wish = market.wish(await market.product(seller), await market.card())
  const buyer = market.guest()
  await fault('^/v1/payment_intents$', 'reset_before')
  await placeOrder(wish, buyer)
  await sandbox.control.clearFaults()
  await db().partCall.updateMany({
    where: { sellerOrder: { order: { checkoutId: wish.checkoutId } } },
    data: { requestedAt: new Date(Date.now() - 20 * 60_000) },
  })
  expect(await continueOrder(wish.checkoutId, buyer)).toMatchObject({ status: 'declined' })
  expect(await chargesOf(seller.accountId)).toBe(0)
})

test.each([['^/v1/customers$'], ['^/v1/setup_intents$'], ['^/v1/payment_methods$']])(
  'a missing answer to %s before the charge is repeated by the job',
  async (path) => {
    const seller = await market.seller()
    const wish = market.wish(await market.product(seller), await market.card())
    await fault(path, 'reset_after')
    expect(await placeOrder(wish, market.guest())).toMatchObject({ answer: { status: 'unknown' } })
    await sandbox.control.clearFaults()
    const { id } = await orderOf(wish.checkoutId)
    await resumeOrder(id)
    expect(await orderOf(wish.checkoutId)).toMatchObject({ status: 'paid' })
    expect(await chargesOf(seller.accountId)).toBe(1)
  },
)

test('a missing answer to a retry is found out on the same PaymentIntent', async () => {
  const seller = await market.seller()
  const buyer = market.guest()
  const first = market.wish(await market.product(seller), await market.card('pm_card_chargeCustomerFail'))
  await placeOrder(first, buyer)
  await fault('/confirm$', 'reset_before')
  expect(await placeOrder({ ...first, card: await market.card() }, buyer)).toMatchObject({ answer: { status: 'unknown' } })
  await sandbox.control.clearFaults()
  expect(await continueOrder(first.checkoutId, buyer)).toMatchObject({ status: 'paid' })
  expect(await chargesOf(seller.accountId)).toBe(1)
})

test('a process that dies right after the order was written: the job sent with it pays the order', async () => {
  const wish = market.wish(await market.product(await market.seller()), await market.card())
  await fault('^/v1/', 'reset_before')
  await placeOrder(wish, market.guest())
  const { id } = await orderOf(wish.checkoutId)
  await expect(resumeOrder(id)).rejects.toThrow(OrderStillOpen)
  const jobs = await db().$queryRaw`select count(*)::int as count from pgboss.job where name = 'advance-order' and data->>'orderId' = ${id}`
  expect(jobs).toEqual([{ count: 1 }])
  await sandbox.control.clearFaults()
  await resumeOrder(id)
  expect(await orderOf(wish.checkoutId)).toMatchObject({ status: 'paid' })
})

test('a process that dies holding the lease: nobody advances the order until it lapses, then the sweep finds it', async () => {
  const wish = market.wish(await market.product(await market.seller()), await market.card())
  await fault('^/v1/', 'reset_before')
  await placeOrder(wish, market.guest())
  await sandbox.control.clearFaults()
  const { id } = await orderOf(wish.checkoutId)
  await db().order.update({ where: { id }, data: { leaseToken: 'dead', leaseUntil: new Date(Date.now() + 60_000) } })
  expect((await advanceOrder(id, { reread: true })).kind).toBe('busy')
  expect((await sweep(new Date(Date.now() + 10 * 60_000))).orders).toBeGreaterThanOrEqual(1)
  await db().order.update({ where: { id }, data: { leaseUntil: new Date(Date.now() - 1000) } })
  expect(await advanceOrder(id, { reread: true })).toMatchObject({ kind: 'advanced', order: { status: 'paid' } })
})
