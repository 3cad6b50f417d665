import { afterAll, afterEach, expect, test } from 'vitest'
import { viewerOf } from '@/lib/auth/viewer-of'
import { getShop } from '@/lib/catalog/get-shop'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { ERASED_EMAIL } from '@/lib/domain/order/erased-email'
import { readyToShip } from '@/lib/fulfilment/ready-to-ship'
import { listSellers } from '@/lib/sellers/list-sellers'
import { testDatabase } from '@/testing/database'
import { testLaterCharges } from '@/testing/later-charges'
import { makeOperator } from '@/testing/rows'
import { testSandbox } from '@/testing/sandbox'
import { closeShop } from './close-shop'
import { listChanges } from './list-changes'
import { erasePerson } from './person-data'

await testDatabase()
const sandbox = await testSandbox()
const { market, order, part } = testLaterCharges(sandbox)
afterAll(stopJobs)
afterEach(() => sandbox.control.clearFaults())

const NAME = 'Clay & Kiln'
const productsOf = (sellerId: string) => db().product.findMany({ where: { sellerId }, select: { status: true, description: true, pictureId: true } })
const isConnected = async (account: string) => (await db().connectedAccount.count({ where: { accountId: account, status: 'connected' } })) === 1

test('a shop is closed: products withdrawn, later charges canceled, the account disconnected, shop and person erased, the books kept', async () => {
  const { seller, partId } = await order({ inDays: 20 })
  const sold = market.wish(await market.product(seller, { kind: 'service' }), await market.card())
  await placeOrder(sold, market.guest())
  await db().product.updateMany({ where: { sellerId: seller.sellerId }, data: { description: 'By Jane Potter, Kiln Lane 4' } })
  await db().session.create({ data: { userId: seller.userId, sessionToken: 'of the seller', expires: new Date(Date.now() + 86_400_000) } })
  const { slug } = await db().seller.findUniqueOrThrow({ where: { id: seller.sellerId } })

  expect(await closeShop(seller, ` ${NAME} `)).toEqual({ kind: 'closed' })

  expect(await part(partId)).toMatchObject({ status: 'canceled', endReason: 'seller_canceled', order: { status: 'canceled' } })
  expect(
    await db().order.findUniqueOrThrow({ where: { checkoutId: sold.checkoutId }, include: { parts: { include: { lines: true } } } }),
  ).toMatchObject({
    status: 'paid',
    parts: [{ status: 'captured', amountMinor: 2500, accountId: seller.accountId, lines: [{ name: 'Blue bowl' }] }],
  })
  expect(new Set((await productsOf(seller.sellerId)).map((each) => JSON.stringify(each)))).toEqual(
    new Set([JSON.stringify({ status: 'archived', description: '', pictureId: null })]),
  )
  expect(await db().connectedAccount.findFirst({ where: { accountId: seller.accountId } })).toMatchObject({
    ...{ status: 'disconnected', disconnectReason: 'by_seller', sealedAccessToken: null, email: null, businessName: null },
  })
  expect(await db().user.findUnique({ where: { id: seller.userId }, include: { sessions: true } })).toMatchObject({
    email: null,
    name: null,
    sessions: [],
  })
  expect([await viewerOf(seller.userId), await getShop(slug)]).toEqual([null, null])
  expect((await listSellers()).sellers.find(({ id }) => id === seller.sellerId)).toMatchObject({
    ...{ shopName: NAME, email: null, activeProducts: 0, closedAt: expect.any(String) },
  })
  const deeds = (await listChanges('seller')).changes.filter(({ subjectId }) => subjectId === seller.sellerId).map(({ deed }) => deed)
  expect(deeds).toEqual(['shop_closed', 'shop_closing'])
  const made = await sandbox.control.objects('charge', seller.accountId)
  expect(made.map(({ object }) => [object.amount, object.refunded])).toEqual([[2500, false]])
})

test('a name that is not the shop’s closes nothing', async () => {
  const { seller, partId } = await order({ inDays: 20 })
  expect(await closeShop(seller, 'Clay and Kiln')).toEqual({ kind: 'refused', code: 'name_differs' })
  expect([(await part(partId)).status, await isConnected(seller.accountId)]).toEqual(['scheduled', true])
  expect(await productsOf(seller.sellerId)).toMatchObject([{ status: 'active' }])
})

test('what is ready and was refused ends with the shop: it has not left', async () => {
  const { seller, partId } = await order('on_shipment', 'pm_card_chargeCustomerFail')
  await readyToShip(seller.sellerId, partId)
  expect(await closeShop(seller, NAME)).toEqual({ kind: 'closed' })
  expect([(await part(partId)).status, await isConnected(seller.accountId)]).toEqual(['canceled', false])
})

test('a hold whose release has no answer keeps the shop from closing; the next try goes on', async () => {
  const { seller, partId } = await order({ inDays: 3 })
  await sandbox.control.addFault({ method: 'POST', path: '/cancel$', action: 'error_500_before', account: seller.accountId, times: 999 })
  expect(await closeShop(seller, NAME)).toEqual({ kind: 'refused', code: 'under_way', count: 1 })
  expect(await isConnected(seller.accountId)).toBe(true)
  expect(await productsOf(seller.sellerId)).toMatchObject([{ status: 'archived' }])
  await sandbox.control.clearFaults()
  expect(await closeShop(seller, NAME)).toEqual({ kind: 'closed' })
  expect(await part(partId)).toMatchObject({ status: 'canceled', endReason: 'seller_canceled' })
})

test('a seller whose own purchase is not finished is told so, and nothing is closed', async () => {
  const seller = await market.seller()
  const { orderId } = await order({ inDays: 20 })
  await db().order.update({ where: { id: orderId }, data: { email: seller.email } })
  expect(await closeShop(seller, NAME)).toEqual({ kind: 'refused', code: 'own_orders' })
  expect(await isConnected(seller.accountId)).toBe(true)
})

test('a shop that never connected an account closes too, and an operator cannot erase its owner before', async () => {
  const operator = await makeOperator()
  const seller = await market.seller()
  await db().seller.update({ where: { id: seller.sellerId }, data: { connectionId: null } })
  expect(await erasePerson(operator, seller.email)).toBe('seller')
  expect(await closeShop(seller, NAME)).toEqual({ kind: 'closed' })
  expect(await erasePerson(operator, seller.email)).toBe('not_found')
})

test('an erased buyer’s name and delivery address are gone from their orders, and an export has them before', async () => {
  const operator = await makeOperator()
  const wish = market.wish(await market.product(await market.seller()), await market.card(), { email: 'india@souk.test' })
  await placeOrder(wish, market.guest())
  const { id: orderId } = await db().order.findUniqueOrThrow({ where: { checkoutId: wish.checkoutId } })
  const address = { name: 'Asha Rao', line1: '4 MG Road', city: 'Pune', postalCode: '411001', country: 'IN' }
  await db().orderAddress.create({ data: { orderId, ...address } })
  expect(await erasePerson(operator, 'india@souk.test')).toBe('erased')
  expect(await db().orderAddress.count({ where: { orderId } })).toBe(0)
  expect(await db().order.findUniqueOrThrow({ where: { id: orderId } })).toMatchObject({ email: ERASED_EMAIL, status: 'paid' })
})

test('an owner who works in another shop too closes theirs and stays a member there', async () => {
  const { seller } = await order({ inDays: 20 })
  const other = await db().seller.findFirstOrThrow({ where: { id: { not: seller.sellerId } } })
  await db().shopMember.create({ data: { sellerId: other.id, userId: seller.userId, role: 'owner' } })
  expect(await closeShop(seller, NAME)).toEqual({ kind: 'closed' })
  expect(await viewerOf(seller.userId)).toMatchObject({ email: seller.email, sellerId: other.id, role: 'owner', shopCount: 1 })
  expect(await db().shopMember.count({ where: { sellerId: seller.sellerId } })).toBe(0)
})
