import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { readBuyersGoods } from '@/lib/digital/delivered'
import { addKeys } from '@/lib/digital/sell-keys'
import { NO_TRACKING } from '@/lib/domain/fulfilment/ship-form'
import { shipItems } from '@/lib/fulfilment/ship-items'
import { declineReturn } from '@/lib/returns/answer-return'
import { readBuyersReturns, readReturnPage } from '@/lib/returns/read-returns'
import { testDatabase } from '@/testing/database'
import { testReturns } from '@/testing/returned-orders'
import { testSandbox } from '@/testing/sandbox'
import { closeShop, readClosing } from './close-shop'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const { market, shippedOrder, returned } = testReturns(sandbox)
afterAll(stopJobs)

const NAME = 'Clay & Kiln'
const OWED = { kind: 'refused', code: 'owed' }
const stateOf = async (sellerId: string) => {
  const { connection, products } = await db().seller.findUniqueOrThrow({ where: { id: sellerId }, include: { connection: true, products: true } })
  return [connection?.status, ...products.map(({ status }) => status)]
}

test('a shop with paid items that have not left does not close, and nothing of it is touched; once they are shipped it does', async () => {
  const { seller, sellerId, partId, lineId } = await shippedOrder({ ships: 0 })
  expect(await closeShop(seller, NAME)).toEqual(OWED)
  expect([await readClosing(sellerId), await stateOf(sellerId)]).toEqual([
    { owed: { toShip: 1, returns: 0, keys: [] }, unsoldKeys: 0 },
    ['connected', 'active'],
  ])
  expect(await shipItems(sellerId, partId, randomUUID(), { ...NO_TRACKING, quantities: { [lineId]: '3' } })).toEqual({ kind: 'shipped' })
  expect(await closeShop(seller, NAME)).toEqual({ kind: 'closed' })
})

test('a shop with an open return does not close until it is answered', async () => {
  const made = await shippedOrder()
  const { of } = await returned(made, '1', false)
  expect([await closeShop(made.seller, NAME), (await readClosing(made.sellerId)).owed.returns]).toEqual([OWED, 1])
  expect(await declineReturn(of, 'It was used.')).toEqual({ kind: 'changed' })
  expect(await closeShop(made.seller, NAME)).toEqual({ kind: 'closed' })
})

test('of a closed shop nothing is returned here, and its buyers read that it has closed', async () => {
  const made = await shippedOrder({ country: 'DE' })
  const { seller, orderId, partId, buyer, wants } = made
  expect(await closeShop(seller, NAME)).toEqual({ kind: 'closed' })
  expect(await wants('1')).toEqual({ kind: 'refused', said: { key: 'returns.shopClosed' } })
  expect((await readBuyersReturns(orderId, buyer, undefined)).parts).toMatchObject([{ partId, may: null, isShopClosed: true, returns: [] }])
  expect(await readReturnPage(orderId, partId, buyer, undefined)).toBeNull()
})

test('a return that is asked for while the shop is being closed is either seen by the closing or refused', async () => {
  const made = await shippedOrder()
  const [closed, asked] = await Promise.all([closeShop(made.seller, NAME), made.wants('1')])
  expect([
    ['closed', 'refused'],
    ['refused', 'requested'],
  ]).toContainEqual([closed.kind, asked.kind])
})

test('a shop that owes keys does not close; with none owed its unsold keys are deleted, and sold ones stay with their buyers', async () => {
  const seller = await market.seller()
  const product = await market.product(seller, { kind: 'digital', name: 'Font license' })
  await addKeys(seller.sellerId, product.id, product.variantId, ['KEY-1', 'KEY-2', 'KEY-3'].join('\n'))
  const buyer = market.guest()
  const wish = market.wish(product, await market.card())
  await placeOrder(wish, buyer)
  const part = await db().sellerOrder.findFirstOrThrow({ where: { order: { checkoutId: wish.checkoutId } } })
  const owe = (keysMissing: number) => db().entitlement.updateMany({ where: { productId: product.id }, data: { keysMissing } })
  await owe(1)
  expect(await closeShop(seller, NAME)).toEqual(OWED)
  expect(await readClosing(seller.sellerId)).toEqual({ owed: { toShip: 0, returns: 0, keys: [{ productId: product.id, count: 1 }] }, unsoldKeys: 2 })
  await owe(0)
  expect(await closeShop(seller, NAME)).toEqual({ kind: 'closed' })
  expect(await db().licenseKey.count({ where: { variantId: product.variantId } })).toBe(1)
  expect(await readBuyersGoods(part.orderId, [part.id])).toMatchObject([{ keys: [expect.stringMatching(/^KEY-/)] }])
})
