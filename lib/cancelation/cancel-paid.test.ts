import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, expect, test } from 'vitest'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { findOrderOfPart } from '@/lib/db/orders/orders'
import { NO_TRACKING } from '@/lib/domain/fulfilment/ship-form'
import { shipItems } from '@/lib/fulfilment/ship-items'
import { buyerCancelationMail } from '@/lib/notices/cancelation-mail'
import { readSale, toShipCount } from '@/lib/orders/list-sales'
import { readOrder } from '@/lib/orders/read-order'
import { advanceOrder } from '@/lib/saga/advance-order'
import { setCancelMinutes } from '@/lib/sellers/cancel-window'
import { testDatabase } from '@/testing/database'
import { testLaterCharges } from '@/testing/later-charges'
import { shipTo } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { acceptRequest, declineRequest } from './answer-request'
import { cancelPaid } from './cancel-paid'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const { market, charges, mails } = testLaterCharges(sandbox)
afterAll(stopJobs)
afterEach(() => sandbox.control.clearFaults())

/** Two mugs of three in stock, paid; ordered so many minutes ago. */
async function paidOrder(minutesAgo = 0) {
  const seller = await market.seller()
  await market.zone(seller)
  const mug = await market.product(seller, { kind: 'physical', name: 'Mug', stock: 3 })
  const buyer = market.guest()
  const wish = market.wish(mug, await market.card(), { shipTo: shipTo(), quantity: 2 })
  await placeOrder(wish, buyer)
  const part = await db().sellerOrder.findFirstOrThrow({ where: { order: { checkoutId: wish.checkoutId } }, include: { lines: true } })
  expect(part.status).toBe('captured')
  await db().sellerOrder.update({ where: { id: part.id }, data: { createdAt: new Date(Date.now() - minutesAgo * 60_000) } })
  const { sellerId } = seller
  const lineId = part.lines[0]?.id ?? ''
  const ship = () => shipItems(sellerId, part.id, randomUUID(), { ...NO_TRACKING, quantities: { [lineId]: '2' } })
  return {
    seller,
    sellerId,
    buyer,
    productId: mug.id,
    orderId: part.orderId,
    partId: part.id,
    ship,
    cancel: () => cancelPaid(part.orderId, part.id, buyer),
  }
}

const statusOf = async (id: string) => (await db().sellerOrder.findUniqueOrThrow({ where: { id } })).status
const stockOf = async (id: string) => (await db().product.findUniqueOrThrow({ where: { id } })).stock
async function feesLeft(partId: string): Promise<number> {
  const { chargeId } = await db().sellerOrder.findUniqueOrThrow({ where: { id: partId } })
  const fees = await sandbox.control.objects('application_fee')
  return fees
    .filter(({ object }) => object.charge === chargeId)
    .reduce((sum, { object }) => sum + Number(object.amount) - Number(object.amount_refunded), 0)
}

test('within the hour a buyer cancels what has not left: all of it is refunded at once, with our fee, stock returns, both are told', async () => {
  const { seller, sellerId, buyer, productId, orderId, partId, ship, cancel } = await paidOrder()
  expect(await readOrder(orderId, buyer)).toMatchObject({ paidCancels: [{ partId, until: expect.any(String), cancelation: null }] })
  expect(await cancel()).toEqual({ kind: 'canceled' })
  expect(await cancel()).toEqual({ kind: 'canceled' })
  expect([await statusOf(partId), await charges(seller), await stockOf(productId)]).toEqual(['refunded', ['released'], 3])
  expect(await feesLeft(partId)).toBe(0)
  expect(await db().order.findUnique({ where: { id: orderId } })).toMatchObject({ status: 'refunded' })
  expect(await mails(orderId)).toEqual(expect.arrayContaining(['cancel_accepted buyer', 'cancel_accepted seller']))
  expect(await toShipCount(sellerId)).toBe(0)
  expect(await ship()).toMatchObject({ kind: 'refused', said: { key: 'fulfilment.canceled' } })
  expect(await db().stockMovement.count({ where: { kind: 'given_back', variant: { productId } } })).toBe(1)
})

test('only its buyer cancels it', async () => {
  const { orderId, partId } = await paidOrder()
  expect(await cancelPaid(orderId, partId, market.guest())).toEqual({ kind: 'not_found' })
  expect(await statusOf(partId)).toBe('captured')
})

test('later they ask, and the seller who agrees refunds it', async () => {
  const { seller, sellerId, orderId, partId, cancel } = await paidOrder(61)
  expect([await cancel(), await cancel()]).toEqual([{ kind: 'requested' }, { kind: 'requested' }])
  expect([await statusOf(partId), await toShipCount(sellerId)]).toEqual(['captured', 1])
  expect((await mails(orderId)).filter((each) => each.startsWith('cancel'))).toEqual(['cancel_requested seller'])
  expect(await acceptRequest((await market.seller()).sellerId, partId)).toEqual({ kind: 'not_found' })
  expect(await Promise.all([acceptRequest(sellerId, partId), acceptRequest(sellerId, partId)])).toEqual([{ kind: 'answered' }, { kind: 'answered' }])
  expect([await statusOf(partId), await charges(seller)]).toEqual(['refunded', ['released']])
})

test('a seller who declines says why, the buyer reads it, and nothing is refunded', async () => {
  const { sellerId, buyer, orderId, partId, cancel } = await paidOrder(61)
  await cancel()
  expect(await declineRequest(sellerId, partId, '  ')).toMatchObject({ kind: 'refused', said: { key: 'cancelation.noReason' } })
  expect(await declineRequest(sellerId, partId, 'It is glazed already.')).toEqual({ kind: 'answered' })
  expect(await readOrder(orderId, buyer)).toMatchObject({ paidCancels: [{ cancelation: { status: 'declined', reason: 'It is glazed already.' } }] })
  const found = await findOrderOfPart(partId)
  if (!found) throw new Error('no part')
  expect((await buyerCancelationMail(found.order, found.part, false, {})).text).toContain('The seller says: “It is glazed already.”')
  expect(await cancel()).toMatchObject({ kind: 'refused', said: { key: 'cancelation.declined' } })
  expect(await acceptRequest(sellerId, partId)).toEqual({ kind: 'answered' })
  expect(await statusOf(partId)).toBe('captured')
})

test('each seller sets for how long; none means that buyers always ask', async () => {
  const { sellerId, cancel } = await paidOrder()
  await setCancelMinutes(sellerId, 0)
  expect(await cancel()).toEqual({ kind: 'requested' })
})

test('what has left is not canceled; shipping ends what was asked', async () => {
  const { buyer, sellerId, orderId, partId, ship, cancel } = await paidOrder(61)
  await cancel()
  expect(await ship()).toEqual({ kind: 'shipped' })
  expect(await readOrder(orderId, buyer)).toMatchObject({ paidCancels: [{ cancelation: { status: 'declined', reason: null } }] })
  expect(await acceptRequest(sellerId, partId)).toMatchObject({ kind: 'answered' })
  expect(await statusOf(partId)).toBe('captured')
  const other = await paidOrder()
  await other.ship()
  expect(await other.cancel()).toMatchObject({ kind: 'refused', said: { key: 'cancelation.shipped' } })
})

test('a shipment and a cancelation at once: the first stands, the other is told so, and never both', async () => {
  for (let round = 0; round < 4; round += 1) {
    const { partId, ship, cancel } = await paidOrder()
    const works = round % 2 === 0 ? ([ship, cancel] as const) : ([cancel, ship] as const)
    const told = await Promise.all(works.map((work) => work()))
    const [shipped, canceled] = round % 2 === 0 ? told : told.toReversed()
    const isShipped = shipped?.kind === 'shipped'
    expect(canceled).toMatchObject(isShipped ? { kind: 'refused', said: { key: 'cancelation.shipped' } } : { kind: 'canceled' })
    if (!isShipped) expect(shipped).toMatchObject({ kind: 'refused' })
    expect(await statusOf(partId)).toBe(isShipped ? 'captured' : 'refunded')
    expect(await db().shipment.count({ where: { sellerOrderId: partId } })).toBe(isShipped ? 1 : 0)
  }
})

test('the database itself refuses to ship what is canceled, and to cancel what has left', async () => {
  const { partId } = await paidOrder()
  const { id: orderLineId } = await db().orderLine.findFirstOrThrow({ where: { sellerOrderId: partId } })
  const insert = () => db().shipment.create({ data: { sellerOrderId: partId, lines: { create: { orderLineId, quantity: 1 } } } })
  const accepted = { sellerOrderId: partId, status: 'accepted' as const }
  const answers = await Promise.allSettled([insert(), db().cancelation.create({ data: accepted })])
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a refund whose answer is lost is found and made once', async () => {
  const { seller, orderId, partId, cancel, productId } = await paidOrder()
  await sandbox.control.addFault({ method: 'POST', path: '/refunds$', action: 'error_500_before', account: seller.accountId, times: 999 })
  expect(await cancel()).toEqual({ kind: 'canceled' })
  expect([await statusOf(partId), await charges(seller)]).toEqual(['captured', ['captured']])
  const { wakeAt } = await db().order.findUniqueOrThrow({ where: { id: orderId } })
  expect(wakeAt).not.toBeNull()
  await sandbox.control.clearFaults()
  await advanceOrder(orderId, { reread: false })
  expect([await statusOf(partId), await charges(seller), await stockOf(productId)]).toEqual(['refunded', ['released'], 3])
})

test('a seller who has disconnected is asked, and must connect before they agree', async () => {
  const { seller, sellerId, partId, cancel } = await paidOrder()
  await db().connectedAccount.updateMany({ where: { accountId: seller.accountId }, data: { status: 'disconnected' } })
  expect(await cancel()).toEqual({ kind: 'requested' })
  expect(await acceptRequest(sellerId, partId)).toMatchObject({ kind: 'refused', said: { key: 'cancelation.disconnected' } })
  expect(await readSale(sellerId, partId)).toMatchObject({ status: 'captured', cancelation: { status: 'requested' } })
})
