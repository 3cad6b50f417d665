import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, expect, test } from 'vitest'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { testDatabase } from '@/testing/database'
import { testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { sweep } from './sweep'

await testDatabase()
const sandbox = await testSandbox()
const market = testMarket(sandbox)
afterAll(stopJobs)
afterEach(() => sandbox.control.clearFaults())

const HOUR = 60 * 60_000
const ago = (ms: number) => new Date(Date.now() - ms)

async function paidOrder(): Promise<{ id: string; partId: string }> {
  const wish = market.wish(await market.product(await market.seller()), await market.card())
  await placeOrder(wish, market.guest())
  const { id, parts } = await db().order.findUniqueOrThrow({ where: { checkoutId: wish.checkoutId }, include: { parts: true } })
  return { id, partId: parts[0]?.id ?? '' }
}

async function abandonedOrder(livemode = false): Promise<string> {
  const { id } = await paidOrder()
  await db().order.update({ where: { id }, data: { status: 'declined', livemode, expiresAt: ago(1000), wakeAt: ago(1000) } })
  return id
}

function event(status: 'received' | 'retrying' | 'failed', receivedAt: Date) {
  const data = { id: `evt_${randomUUID()}`, scope: 'connect' as const, type: 'charge.updated', livemode: false, created: receivedAt, payload: {} }
  return db().webhookEvent.create({ data: { ...data, status, receivedAt } })
}

/** The jobs of the sweep itself for one thing: those that are not tried again. */
async function jobsFor(id: string): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    select count(*)::int as count from pgboss.job where retry_limit = 0 and ${id} in (data->>'orderId', data->>'sellerOrderId', data->>'eventId')`
  return row?.count ?? 0
}

test('an order gets one job, however often the sweep finds it', async () => {
  const orderId = await abandonedOrder()
  const { id: eventId } = await event('failed', ago(2 * HOUR))
  for (let times = 0; times < 3; times += 1) expect((await sweep()).orders).toBeGreaterThanOrEqual(1)
  // Two, should a new slot of minutes have begun between the sweeps.
  expect([1, 2]).toContain(await jobsFor(orderId))
  expect([1, 2]).toContain(await jobsFor(eventId))
})

test('the sweep finds an order whose charge has no answer after three quiet minutes', async () => {
  const seller = await market.seller()
  const wish = market.wish(await market.product(seller), await market.card())
  const rule = { method: 'POST', path: '^/v1/payment_intents$', action: 'reset_before', account: seller.accountId, times: 999 } as const
  await sandbox.control.addFault(rule)
  expect(await placeOrder(wish, market.guest())).toMatchObject({ answer: { status: 'unknown' } })
  const { id } = await db().order.findUniqueOrThrow({ where: { checkoutId: wish.checkoutId } })
  await sweep()
  expect(await jobsFor(id)).toBe(0)
  await sweep(ago(-4 * 60_000))
  expect(await jobsFor(id)).toBe(1)
})

test('the sweep finds an order that waits for its buyer only when its time is over', async () => {
  const wish = market.wish(await market.product(await market.seller()), await market.card('pm_card_authenticationRequired'))
  expect(await placeOrder(wish, market.guest())).toMatchObject({ answer: { status: 'needs_authentication' } })
  const { id } = await db().order.findUniqueOrThrow({ where: { checkoutId: wish.checkoutId } })
  await sweep(ago(-4 * 60_000))
  expect(await jobsFor(id)).toBe(0)
  await sweep(ago(-HOUR))
  expect(await jobsFor(id)).toBe(1)
})

test('the sweep of live orders leaves test orders alone', async () => {
  const orderId = await abandonedOrder(true)
  await sweep()
  expect(await jobsFor(orderId)).toBe(0)
})

test('the sweep leaves an order to the operator after a week, unless it was never tried', async () => {
  const old = await event('failed', ago(8 * 24 * HOUR))
  const retrying = await event('retrying', ago(8 * 24 * HOUR))
  const never = await event('received', ago(8 * 24 * HOUR))
  const { partId } = await paidOrder()
  await db().settlement.deleteMany({ where: { sellerOrderId: partId } })
  await db().sellerOrder.update({ where: { id: partId }, data: { unsettledSince: ago(8 * 24 * HOUR) } })
  await sweep()
  expect(await jobsFor(old.id)).toBe(0)
  expect(await db().webhookEvent.findUnique({ where: { id: retrying.id } })).toMatchObject({ status: 'failed' })
  expect(await jobsFor(never.id)).toBe(1)
  expect(await jobsFor(partId)).toBe(0)
  await db().sellerOrder.update({ where: { id: partId }, data: { unsettledSince: ago(2 * HOUR) } })
  await sweep()
  expect(await jobsFor(partId)).toBe(1)
})
