import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { cancelSale } from '@/lib/cancelation/cancel-sale'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { findOrderOfPart } from '@/lib/db/orders/orders'
import { NO_TRACKING } from '@/lib/domain/fulfilment/ship-form'
import { sellerMail } from '@/lib/notices/seller-mail'
import { shipmentMail } from '@/lib/notices/shipment-mail'
import { listToShip, readSale, toShipCount } from '@/lib/orders/list-sales'
import { readPackingSlip } from '@/lib/orders/packing-slip'
import { readOrder } from '@/lib/orders/read-order'
import { recordEvents } from '@/lib/saga/record/record-events'
import { partEvent } from '@/lib/saga/saga-event'
import { testDatabase } from '@/testing/database'
import { shipTo, testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { correctTracking, markDelivered, undoShipment } from './change-shipment'
import { readyToShip } from './ready-to-ship'
import { shipItems } from './ship-items'

await testDatabase()
const market = testMarket(await testSandbox({ asyncDelayMs: 0 }))
afterAll(stopJobs)

type Kind = 'flat' | 'pickup'

/** Mugs to be charged when they are ready. */
async function orderOnShipment(card?: string) {
  const seller = await market.seller()
  await market.zone(seller)
  const mug = await market.product(seller, { kind: 'physical', name: 'Mug' })
  await db().product.update({ where: { id: mug.id }, data: { chargeWhen: 'on_shipment' } })
  const wish = market.wish(mug, await market.card(card), { shipTo: shipTo(), quantity: 2 })
  expect(await placeOrder(wish, market.guest())).toMatchObject({ kind: 'answer' })
  const part = await db().sellerOrder.findFirstOrThrow({ where: { order: { checkoutId: wish.checkoutId } }, include: { lines: true } })
  return { sellerId: seller.sellerId, partId: part.id, orderId: part.orderId, mugs: part.lines[0]?.id ?? '' }
}

/** Three mugs and a course, paid. */
async function paidOrder(kind: Kind = 'flat') {
  const seller = await market.seller()
  await market.zone(seller, { rates: [{ kind, minDays: 2, maxDays: 4 }] })
  const [mug, course] = [await market.product(seller, { kind: 'physical', name: 'Mug' }), await market.product(seller, { name: 'Course' })]
  const buyer = market.guest()
  const wish = market.wish([mug, course], await market.card(), { shipTo: shipTo(), quantity: 3 })
  expect(await placeOrder(wish, buyer)).toMatchObject({ answer: { status: 'paid' } })
  const order = await db().order.findUniqueOrThrow({ where: { checkoutId: wish.checkoutId }, include: { parts: { include: { lines: true } } } })
  const part = order.parts[0]
  const mugs = part?.lines.find(({ name }) => name === 'Mug')?.id ?? ''
  const courses = part?.lines.find(({ name }) => name === 'Course')?.id ?? ''
  return { seller, buyer, orderId: order.id, partId: part?.id ?? '', mugs, courses, sellerId: seller.sellerId }
}

const form = (quantities: Record<string, string>, tracking = NO_TRACKING) => ({ ...tracking, quantities })
const UPS = { carrier: 'ups', trackingNumber: '1Z99', trackingUrl: '' }

async function eventsOf(orderId: string): Promise<string[]> {
  return (await db().orderEvent.findMany({ where: { orderId }, orderBy: { id: 'asc' } })).map(({ event }) => event)
}

async function shipmentMails(partId: string): Promise<string[]> {
  const rows = await db().$queryRaw<{ data: { shipmentId: string } }[]>`
    select data from pgboss.job where name = 'send-order-mail' and data->>'sellerOrderId' = ${partId} and data->>'about' = 'shipped'`
  return rows.map(({ data }) => data.shipmentId)
}

test('a paid parcel waits in the queue; part of it is shipped, then the rest, and it has left the queue', async () => {
  const { sellerId, partId, orderId, buyer, mugs } = await paidOrder()
  expect(await toShipCount(sellerId)).toBe(1)
  expect(await listToShip(sellerId)).toMatchObject({
    sales: [{ id: partId, fulfilment: { status: 'unfulfilled', open: [{ lineId: mugs, quantity: 3 }] } }],
    nextCursor: null,
  })
  expect(await shipItems(sellerId, partId, randomUUID(), form({ [mugs]: '1' }, UPS))).toEqual({ kind: 'shipped' })
  expect(await readSale(sellerId, partId)).toMatchObject({ fulfilment: { status: 'partly', open: [{ quantity: 2 }] } })
  expect(await toShipCount(sellerId)).toBe(1)
  expect(await shipItems(sellerId, partId, randomUUID(), form({ [mugs]: '2' }))).toEqual({ kind: 'shipped' })
  expect(await toShipCount(sellerId)).toBe(0)
  const page = await readOrder(orderId, buyer)
  expect(page?.parts[0]?.fulfilment).toMatchObject({
    status: 'fulfilled',
    estimate: { from: expect.any(String), to: expect.any(String) },
    shipments: [
      { carrier: 'ups', trackingUrl: 'https://www.ups.com/track?tracknum=1Z99', pieces: [{ name: 'Mug', quantity: 1 }] },
      { carrier: null, pieces: [{ name: 'Mug', quantity: 2 }] },
    ],
  })
  expect(page?.timeline.filter(({ kind }) => kind === 'shipped')).toHaveLength(2)
})

test('the same form sent twice makes one shipment and one mail', async () => {
  const { sellerId, partId, mugs } = await paidOrder()
  const id = randomUUID()
  const send = () => shipItems(sellerId, partId, id, form({ [mugs]: '1' }))
  expect(await Promise.all([send(), send()])).toEqual([{ kind: 'shipped' }, { kind: 'shipped' }])
  expect(await db().shipment.count({ where: { sellerOrderId: partId } })).toBe(1)
  expect(await shipmentMails(partId)).toEqual([id])
})

test('two windows that ship the last pieces at once ship them once', async () => {
  const { sellerId, partId, mugs } = await paidOrder()
  const send = () => shipItems(sellerId, partId, randomUUID(), form({ [mugs]: '2' }))
  const answers = await Promise.all([send(), send()])
  expect(answers.map(({ kind }) => kind).sort()).toEqual(['refused', 'shipped'])
})

test('more than is left, a service, somebody else’s sale and one that was refunded are not shipped', async () => {
  const { sellerId, partId, orderId, mugs, courses } = await paidOrder()
  const ship = (quantities: Record<string, string>, by = sellerId) => shipItems(by, partId, randomUUID(), form(quantities))
  expect(await ship({ [mugs]: '4' })).toMatchObject({ kind: 'refused', said: { key: 'fulfilment.tooMany' } })
  expect(await ship({ [courses]: '1' })).toMatchObject({ kind: 'refused', said: { key: 'fulfilment.tooMany' } })
  expect(await ship({})).toMatchObject({ kind: 'refused', said: { key: 'fulfilment.nothing' } })
  expect(await ship({ [mugs]: '1' }, (await market.seller()).sellerId)).toEqual({ kind: 'not_found' })
  await recordEvents(orderId, [partEvent({ type: 'part', partId, to: 'refunded' })])
  expect(await ship({ [mugs]: '1' })).toMatchObject({ kind: 'refused', said: { key: 'fulfilment.notPaid' } })
  expect(await toShipCount(sellerId)).toBe(0)
})

test('the database itself refuses more pieces than were bought, and a change of what has left', async () => {
  const { partId, mugs } = await paidOrder()
  const insert = (quantity: number) =>
    db().shipment.create({ data: { sellerOrderId: partId, lines: { create: { orderLineId: mugs, quantity } } }, include: { lines: true } })
  const made = await insert(2)
  await expect(insert(2)).rejects.toThrow(/than were bought/)
  await expect(db().shipmentLine.updateMany({ where: { shipmentId: made.id }, data: { quantity: 1 } })).rejects.toThrow(/cannot be changed/)
  await db().shipment.update({ where: { id: made.id }, data: { canceledAt: new Date() } })
  await insert(3)
  await expect(db().shipment.update({ where: { id: made.id }, data: { canceledAt: null } })).rejects.toThrow(/stays so/)
})

test('a shipment is corrected, arrives, and is taken back step by step; the queue and the history follow', async () => {
  const { sellerId, partId, orderId, mugs } = await paidOrder()
  const shipmentId = randomUUID()
  await shipItems(sellerId, partId, shipmentId, form({ [mugs]: '3' }, UPS))
  const of = { sellerId, sellerOrderId: partId, shipmentId }
  expect(await correctTracking(of, { ...UPS, trackingNumber: '' })).toMatchObject({ kind: 'invalid' })
  expect(await correctTracking(of, { ...UPS, trackingNumber: '1Z100' })).toEqual({ kind: 'changed' })
  expect(await Promise.all([markDelivered(of), markDelivered(of)])).toEqual([{ kind: 'changed' }, { kind: 'changed' }])
  expect(await readSale(sellerId, partId)).toMatchObject({ fulfilment: { status: 'delivered', shipments: [{ trackingNumber: '1Z100' }] } })
  expect(await undoShipment(of)).toEqual({ kind: 'changed' })
  expect(await readSale(sellerId, partId)).toMatchObject({ fulfilment: { status: 'fulfilled' } })
  expect(await undoShipment(of)).toEqual({ kind: 'changed' })
  expect(await readSale(sellerId, partId)).toMatchObject({ fulfilment: { status: 'unfulfilled', shipments: [], open: [{ quantity: 3 }] } })
  expect(await toShipCount(sellerId)).toBe(1)
  expect(await markDelivered(of)).toMatchObject({ kind: 'refused', said: { key: 'fulfilment.undone' } })
  const told = (await eventsOf(orderId)).slice(-5)
  expect(told).toEqual(['items_shipped', 'shipment_changed', 'delivered', 'delivery_undone', 'shipment_undone'])
})

test('after a day it is not taken back, and somebody else never changes it', async () => {
  const { sellerId, partId, mugs } = await paidOrder()
  const shipmentId = randomUUID()
  await shipItems(sellerId, partId, shipmentId, form({ [mugs]: '3' }))
  const of = { sellerId, sellerOrderId: partId, shipmentId }
  await db().shipment.update({ where: { id: shipmentId }, data: { shippedAt: new Date(Date.now() - 25 * 3_600_000) } })
  expect(await undoShipment(of)).toMatchObject({ kind: 'refused', said: { key: 'fulfilment.tooLateToUndo' } })
  expect(await undoShipment({ ...of, sellerId: (await market.seller()).sellerId })).toEqual({ kind: 'not_found' })
  const other = await paidOrder()
  expect(await markDelivered({ sellerId: other.sellerId, sellerOrderId: other.partId, shipmentId })).toEqual({ kind: 'not_found' })
})

test('a pickup is laid out and picked up, without anything to follow', async () => {
  const { sellerId, partId, orderId, mugs } = await paidOrder('pickup')
  const shipmentId = randomUUID()
  expect(await shipItems(sellerId, partId, shipmentId, form({ [mugs]: '3' }, UPS))).toEqual({ kind: 'shipped' })
  await markDelivered({ sellerId, sellerOrderId: partId, shipmentId })
  expect(await readSale(sellerId, partId)).toMatchObject({
    fulfilment: { isPickup: true, status: 'delivered', estimate: null, shipments: [{ carrier: null }] },
  })
  expect((await eventsOf(orderId)).slice(-2)).toEqual(['pickup_ready', 'picked_up'])
})

test('the mail names parcel, carrier and pieces; of one that was undone there is none', async () => {
  const { sellerId, partId, mugs } = await paidOrder()
  const shipmentId = randomUUID()
  await shipItems(sellerId, partId, shipmentId, form({ [mugs]: '2' }, UPS))
  const found = await findOrderOfPart(partId)
  if (!found) throw new Error('no part')
  const mail = await shipmentMail(found.order, found.part, shipmentId, {})
  expect(mail?.subject).toBe('Your parcel from Clay & Kiln is on its way')
  expect(mail?.text).toContain('UPS')
  expect(mail?.text).toContain('1Z99')
  expect(mail?.text).toContain('2 × “Mug”')
  await undoShipment({ sellerId, sellerOrderId: partId, shipmentId })
  expect(await shipmentMail(found.order, found.part, shipmentId, {})).toBeNull()
})

test('the packing slip holds what is left to pack, and no service', async () => {
  const { sellerId, partId, mugs } = await paidOrder()
  await shipItems(sellerId, partId, randomUUID(), form({ [mugs]: '1' }))
  expect(await readPackingSlip(sellerId, partId)).toMatchObject({
    shopName: 'Clay & Kiln',
    sale: { shipTo: { name: 'Ada Lovelace' } },
    pieces: [{ name: 'Mug', quantity: 2 }],
  })
})

test('what is charged on shipment waits in the queue, is charged when it is ready, and only then is shipped, as a whole', async () => {
  const { sellerId, partId, mugs, orderId } = await orderOnShipment()
  const ship = (pieces: string) => shipItems(sellerId, partId, randomUUID(), form({ [mugs]: pieces }))
  expect(await listToShip(sellerId)).toMatchObject({ sales: [{ id: partId, later: { mayCharge: true } }] })
  expect(await ship('2')).toMatchObject({ kind: 'refused', said: { key: 'fulfilment.notPaid' } })
  expect(await readyToShip(sellerId, partId)).toEqual({ kind: 'ready' })
  expect(await readSale(sellerId, partId)).toMatchObject({
    status: 'captured',
    fulfilment: { isWhole: true, status: 'unfulfilled', open: [{ quantity: 2 }] },
  })
  expect(await toShipCount(sellerId)).toBe(1)
  expect(await ship('1')).toMatchObject({ kind: 'refused', said: { key: 'fulfilment.whole' } })
  expect(await ship('2')).toEqual({ kind: 'shipped' })
  expect(await toShipCount(sellerId)).toBe(0)
  expect((await eventsOf(orderId)).filter((event) => /^(ready|part_captured|items_shipped)$/.test(event))).toEqual([
    'ready',
    'part_captured',
    'items_shipped',
  ])
})

test('a refused charge of what is ready ships nothing, and the seller is told to wait', async () => {
  const { sellerId, partId, mugs, orderId } = await orderOnShipment('pm_card_chargeCustomerFail')
  expect(await readyToShip(sellerId, partId)).toEqual({ kind: 'ready' })
  expect(await readSale(sellerId, partId)).toMatchObject({ status: 'declined', later: { mayCancel: true }, fulfilment: { open: [] } })
  expect(await toShipCount(sellerId)).toBe(0)
  expect(await shipItems(sellerId, partId, randomUUID(), form({ [mugs]: '2' }))).toMatchObject({
    kind: 'refused',
    said: { key: 'fulfilment.notPaid' },
  })
  const found = await findOrderOfPart(partId)
  if (!found) throw new Error('no part')
  expect((await sellerMail(found.order, found.part, 'refused')).text).toContain('Do not ship before it is paid.')
  expect(await cancelSale(sellerId, partId)).toEqual({ kind: 'canceled' })
  expect(await db().order.findUnique({ where: { id: orderId } })).toMatchObject({ status: 'canceled' })
})
