import { afterAll, expect, test } from 'vitest'
import { placeOrder } from '@/lib/checkout/place-order'
import { db, transaction } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { testDatabase } from '@/testing/database'
import { testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { type CarriedOrder, changeCarried, unlocked } from './carried-order'
import { getOrder, type OrderRow } from './orders'
import { writeOrder } from './write-order'

await testDatabase()
const sandbox = await testSandbox()
const market = testMarket(sandbox)
afterAll(stopJobs)

type Paid = { orderId: string; partId: string; carried: CarriedOrder }

/** A paid order of two sellers with a code, of which one has less captured than agreed and was asked to cancel, as it is carried once it was locked. */
async function carriedOrder(): Promise<Paid> {
  const sellers = [await market.seller(), await market.seller({ businessName: 'Other' })]
  const products = await Promise.all(sellers.map((seller) => market.product(seller)))
  const buyer = await market.member()
  const placed = await placeOrder(market.wish(products, await market.card()), buyer)
  if (placed.kind !== 'answer') throw new Error('The order was refused')
  const [part] = await db().sellerOrder.findMany({ where: { orderId: placed.orderId }, orderBy: { position: 'asc' } })
  if (!part) throw new Error('The order has no part')
  const discount = await db().discount.create({
    data: { code: `TEN${placed.orderId.replaceAll('-', '').slice(-12).toUpperCase()}`, kind: 'percent', percentBps: 1000, bornBy: 'platform' },
  })
  await db().discountUse.create({ data: { discountId: discount.id, orderId: placed.orderId, mailbox: '' } })
  await db().cancelation.create({ data: { sellerOrderId: part.id, status: 'requested' } })
  const carried = await changeCarried(unlocked(await getOrder(placed.orderId)), async (_, order) => order)
  return { orderId: placed.orderId, partId: part.id, carried }
}

/** Locks the order and changes nothing. @returns whether it was read again, and what then was found */
async function lockAgain(carried: CarriedOrder): Promise<{ isRead: boolean; order: OrderRow }> {
  let seen: OrderRow = carried.order
  await changeCarried(carried, async (_, order) => {
    seen = order
    return order
  })
  return { isRead: seen !== carried.order, order: seen }
}

test('an order is not read again while only its carrier writes it', async () => {
  const { orderId, partId, carried } = await carriedOrder()
  expect((await lockAgain(carried)).isRead).toBe(false)
  const written = await changeCarried(carried, async (tx, order) => {
    await writeOrder(tx, orderId, { order: { declineCode: 'own' }, parts: [{ id: partId, changes: { tries: 7 } }] }, [])
    return { ...order, declineCode: 'own' }
  })
  const again = await lockAgain(written)
  expect(again).toMatchObject({ isRead: false, order: { declineCode: 'own' } })
})

test.each<[string, (paid: Paid) => Promise<unknown>]>([
  ['the order', ({ orderId }) => db().order.update({ where: { id: orderId }, data: { declineCode: 'theirs' } })],
  ['a part', ({ partId }) => db().sellerOrder.update({ where: { id: partId }, data: { tries: 3 } })],
  ['the use of a code', ({ orderId }) => db().discountUse.updateMany({ where: { orderId }, data: { state: 'released' } })],
  ['a cancelation', ({ partId }) => db().cancelation.update({ where: { sellerOrderId: partId }, data: { status: 'declined' } })],
  ['its card', ({ carried }) => db().savedCard.update({ where: { id: carried.order.savedCardId ?? '' }, data: { detachedAt: new Date() } })],
  ['its Customer', ({ carried }) => db().customer.update({ where: { id: carried.order.customerId }, data: { platformCustomerId: null } })],
  [
    'what less was captured',
    ({ partId }) =>
      db().partialCapture.create({ data: { sellerOrderId: partId, agreedMinor: 2, agreedFeeMinor: 1, taxMinor: 0, taxInclusiveMinor: 0 } }),
  ],
  ['a cancelation that is gone', ({ partId }) => db().cancelation.delete({ where: { sellerOrderId: partId } })],
])('%s that somebody else has written is read again', async (_, write) => {
  const paid = await carriedOrder()
  await write(paid)
  const { isRead, order } = await lockAgain(paid.carried)
  expect(isRead).toBe(true)
  expect(order).toEqual(await getOrder(paid.orderId))
})

test('what was written while the lock was waited for is seen, though the order’s own row stayed as it was', async () => {
  const { orderId, partId, carried } = await carriedOrder()
  let waiting: ReturnType<typeof lockAgain> | null = null
  await transaction(async (tx) => {
    await tx.$queryRaw`select 1 from "Order" where id = ${orderId} for update`
    waiting = lockAgain(carried)
    const blocked = async () =>
      (await db().$queryRaw<unknown[]>`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`).length
    await expect.poll(blocked).toBe(1)
    await tx.sellerOrder.update({ where: { id: partId }, data: { tries: 5 } })
  })
  const { isRead, order } = (await waiting) as unknown as Awaited<ReturnType<typeof lockAgain>>
  expect(isRead).toBe(true)
  expect(order.parts.find(({ id }) => id === partId)?.tries).toBe(5)
})

test('what is rolled back is neither kept nor carried', async () => {
  const { orderId, carried } = await carriedOrder()
  const failing = changeCarried(carried, async (tx) => {
    await writeOrder(tx, orderId, { order: { declineCode: 'lost' }, parts: [] }, [])
    throw new Error('stopped here')
  })
  await expect(failing).rejects.toThrow('stopped here')
  expect(await lockAgain(carried)).toMatchObject({ isRead: false, order: { declineCode: carried.order.declineCode } })
})
