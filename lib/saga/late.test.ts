import type { FaultAction } from '@souk/local-stripe'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { continueOrder } from '@/lib/checkout/continue-order'
import { placeOrder } from '@/lib/checkout/place-order'
import { db, type Tx } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { giveLease, takeLease } from '@/lib/db/orders/leases'
import { testDatabase } from '@/testing/database'
import { type TestSeller, testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { advanceOrder } from './advance-order'
import { recordEvents } from './record/record-events'
import { partEvent } from './saga-event'

await testDatabase()
const sandbox = await testSandbox()
const market = testMarket(sandbox)
afterAll(stopJobs)
afterEach(() => sandbox.control.clearFaults())

const orderOf = (checkoutId: string) => db().order.findUniqueOrThrow({ where: { checkoutId }, include: { parts: true } })
const fault = (path: string, action: FaultAction, more: object = {}) =>
  sandbox.control.addFault({ method: 'POST', path, action, times: 999, ...more })
const healthy = () => sandbox.control.clearFaults()
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)

async function begin(card = 'pm_card_visa', facts: { stock?: number } = {}) {
  const seller = await market.seller()
  const product = await market.product(seller, facts)
  return { seller, product, wish: market.wish(product, await market.card(card)), buyer: market.guest() }
}

async function chargesOf(accountId: string): Promise<number> {
  const headers = { authorization: `Bearer ${sandbox.platform.secretKey}`, 'stripe-account': accountId }
  const list = (await (await fetch(`${sandbox.url}/v1/charges?limit=100`, { headers })).json()) as { data: { status: string }[] }
  return list.data.filter(({ status }) => status === 'succeeded').length
}

const leave = (seller: TestSeller) => sandbox.control.disconnect(seller.accountId)

async function pastRequest(checkoutId: string, minutes: number) {
  await db().partCall.updateMany({ where: { sellerOrder: { order: { checkoutId } } }, data: { requestedAt: minutesAgo(minutes) } })
}

/** Keeps whoever shares a card from storing it until `work` is done: `begun` is over once somebody waits for that. */
async function whileCardIsBeingShared(begin: () => Promise<unknown>, work: () => Promise<void>) {
  const waiting = async () => {
    // Other test files have databases on the same server, with locks of their own.
    const [row] = await db().$queryRaw<{ count: number }[]>`
      select count(*)::int as count from pg_locks
      where not granted and database = (select oid from pg_database where datname = current_database())
        and relation = '"ConnectedCustomer"'::regclass`
    return row?.count ?? 0
  }
  let begun: Promise<unknown> = Promise.resolve()
  const hold = async (tx: Tx) => {
    await tx.$executeRaw`lock table "ConnectedCustomer" in exclusive mode`
    begun = begin()
    await expect.poll(waiting, { timeout: 50_000 }).toBeGreaterThan(0)
    await work()
  }
  await db().$transaction(hold, { timeout: 60_000 })
  return begun
}

test('a charge is not begun on an order that ended while its card was being shared', async () => {
  const { seller, wish, buyer } = await begin()
  const placing = whileCardIsBeingShared(
    () => placeOrder(wish, buyer),
    async () => {
      const { id, parts } = await orderOf(wish.checkoutId)
      await recordEvents(id, [partEvent({ type: 'part', partId: parts[0]?.id ?? '', to: 'canceled', reason: 'expired' })])
    },
  )
  expect(await placing).toMatchObject({ answer: { status: 'canceled' } })
  expect(await chargesOf(seller.accountId)).toBe(0)
})

test('a charge without an answer is repeated for ten minutes, then looked for', async () => {
  const { seller, wish, buyer } = await begin()
  await fault('^/v1/payment_intents$', 'reset_before')
  await placeOrder(wish, buyer)
  await healthy()
  await pastRequest(wish.checkoutId, 12)
  expect(await continueOrder(wish.checkoutId, buyer)).toMatchObject({ status: 'unknown' })
  expect(await chargesOf(seller.accountId)).toBe(0)
  await pastRequest(wish.checkoutId, 16)
  expect(await continueOrder(wish.checkoutId, buyer)).toMatchObject({ status: 'declined' })
})

test('a retry with the same card whose answer is missing is not told as the refusal before', async () => {
  const { product } = await begin()
  const member = await market.member()
  const wish = market.wish(product, await market.card('pm_card_chargeCustomerFail'))
  expect(await placeOrder(wish, member)).toMatchObject({ answer: { status: 'declined' } })
  const saved = await db().savedCard.findFirstOrThrow({ where: { userId: member.viewer.userId } })
  await fault('/confirm$', 'reset_before')
  const again = { ...wish, card: { kind: 'saved' as const, savedCardId: saved.id } }
  expect(await placeOrder(again, member)).toMatchObject({ answer: { status: 'unknown' } })
  await healthy()
  expect(await continueOrder(wish.checkoutId, member)).toMatchObject({ status: 'declined' })
})

test('a charge whose card could not be shared was never under way', async () => {
  const { seller, wish, buyer } = await begin()
  await leave(seller)
  await placeOrder(wish, buyer)
  const { id } = await orderOf(wish.checkoutId)
  const events = await db().orderEvent.findMany({ where: { orderId: id }, orderBy: { id: 'asc' } })
  expect(events.map(({ event }) => event)).toEqual(['placed', 'card_saving', 'card_ready', 'part_declined'])
})

test('a seller who leaves during a charge without an answer: the order ends, and nobody reads that nothing was charged', async () => {
  const { seller, wish, buyer, product } = await begin('pm_card_visa', { stock: 1 })
  await fault('^/v1/payment_intents$', 'reset_after')
  await fault('^/v1/payment_intents', 'reset_before', { method: 'GET' })
  expect(await placeOrder(wish, buyer)).toMatchObject({ answer: { status: 'unknown' } })
  await leave(seller)
  await healthy()
  expect(await continueOrder(wish.checkoutId, buyer)).toMatchObject({ status: 'unknown' })
  await pastRequest(wish.checkoutId, 16)
  expect(await continueOrder(wish.checkoutId, buyer)).toMatchObject({ status: 'canceled', sentence: [{ key: 'order.outcomeUnknown' }] })
  expect(await db().product.findUnique({ where: { id: product.id } })).toMatchObject({ stock: 1 })
  // The seller comes back, and with them the truth.
  await sandbox.control.connect(seller.accountId)
  expect(await continueOrder(wish.checkoutId, buyer)).toMatchObject({ status: 'paid' })
  expect(await db().product.findUnique({ where: { id: product.id } })).toMatchObject({ stock: 0 })
  expect(await chargesOf(seller.accountId)).toBe(1)
})

test('a seller who leaves during a confirmation: the order ends, and nobody reads that nothing was charged', async () => {
  const { seller, wish, buyer } = await begin('pm_card_authenticationRequired')
  await placeOrder(wish, buyer)
  const order = await orderOf(wish.checkoutId)
  if (order.cardStatus === 'requires_action') {
    await sandbox.control.authenticate(order.setupIntentId ?? '')
    await continueOrder(wish.checkoutId, buyer)
  }
  await leave(seller)
  await db().order.update({ where: { id: order.id }, data: { expiresAt: minutesAgo(1) } })
  const answer = await continueOrder(wish.checkoutId, buyer)
  expect(answer).toMatchObject({ status: 'canceled', sentence: [{ key: 'order.outcomeUnknown' }] })
})

test('an overdue order whose payment Stripe no longer has ends, and nobody reads that nothing was charged', async () => {
  const { wish, buyer } = await begin()
  await fault('^/v1/payment_intents$', 'reset_before')
  await placeOrder(wish, buyer)
  const { id, parts } = await orderOf(wish.checkoutId)
  await db().sellerOrder.update({ where: { id: parts[0]?.id ?? '' }, data: { status: 'requires_action', paymentIntentId: 'pi_deleted' } })
  await db().order.update({ where: { id }, data: { expiresAt: minutesAgo(1) } })
  expect(await continueOrder(wish.checkoutId, buyer)).toMatchObject({ status: 'canceled', sentence: [{ key: 'order.outcomeUnknown' }] })
})

test('an order whose time is over while its card is being saved is closed without an answer of Stripe, since saving charges nothing', async () => {
  const { wish, buyer, product } = await begin('pm_card_visa', { stock: 1 })
  await fault('^/v1/setup_intents$', 'error_500_after')
  await placeOrder(wish, buyer)
  await db().order.update({ where: { checkoutId: wish.checkoutId }, data: { expiresAt: minutesAgo(1) } })
  expect(await continueOrder(wish.checkoutId, buyer)).toMatchObject({ status: 'canceled' })
  expect(await db().product.findUnique({ where: { id: product.id } })).toMatchObject({ stock: 1 })
})

test('an overdue order whose cancelation had no answer is read, not canceled again', async () => {
  const { wish, buyer } = await begin('pm_card_chargeCustomerFail')
  await placeOrder(wish, buyer)
  await fault('/cancel$', 'error_500_after')
  await db().order.update({ where: { checkoutId: wish.checkoutId }, data: { expiresAt: minutesAgo(1) } })
  expect(await continueOrder(wish.checkoutId, buyer)).toMatchObject({ status: 'canceled' })
})

test('the lease stays with a request that is slow but alive', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  try {
    const { wish, buyer } = await begin()
    const leaseOf = async () => (await orderOf(wish.checkoutId)).leaseUntil?.getTime()
    const placing = whileCardIsBeingShared(
      () => placeOrder(wish, buyer),
      async () => {
        await db().order.update({ where: { checkoutId: wish.checkoutId }, data: { leaseUntil: new Date(Date.now() + 5000) } })
        vi.advanceTimersByTime(30_000)
        await expect.poll(leaseOf, { timeout: 3000 }).toBeGreaterThan(Date.now() + 60_000)
      },
    )
    expect(await placing).toMatchObject({ answer: { status: 'paid' } })
  } finally {
    vi.useRealTimers()
  }
})

test('a buyer who confirmed while the lease was held is read again, not asked again', async () => {
  const { wish, buyer } = await begin('pm_card_authenticationRequired')
  await placeOrder(wish, buyer)
  const { id, cardStatus, setupIntentId } = await orderOf(wish.checkoutId)
  if (cardStatus === 'requires_action') {
    await sandbox.control.authenticate(setupIntentId ?? '')
    await advanceOrder(id, { reread: true })
  }
  const token = await takeLease(id)
  await sandbox.control.authenticate((await orderOf(wish.checkoutId)).parts[0]?.paymentIntentId ?? '')
  // Taken while another holds the lease, which is free in a moment.
  expect(await advanceOrder(id, { reread: true })).toMatchObject({ kind: 'busy', order: { status: 'open' } })
  const continuing = continueOrder(wish.checkoutId, buyer)
  await giveLease(id, token ?? '')
  expect(await continuing).toMatchObject({ status: 'paid' })
})
