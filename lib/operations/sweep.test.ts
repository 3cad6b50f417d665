import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
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
  await db().order.update({ where: { id }, data: { status: 'declined', livemode, expiresAt: ago(1000) } })
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

describe('what the sweep finds', () => {
  test('gets one job, however often it is found while Stripe or the workers are slow', async () => {
    const orderId = await abandonedOrder()
    const { id: eventId } = await event('failed', ago(2 * HOUR))
    for (let times = 0; times < 3; times += 1) expect((await sweep()).orders).toBeGreaterThanOrEqual(1)
    // Two, should a new slot of minutes have begun between the sweeps.
    expect([1, 2]).toContain(await jobsFor(orderId))
    expect([1, 2]).toContain(await jobsFor(eventId))
  })

  test.each([
    ['with a refusal and a hold that nobody released', ['declined', 'authorized'], 1],
    ['with a refusal while another seller waits for the bank', ['declined', 'requires_action'], 1],
    ['with holds everywhere that nobody decided on', ['authorized', 'authorized'], 1],
    ['that waits for its buyer alone', ['authorized', 'requires_action'], 0],
  ] as const)('is an order left open %s', async (_, statuses, jobs) => {
    const sellers = [await market.seller(), await market.seller()]
    const wish = market.wish(await Promise.all(sellers.map((seller) => market.product(seller))), await market.card())
    await placeOrder(wish, market.guest())
    const { id, parts } = await db().order.findUniqueOrThrow({ where: { checkoutId: wish.checkoutId }, include: { parts: true } })
    for (const [index, status] of statuses.entries()) await db().sellerOrder.update({ where: { id: parts[index]?.id }, data: { status } })
    await db().order.update({ where: { id }, data: { status: 'open', decision: 'undecided', updatedAt: ago(HOUR) } })
    await sweep()
    expect(await jobsFor(id)).toBe(jobs)
  })

  test.each([
    ['a card that waits for the bank', { cardStatus: 'requires_action' }, ['captured', 'pending'], 0],
    ['a charge that waits for the bank', { cardStatus: 'ready' }, ['captured', 'requires_action'], 0],
    [
      'a charge that waits for the bank, each for itself',
      { cardStatus: 'ready', completion: 'keep_what_worked' },
      ['declined', 'requires_action'],
      0,
    ],
    ['a charge that waits for the bank, while another is not made', { cardStatus: 'ready' }, ['authorized', 'requires_action'], 1],
    ['a charge that waits for the bank, while another is lost', { cardStatus: 'ready' }, ['canceled', 'requires_action'], 1],
  ] as const)('of an order that was agreed, whose buyer has come back to %s', async (_, card, statuses, jobs) => {
    const sellers = [await market.seller(), await market.seller()]
    const wish = market.wish(await Promise.all(sellers.map((seller) => market.product(seller))), await market.card())
    await placeOrder(wish, market.guest())
    const { id, parts } = await db().order.findUniqueOrThrow({ where: { checkoutId: wish.checkoutId }, include: { parts: true } })
    for (const [index, status] of statuses.entries()) await db().sellerOrder.update({ where: { id: parts[index]?.id }, data: { status } })
    await db().order.update({
      where: { id },
      data: { status: 'open', decision: 'completion' in card ? 'undecided' : 'capture', ...card, updatedAt: ago(HOUR) },
    })
    await sweep()
    expect(await jobsFor(id)).toBe(jobs)
  })

  test('is of our mode: test orders left over do not stand before live ones', async () => {
    const orderId = await abandonedOrder(true)
    await sweep()
    expect(await jobsFor(orderId)).toBe(0)
  })

  test('is not tried for ever: after a week it is for the operator, but what was never tried is', async () => {
    const old = await event('failed', ago(8 * 24 * HOUR))
    const retrying = await event('retrying', ago(8 * 24 * HOUR))
    const never = await event('received', ago(8 * 24 * HOUR))
    const { partId } = await paidOrder()
    await db().sellerOrder.update({ where: { id: partId }, data: { capturedAt: ago(8 * 24 * HOUR), settledAt: null } })
    await sweep()
    expect(await jobsFor(old.id)).toBe(0)
    expect(await db().webhookEvent.findUnique({ where: { id: retrying.id } })).toMatchObject({ status: 'failed' })
    expect(await jobsFor(never.id)).toBe(1)
    expect(await jobsFor(partId)).toBe(0)
    await db().sellerOrder.update({ where: { id: partId }, data: { capturedAt: ago(2 * HOUR) } })
    await sweep()
    expect(await jobsFor(partId)).toBe(1)
  })
})
