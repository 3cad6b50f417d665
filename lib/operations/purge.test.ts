import { afterAll, expect, test } from 'vitest'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { testDatabase } from '@/testing/database'
import { testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { purge } from './purge'

await testDatabase()
const sandbox = await testSandbox()
const market = testMarket(sandbox)
afterAll(stopJobs)

const DAY = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * DAY)

test('sessions, sign-in links and limits are deleted when their time is over, not before', async () => {
  const { id: userId } = await db().user.create({ data: { email: 'maya@souk.test' } })
  await db().session.createMany({ data: [1, 3].map((days) => ({ userId, sessionToken: `session-${days}`, expires: inDays(days) })) })
  await db().verificationToken.createMany({ data: [1, 3].map((days) => ({ identifier: 'a@b.test', token: `${days}`, expires: inDays(days) })) })
  await db().rateLimit.createMany({ data: [1, 3].map((days) => ({ key: `${days}`, points: 1, expire: inDays(days) })) })
  expect(await purge(inDays(2))).toMatchObject({ sessions: 1, links: 1, limits: 1 })
  expect(await purge(inDays(2))).toMatchObject({ sessions: 0, links: 0, limits: 0 })
  expect(await db().session.findMany({ select: { sessionToken: true } })).toEqual([{ sessionToken: 'session-3' }])
})

test('an import is deleted after 30 days with its lines and the pictures that failed, one that runs is not', async () => {
  const { id: productId, sellerId } = await market.product(await market.seller())
  const columns = { sellerId, fileName: 'a.csv', sha256: '', currency: 'usd', hasSemicolons: false }
  const row = { line: 2, name: 'Mug', lines: [], seen: {}, said: [], outcome: 'added' as const }
  const source = { productId, line: 2, position: 0 }
  const { id } = await db().import.create({ data: { ...columns, state: 'done', rows: { create: row } } })
  await db().import.create({ data: { ...columns, state: 'running' } })
  await db().pictureSource.createMany({
    data: [
      { ...source, importId: id, url: 'https://a.test/1', state: 'failed' },
      { ...source, importId: id, url: 'https://a.test/2', state: 'fetched' },
    ],
  })
  expect(await purge(inDays(29))).toMatchObject({ imports: 0 })
  expect(await purge(inDays(31))).toMatchObject({ imports: 1 })
  expect(await db().import.findMany({ select: { state: true } })).toEqual([{ state: 'running' }])
  expect(await db().importRow.count()).toBe(0)
  expect(await db().pictureSource.findMany({ select: { url: true, importId: true } })).toEqual([{ url: 'https://a.test/2', importId: null }])
})

test('an invitation to a team is deleted 90 days after it ended, and who joined by it stays', async () => {
  const { sellerId } = await market.seller()
  const { id: userId } = await db().user.create({ data: { email: 'joined@souk.test' } })
  await db().shopMember.create({ data: { sellerId, userId, role: 'shipper' } })
  const invitation = { sellerId, role: 'shipper' as const, email: 'joined@souk.test' }
  await db().shopInvitation.create({ data: { ...invitation, id: 'old', tokenHash: 'a', expiresAt: inDays(0), acceptedAt: inDays(-1) } })
  await db().shopInvitation.create({ data: { ...invitation, id: 'new', tokenHash: 'b', expiresAt: inDays(7) } })
  expect(await purge(inDays(89))).toMatchObject({ invitations: 0 })
  expect(await purge(inDays(91))).toMatchObject({ invitations: 1 })
  expect(await db().shopInvitation.findMany({ select: { id: true } })).toEqual([{ id: 'new' }])
  expect(await db().shopMember.count({ where: { userId } })).toBe(1)
})

test('an order that came to nothing is deleted after 90 days with all that is about it; one that was paid stays', async () => {
  const product = await market.product(await market.seller())
  const refused = market.wish(product, await market.card('pm_card_chargeDeclined'), { email: 'refused@souk.test' })
  const paid = market.wish(product, await market.card(), { email: 'paid@souk.test' })
  for (const wish of [refused, paid]) await placeOrder(wish, market.guest())
  const { id } = await db().order.findUniqueOrThrow({ where: { checkoutId: refused.checkoutId } })
  await db().order.update({
    where: { id },
    data: { status: 'canceled', parts: { updateMany: { where: {}, data: { status: 'canceled', stockHeld: false } } } },
  })
  expect(await purge(inDays(89))).toMatchObject({ orders: 0 })
  expect(await purge(inDays(91))).toMatchObject({ orders: 1 })
  expect(await db().order.findMany({ select: { email: true } })).toEqual([{ email: 'paid@souk.test' }])
  const left = [await db().orderEvent.count({ where: { orderId: id } }), await db().customer.count({ where: { email: 'refused@souk.test' } })]
  expect(left).toEqual([0, 0])
})

test('an order about which a task is open stays', async () => {
  const wish = market.wish(await market.product(await market.seller()), await market.card('pm_card_chargeDeclined'))
  await placeOrder(wish, market.guest())
  const { id } = await db().order.findUniqueOrThrow({ where: { checkoutId: wish.checkoutId } })
  await db().order.update({
    where: { id },
    data: { status: 'canceled', parts: { updateMany: { where: {}, data: { status: 'canceled', stockHeld: false } } } },
  })
  await db().operatorTask.create({ data: { kind: 'contradiction', orderId: id } })
  await purge(inDays(91))
  expect(await db().order.count({ where: { id } })).toBe(1)
})

test('every table that points to an order or a part is one that the purge knows', async () => {
  const tables = await db().$queryRaw<{ name: string }[]>`
    select distinct conrelid::regclass::text as name from pg_constraint
    where contype = 'f' and confdeltype <> 'c' and confrelid in ('"Order"'::regclass, '"SellerOrder"'::regclass) order by 1`
  // Documents, disputes and books are of what was charged, which is never purged.
  expect(tables.map(({ name }) => name)).toEqual([
    '"BalanceTransaction"',
    '"Difference"',
    '"Dispute"',
    '"Document"',
    '"FraudWarning"',
    '"LedgerJournal"',
    '"OperatorTask"',
    '"OrderLine"',
    '"PartCall"',
    '"Refund"',
    '"SellerOrder"',
    '"SentOn"',
    '"Settlement"',
  ])
})
