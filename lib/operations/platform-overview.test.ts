import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { db, pool, transaction } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { jobs, send, stopJobs } from '@/lib/db/jobs/jobs'
import { postJournals } from '@/lib/db/ledger/post-journals'
import type { Plain } from '@/lib/db/money-columns'
import { feeReturnJournals, refundJournals, saleJournals } from '@/lib/domain/ledger/story-journals'
import { wasCharged } from '@/lib/domain/order/charged'
import { testDatabase } from '@/testing/database'
import { makeProduct, makeSeller } from '@/testing/rows'
import { platformOverview } from './platform-overview'

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

test('an empty marketplace has no queues, no orders and nothing in doubt', async () => {
  expect(await platformOverview()).toEqual({
    orders: { open: 0, paid: 0, scheduled: 0, partly_paid: 0, declined: 0, canceled: 0, refunded: 0 },
    volume: [],
    sellers: { total: 0, chargeable: 0, disconnected: 0 },
    products: 0,
    webhooks: { failed: 0, waiting: 0 },
    tasks: [],
    taskCount: 0,
    inDoubt: [],
    inDoubtCount: 0,
    queues: null,
  })
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

  test('the overview counts orders, sellers, products and webhooks', async () => {
    expect(await platformOverview()).toMatchObject({
      orders: { open: 2, paid: 2, declined: 1, canceled: 0, refunded: 1 },
      sellers: { total: 5, chargeable: 1, disconnected: 1 },
      products: 1,
      webhooks: { failed: 2, waiting: 1 },
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
    const { inDoubt } = await platformOverview(later())
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
    expect(await platformOverview()).toMatchObject({ inDoubtCount: 0, inDoubt: [] })
    const { inDoubt, inDoubtCount } = await platformOverview(later())
    expect(inDoubtCount).toBe(1)
    expect(inDoubt).toMatchObject([{ id: doubtful.id, shops: ['Clay'], amounts: [{ amountMinor: 700, currency: 'usd' }] }])
    expect(inDoubt[0]?.receiptNumber).toMatch(/^S-\d{5}$/)
  })

  test('the overview counts jobs queue by queue', async () => {
    const boss = await jobs()
    const [given, waiting] = [randomUUID(), randomUUID()]
    await db().$transaction(async (tx) => {
      await send(tx, 'sync-account', { accountId: 'acct_1' }, { startAfter: 3600 })
      await send(tx, 'advance-order', { orderId: 'x' }, { id: given })
      await send(tx, 'advance-order', { orderId: 'y' }, { id: waiting })
    })
    await pool().query('update pgboss.job set retry_limit = 0 where id = $1', [given])
    await boss.fail('advance-order', given, { message: 'Given up' })
    await stopJobs()
    const { queues } = await platformOverview()
    const none = { waiting: 0, retrying: 0, later: 0, active: 0, failed: 0, done: 0 }
    expect(queues?.find(({ name }) => name === 'sync-account')).toEqual({ name: 'sync-account', ...none, later: 1, oldestDueAt: null })
    expect(queues?.find(({ name }) => name === 'advance-order')).toMatchObject({ ...none, waiting: 1, failed: 1, oldestDueAt: expect.any(String) })
    expect(queues?.some(({ name }) => name.startsWith('__'))).toBe(false)
  })
})
