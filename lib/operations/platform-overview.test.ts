import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { db, pool, transaction } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { jobs, send, stopJobs } from '@/lib/db/jobs/jobs'
import { postJournals } from '@/lib/db/ledger/post-journals'
import type { Plain } from '@/lib/db/money-columns'
import { feeReturnJournals, refundJournals, saleJournals } from '@/lib/domain/ledger/story-journals'
import { wasCharged } from '@/lib/domain/order/charged'
import { listSellers } from '@/lib/sellers/list-sellers'
import { testDatabase } from '@/testing/database'
import { makeProduct, makeSeller } from '@/testing/rows'
import { jobOverview } from './job-overview'
import { platformOverview } from './platform-overview'
import { sumFigures } from './sum-figures'

await testDatabase()

async function makeOrder(
  sellerId: string,
  order: { status: 'open' | 'paid' | 'declined' | 'refunded'; cardStatus?: 'saving' | 'ready' },
  part: { status: 'pending' | 'authorizing' | 'captured' | 'declined' | 'refunded' } & Partial<
    Record<'amountMinor' | 'applicationFeeMinor' | 'refundedMinor' | 'refundedFeeMinor', number> & { currency: string }
  >,
) {
  const customer = { create: { email: `${randomUUID()}@souk.test`, livemode: false } }
  const frozen = {
    accountId: 'acct_1',
    feeBps: 500,
    feeFixedMinor: 0,
    statementLine: 'SOUK',
    currency: 'usd',
    amountMinor: 1000,
    applicationFeeMinor: 50,
  }
  const capturedAt = wasCharged(part.status) ? new Date() : null
  const parts = { create: [{ seller: { connect: { id: sellerId } }, ...frozen, capturedAt, ...part }] }
  const own = { checkoutId: randomUUID(), browserHash: 'x', email: 'b@souk.test', livemode: false, expiresAt: new Date(), customer, parts }
  const made = await db().order.create({ data: { ...own, ...order }, include: { parts: true } })
  await post(made)
  return made
}

/** Brings the parts into the books as the shop does. */
async function post({ parts, livemode }: { parts: Plain<Prisma.SellerOrderGetPayload<object>>[]; livemode: boolean }) {
  for (const { id, accountId, currency, capturedAt, amountMinor, applicationFeeMinor, refundedMinor, refundedFeeMinor } of parts) {
    if (!capturedAt) continue
    const part = { id, accountId, livemode, currency, amountMinor, feeMinor: applicationFeeMinor, taxMinor: 0 }
    const refund = { id, amountMinor: refundedMinor, taxMinor: 0, feeBackMinor: refundedFeeMinor }
    const refunds = [...refundJournals(part, refund, capturedAt), ...feeReturnJournals(part, refund, capturedAt)]
    await transaction((tx) => postJournals(tx, [...saleJournals(part, capturedAt), ...refunds]))
  }
}

const MONTH = new Date().toISOString().slice(0, 7)

test('an empty marketplace needs nobody, and has neither orders nor figures', async () => {
  expect(await platformOverview()).toMatchObject({
    toDo: { tasks: 0, differences: 0, disputes: 0, inDoubt: 0, waitingSellers: 0, heldReviews: 0, failedJobs: 0, failedWebhooks: 0 },
    ...{ tasks: [], inDoubt: [], month: MONTH, sold: null, declines: [], products: 0, volume: [] },
    placed: { placed: 0, paid: 0, conversionBps: null },
    pace: { webhookSeconds: null, waitingWebhooks: 0, oldestDueAt: null },
    sellers: { total: 0, notConnected: 0, cannotCharge: 0, chargeable: 0, disconnected: 0 },
  })
})

test('six months can be chosen, across the turn of a year; what is no month is this one', async () => {
  const { months, month } = await platformOverview({ month: '2026-13' }, new Date('2027-02-28T23:00:00Z'))
  expect(months).toEqual(['2027-02', '2027-01', '2026-12', '2026-11', '2026-10', '2026-09'])
  expect(month).toBe('2027-02')
})

const later = () => new Date(Date.now() + 10 * 60 * 1000)

describe('with rows', () => {
  let doubtful: { id: string; number: number }
  let sellerId: string
  beforeAll(async () => {
    const seller = await makeSeller({ shopName: 'Clay' })
    sellerId = seller.id
    await makeSeller({ connection: { chargesEnabled: false } })
    await makeSeller({ connection: { livemode: true } })
    const gone = await makeSeller()
    await db().connectedAccount.update({ where: { id: gone.connection?.id ?? '' }, data: { status: 'disconnected' } })
    await makeSeller({ connection: null })
    await makeProduct(seller.id)
    await makeProduct(seller.id, { status: 'archived' })
    await makeOrder(seller.id, { status: 'paid', cardStatus: 'ready' }, { status: 'captured' })
    await makeOrder(
      seller.id,
      { status: 'paid', cardStatus: 'ready' },
      { status: 'captured', currency: 'jpy', amountMinor: 900, applicationFeeMinor: 45 },
    )
    await makeOrder(seller.id, { status: 'refunded', cardStatus: 'ready' }, { status: 'refunded', refundedMinor: 1000, refundedFeeMinor: 50 })
    await makeOrder(seller.id, { status: 'declined', cardStatus: 'ready' }, { status: 'declined' })
    await makeOrder(seller.id, { status: 'open' }, { status: 'pending' })
    doubtful = await makeOrder(seller.id, { status: 'open', cardStatus: 'ready' }, { status: 'authorizing', amountMinor: 700 })
    const times = { created: new Date(), livemode: false, scope: 'connect' as const, type: 'account.updated', payload: {} }
    const statuses = ['failed', 'failed', 'received', 'processed'] as const
    await db().webhookEvent.createMany({ data: statuses.map((status, n) => ({ id: `evt_${n}`, status, ...times })) })
  })

  test('orders of the month stand as they are now, with what of them was paid; another month has none of them', async () => {
    const placed = { placed: 6, open: 2, paid: 2, declined: 1, canceled: 0, refunded: 1, conversionBps: 5000 }
    for (const sum of [async () => {}, sumFigures]) {
      await sum()
      expect((await platformOverview()).placed).toMatchObject(placed)
      expect((await platformOverview({ month: '2026-01' })).placed).toMatchObject({ placed: 0, paid: 0, conversionBps: null })
    }
  })

  test('sellers are counted by how far they have come, products and webhooks by state', async () => {
    const { sellers, products, toDo, pace } = await platformOverview()
    expect(sellers).toEqual({ total: 5, notConnected: 1, cannotCharge: 1, chargeable: 1, disconnected: 1 })
    expect(products).toBe(1)
    expect(toDo).toMatchObject({ failedWebhooks: 2 })
    expect(pace).toMatchObject({ waitingWebhooks: 1 })
  })

  test('refused cards and payments are counted by code, before and after their day is counted; what was not refused is not', async () => {
    const refused = [
      ['part_declined', { reason: 'card_declined', code: 'insufficient_funds' }],
      ['part_declined', { reason: 'card_declined', code: 'insufficient_funds' }],
      ['card_refused', { reason: 'card_declined', code: 'expired_card' }],
      ['part_declined', { reason: 'seller_disconnected' }],
      ['part_captured', { code: 'none' }],
    ] as const
    for (const [event, detail] of refused) await db().orderEvent.create({ data: { orderId: doubtful.id, event, detail } })
    const declines = [
      { code: 'insufficient_funds', count: 2 },
      { code: 'expired_card', count: 1 },
      { code: 'seller_disconnected', count: 1 },
    ]
    for (const sum of [async () => {}, sumFigures]) {
      await sum()
      expect((await platformOverview()).declines).toEqual(declines)
      expect((await platformOverview({ month: '2026-01' })).declines).toEqual([])
    }
  })

  test('the delay of webhooks is that of 95 in 100, from Stripe until they were processed', async () => {
    const created = new Date('2026-12-01T00:00:00Z')
    const took = (seconds: number, n: number) => ({
      ...{ id: `evt_delay_${n}`, type: 'account.updated', scope: 'connect' as const, livemode: false, payload: {}, status: 'processed' as const },
      ...{ created, receivedAt: created, processedAt: new Date(created.getTime() + seconds * 1000) },
    })
    await db().webhookEvent.createMany({ data: Array.from({ length: 101 }, (_, n) => took(n, n)) })
    expect((await platformOverview()).pace.webhookSeconds).toBe(95)
  })

  test('shops that wait, open differences and unanswered disputes are to be done', async () => {
    const before = (await platformOverview()).toDo
    await db().seller.update({ where: { id: sellerId }, data: { approval: 'waiting' } })
    const found = { accountId: 'acct_1', livemode: false, kind: 'missing_here' as const, subject: 'ch_1', currency: 'usd' }
    await db().difference.create({ data: { ...found, oursMinor: 0, stripesMinor: 100, lastSeenAt: new Date() } })
    const { id: sellerOrderId } = await db().sellerOrder.findFirstOrThrow({ where: { sellerId, status: 'captured' } })
    const disputed = {
      sellerOrderId,
      sellerId,
      accountId: 'acct_1',
      reason: 'fraudulent',
      currency: 'usd',
      amountMinor: 100,
      isChargeRefundable: false,
    }
    const times = { createdAt: new Date(), readAt: new Date(), dueBy: later() }
    await db().dispute.create({ data: { ...disputed, ...times, stripeDisputeId: 'du_1', status: 'needs_response' } })
    await db().dispute.create({ data: { ...disputed, ...times, stripeDisputeId: 'du_2', status: 'under_review' } })
    expect((await platformOverview()).toDo).toEqual({ ...before, waitingSellers: 1, differences: 1, disputes: 1 })
    expect((await listSellers(null, true)).sellers.map(({ id }) => id)).toEqual([sellerId])
    await db().seller.update({ where: { id: sellerId }, data: { approval: 'approved' } })
  })

  test('a month is told in one currency: that which is asked for, or that of most sales', async () => {
    expect((await platformOverview()).sold).toMatchObject({
      currencies: ['usd', 'jpy'],
      chosen: { currency: 'usd', soldMinor: 2000, refundedMinor: 1000 },
    })
    expect((await platformOverview({ currency: 'jpy' })).sold).toMatchObject({ chosen: { currency: 'jpy', soldMinor: 900, refundBps: 0 } })
    expect((await platformOverview({ currency: 'eur', month: '2026-01' })).sold).toMatchObject({
      chosen: { currency: 'usd', month: '2026-01', sales: 0, takeBps: null },
    })
  })

  test('sales add up by currency with what was refunded; what was not captured does not count', async () => {
    expect((await platformOverview()).volume).toEqual([
      { currency: 'jpy', sales: 1, soldMinor: 900, refundedMinor: 0, chargedMinor: 45, returnedMinor: 0 },
      { currency: 'usd', sales: 2, soldMinor: 2000, refundedMinor: 1000, chargedMinor: 100, returnedMinor: 50 },
    ])
  })

  test('an order in doubt in two currencies shows an amount in each, never their sum', async () => {
    const order = await makeOrder(sellerId, { status: 'open', cardStatus: 'ready' }, { status: 'authorizing', amountMinor: 3400 })
    const { id: _, ...part } = await db().sellerOrder.findFirstOrThrow({ where: { orderId: order.id } })
    await db().sellerOrder.create({ data: { ...part, currency: 'eur', amountMinor: 1850 } })
    const { inDoubt } = await platformOverview({}, later())
    await db().order.update({
      where: { id: order.id },
      data: { status: 'canceled', parts: { updateMany: { where: {}, data: { status: 'canceled' } } } },
    })
    expect(inDoubt.find(({ id }) => id === order.id)?.amounts).toEqual([
      { currency: 'usd', amountMinor: 3400 },
      { currency: 'eur', amountMinor: 1850 },
    ])
  })

  test('an order is in doubt once Stripe has been quiet about it, not while the answer is fresh', async () => {
    expect(await platformOverview()).toMatchObject({ toDo: { inDoubt: 0 }, inDoubt: [] })
    const { inDoubt, toDo } = await platformOverview({}, later())
    expect(toDo.inDoubt).toBe(1)
    expect(inDoubt).toMatchObject([{ id: doubtful.id, shops: ['Clay'], amounts: [{ amountMinor: 700, currency: 'usd' }] }])
    expect(inDoubt[0]?.receiptNumber).toMatch(/^S-\d{5}$/)
  })

  test('jobs that were given up are counted, and the oldest that is due is told', async () => {
    const boss = await jobs()
    const [given, waiting] = [randomUUID(), randomUUID()]
    await db().$transaction(async (tx) => {
      await send(tx, 'sync-account', { accountId: 'acct_1' }, { startAfter: 3600 })
      await send(tx, 'advance-order', { orderId: 'x' }, { id: given })
      await send(tx, 'advance-order', { orderId: 'y' }, { id: waiting })
    })
    await pool().query('update pgboss.job set retry_limit = 0 where id = $1', [given])
    await boss.fail('advance-order', given, { message: 'Given up' })
    const { queues } = await jobOverview()
    const none = { waiting: 0, retrying: 0, later: 0, active: 0, failed: 0, done: 0 }
    expect(queues.find(({ name }) => name === 'sync-account')).toEqual({ name: 'sync-account', ...none, later: 1, oldestDueAt: null })
    const orders = queues.find(({ name }) => name === 'advance-order')
    expect(orders).toMatchObject({ ...none, waiting: 1, failed: 1, oldestDueAt: expect.any(String) })
    expect(queues.some(({ name }) => name.startsWith('__'))).toBe(false)
    await stopJobs()
    const { toDo, pace } = await platformOverview()
    expect(toDo.failedJobs).toBe(1)
    expect(pace.oldestDueAt).toBe(orders?.oldestDueAt)
  })
})
