import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { cancelPaid } from '@/lib/cancelation/cancel-paid'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { getOrder } from '@/lib/db/orders/orders'
import { undoShipment } from '@/lib/fulfilment/change-shipment'
import { orderKey } from '@/lib/orders/order-link'
import { testDatabase } from '@/testing/database'
import { testReturns } from '@/testing/returned-orders'
import { testSandbox } from '@/testing/sandbox'
import { declineReturn } from './answer-return'
import { listOpenReturns, openReturnCount, readBuyersReturns, readOrderReturns, readReturnPage, readSaleReturns } from './read-returns'
import { requestReturn } from './request-return'
import { readReturnPicture } from './return-picture'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const { market, shippedOrder, returned, statusOf } = testReturns(sandbox)
afterAll(stopJobs)

const DAY = 86_400_000

test('only who may ask returns something: its buyer, and a link that allows it; to others there is no such order', async () => {
  const { place, wants, orderId, lineId } = await shippedOrder()
  const values = { quantities: { [lineId]: '1' }, reason: 'other', words: '' }
  const row = await getOrder(orderId)
  const key = (scopes: ('read' | 'ask')[]) => orderKey(row, { scopes, endsAt: new Date(Date.now() + DAY) })
  const as = (link: string | undefined) => requestReturn({ ...place, buyer: market.guest(), key: link }, randomUUID(), values, [])
  expect([await as(undefined), await as(key(['read']))]).toEqual([{ kind: 'not_found' }, { kind: 'not_found' }])
  expect([await as(key(['read', 'ask'])), await wants('1')]).toEqual([{ kind: 'requested' }, { kind: 'requested' }])
  const other = await shippedOrder()
  expect(await requestReturn({ ...place, partId: other.partId }, randomUUID(), values, [])).toEqual({ kind: 'not_found' })
})

test('nothing is returned that was not shipped, or comes back already, however often it is asked for at once', async () => {
  const { partId, wants } = await shippedOrder({ ships: 2 })
  expect(await wants('3')).toMatchObject({ kind: 'refused', said: { key: 'returns.tooMany' } })
  const answers = await Promise.all([wants('1'), wants('1'), wants('1'), wants('2')])
  expect(answers.filter(({ kind }) => kind === 'requested').length).toBeGreaterThan(0)
  const { _sum } = await db().returnLine.aggregate({ where: { return: { sellerOrderId: partId } }, _sum: { quantity: true } })
  expect(_sum.quantity).toBeLessThanOrEqual(2)
})

test('sent twice, a form makes one return', async () => {
  const { wants, partId } = await shippedOrder()
  const id = randomUUID()
  expect(await Promise.all([wants('3', {}, id), wants('3', {}, id)])).toEqual([{ kind: 'requested' }, { kind: 'requested' }])
  expect(await db().return.count({ where: { sellerOrderId: partId } })).toBe(1)
})

test('the database itself refuses pieces that were not shipped, lines of another order, to leave an end, and to undo what comes back', async () => {
  const [made, other] = [await shippedOrder({ ships: 1 }), await shippedOrder()]
  const { sellerId, partId: sellerOrderId } = made
  const insert = (orderLineId: string, quantity: number) =>
    db().return.create({ data: { sellerOrderId, sellerId, reason: 'other', refundedBeforeMinor: 0, lines: { create: { orderLineId, quantity } } } })
  await expect(insert(made.lineId, 2)).rejects.toThrow()
  await expect(insert(other.lineId, 1)).rejects.toThrow()
  const { id } = await insert(made.lineId, 1)
  await expect(insert(made.lineId, 1)).rejects.toThrow()
  await expect(db().shipment.update({ where: { id: made.shipmentId }, data: { canceledAt: new Date() } })).rejects.toThrow()
  await db().return.update({ where: { id }, data: { status: 'declined' } })
  await expect(db().return.update({ where: { id }, data: { status: 'approved' } })).rejects.toThrow()
  await insert(made.lineId, 1)
})

test('a shipment that is undone and a return of it at once: one of them stands', async () => {
  const { sellerId, partId, shipmentId, wants } = await shippedOrder()
  const [asked, undone] = await Promise.all([wants('1'), undoShipment({ sellerId, sellerOrderId: partId, shipmentId })])
  if (asked.kind === 'requested') expect(undone).toMatchObject({ kind: 'refused', said: { key: 'returns.comesBack' } })
  else expect([asked, undone]).toMatchObject([{ kind: 'refused' }, { kind: 'changed' }])
})

test('what is canceled before it leaves is not returned, also where both are asked for at once', async () => {
  const { orderId, partId, buyer, wants } = await shippedOrder({ ships: 0 })
  const [canceled, asked] = await Promise.all([cancelPaid(orderId, partId, buyer), wants('1')])
  expect([canceled, asked]).toMatchObject([{ kind: 'canceled' }, { kind: 'refused' }])
  const made = await shippedOrder()
  const both = await Promise.all([made.wants('1'), cancelPaid(made.orderId, made.partId, made.buyer)])
  expect(both).toMatchObject([{ kind: 'requested' }, { kind: 'refused', said: { key: 'cancelation.shipped' } }])
})

test('an answer and a change of mind at once: the first stands', async () => {
  for (let round = 0; round < 3; round += 1) {
    const { id, of, cancel } = await returned(await shippedOrder(), '1', false)
    const [answered, canceled] = await Promise.all([declineReturn(of, 'No.'), cancel()])
    const status = await statusOf(id)
    expect([answered.kind, canceled.kind].sort()).toEqual(['changed', 'refused'])
    expect(status).toBe(answered.kind === 'changed' ? 'declined' : 'canceled')
  }
})

test('who may see an order reads its returns; who may only read is led to no form; the seller lists what is open', async () => {
  const made = await shippedOrder()
  const { orderId, partId, sellerId, buyer, lineId } = made
  expect(await readReturnPage(orderId, partId, buyer, undefined)).toMatchObject({
    kind: 'asked',
    postage: 'buyer',
    pieces: [{ lineId, quantity: 3 }],
  })
  const { id, cancel } = await returned(made, '2')
  const row = await getOrder(orderId)
  const read = orderKey(row, { scopes: ['read'], endsAt: new Date(Date.now() + DAY) })
  expect(await readBuyersReturns(orderId, buyer, undefined)).toMatchObject({
    mayAsk: true,
    parts: [{ partId, may: { kind: 'asked' }, returns: [{ id, status: 'approved', lines: [{ name: 'Mug', quantity: 2 }] }] }],
  })
  expect(await readBuyersReturns(orderId, market.guest(), read)).toMatchObject({ mayAsk: false, parts: [{ may: null, returns: [{ id }] }] })
  expect(await readBuyersReturns(orderId, market.guest(), undefined)).toEqual({ mayAsk: false, parts: [] })
  expect(await readReturnPage(orderId, partId, market.guest(), read)).toBeNull()
  expect(await readSaleReturns(sellerId, partId)).toMatchObject([{ id }])
  expect(await readSaleReturns((await market.seller()).sellerId, partId)).toEqual([])
  expect(await readOrderReturns(orderId)).toMatchObject([{ partId, returns: [{ id }] }])
  expect([await openReturnCount(sellerId), await listOpenReturns(sellerId)]).toMatchObject([
    1,
    { returns: [{ id, names: ['Mug'] }], nextCursor: null },
  ])
  await cancel()
  expect([await openReturnCount(sellerId), await listOpenReturns(sellerId)]).toEqual([0, { returns: [], nextCursor: null }])
})

test('a picture of a return is for its buyer, its seller and the operator alone', async () => {
  const { place, lineId, buyer, sellerId } = await shippedOrder()
  const returnId = randomUUID()
  const photo = new Uint8Array(
    await sharp({ create: { width: 300, height: 240, channels: 3, background: '#888' } })
      .png()
      .toBuffer(),
  )
  await requestReturn(place, returnId, { quantities: { [lineId]: '1' }, reason: 'damaged', words: '' }, [photo])
  const person = {
    userId: 'x',
    email: 'x@souk.test',
    name: null,
    isProven: true,
    hasSecondFactor: false,
    awaits: null,
    isOperator: false,
    sellerId: null,
    role: null,
    shopCount: 0,
  }
  const look = (viewer: Parameters<typeof readReturnPicture>[1], as = market.guest(), position = '0') =>
    readReturnPicture({ returnId, position, key: undefined }, viewer, as)
  const [own, seller, operator] = [await look(null, buyer), await look({ ...person, sellerId }), await look({ ...person, isOperator: true })]
  expect([own, seller, operator].map((picture) => picture?.contentType)).toEqual(['image/webp', 'image/webp', 'image/webp'])
  const others = [await look(null), await look({ ...person, sellerId: randomUUID() }), await look(null, buyer, '1'), await look(null, buyer, 'x')]
  expect(others).toEqual([null, null, null, null])
})
