import { afterAll, afterEach, expect, test } from 'vitest'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { findOrder } from '@/lib/db/orders/orders'
import type { Said } from '@/lib/domain/wire/said'
import { readyToShip } from '@/lib/fulfilment/ready-to-ship'
import { translatorFor } from '@/lib/i18n/translator'
import { buyerMail } from '@/lib/notices/buyer-mail'
import { sellerMail } from '@/lib/notices/seller-mail'
import { readSale } from '@/lib/orders/list-sales'
import { readOrder } from '@/lib/orders/read-order'
import { advanceOrder } from '@/lib/saga/advance-order'
import { testDatabase } from '@/testing/database'
import { testLaterCharges } from '@/testing/later-charges'
import { testSandbox } from '@/testing/sandbox'
import { cancelItem } from './cancel-item'
import { cancelOrder } from './cancel-order'
import { cancelSale } from './cancel-sale'

await testDatabase()
const sandbox = await testSandbox()
const { market, product, order, daysLater, charges, leave, part, mails } = testLaterCharges(sandbox)
afterAll(stopJobs)
afterEach(() => sandbox.control.clearFaults())

const { t, say } = translatorFor()
const stockOf = async (id: string) => (await db().product.findUniqueOrThrow({ where: { id } })).stock
const historyOf = async (orderId: string) =>
  (await db().orderEvent.findMany({ where: { orderId }, orderBy: { id: 'asc' } })).map(({ event }) => event)

/** The mails about a part as its people read them now, the buyer being signed in: a guest's address gets one line. */
async function mailsOf(orderId: string, partId: string, about: 'canceled' | 'ordered') {
  const row = await findOrder(orderId)
  const found = row?.parts.find(({ id }) => id === partId)
  if (!row || !found) throw new Error('No such part')
  return { buyer: await buyerMail({ ...row, userId: 'proven' }, found, about), seller: await sellerMail(row, found, about) }
}

test('a seller cancels a sale that is charged on shipment: nobody is charged, stock returns, both are told, and the timeline names who did it', async () => {
  const { seller, buyer, product, orderId, partId } = await order('on_shipment', 'pm_card_visa', 1)
  expect(await readSale(seller.sellerId, partId)).toMatchObject({ later: { mayCancel: true, mayCharge: true } })
  for (let times = 0; times < 2; times += 1) expect(await cancelSale(seller.sellerId, partId)).toEqual({ kind: 'canceled' })
  expect(await part(partId)).toMatchObject({ status: 'canceled', endReason: 'seller_canceled', order: { status: 'canceled' } })
  expect(await stockOf(product.id)).toBe(1)
  expect((await mails(orderId)).slice(2)).toEqual(['canceled buyer', 'canceled seller'])
  expect((await historyOf(orderId)).filter((event) => event === 'seller_canceled')).toHaveLength(1)
  expect(await readyToShip(seller.sellerId, partId)).toEqual({ kind: 'over' })
  await daysLater(90, orderId)
  expect(await charges(seller)).toEqual([])
  expect(await readSale(seller.sellerId, partId)).toMatchObject({
    later: { mayCancel: false, mayCharge: false, shipBy: null, refused: { reason: 'seller_canceled' }, next: null },
  })
  const said: Said = { key: 'order.end.sellerCanceled', values: { shop: 'Clay & Kiln' } }
  expect(await readOrder(orderId, buyer)).toMatchObject({ sentence: [said] })
  const { buyer: toBuyer, seller: toSeller } = await mailsOf(orderId, partId, 'canceled')
  for (const words of [say(said), 'Clay & Kiln', '$25.00', '1 × “Blue bowl”']) expect(toBuyer.text).toContain(words)
  expect(toBuyer.text).not.toContain(t('mail.canceled.holdReleased'))
  for (const key of ['sell.sale.reason.seller_canceled', 'mail.sale.canceled.inStock'] as const) expect(toSeller.text).toContain(t(key))
})

test('a seller cancels a sale that is charged on a later day', async () => {
  const { seller, orderId, partId } = await order({ inDays: 20 })
  expect(await cancelSale(seller.sellerId, partId)).toEqual({ kind: 'canceled' })
  await daysLater(21, orderId)
  expect(await charges(seller)).toEqual([])
})

test('a seller cancels a sale with a hold: the hold is released and the buyer reads so', async () => {
  const { seller, orderId, partId } = await order({ inDays: 3 })
  expect(await cancelSale(seller.sellerId, partId)).toEqual({ kind: 'canceled' })
  expect(await charges(seller)).toEqual(['released'])
  expect((await mailsOf(orderId, partId, 'canceled')).buyer.text).toContain(t('mail.canceled.holdReleased'))
})

test('nobody but its seller can cancel a sale', async () => {
  const { partId, orderId } = await order('on_shipment')
  expect(await cancelSale((await market.seller()).sellerId, partId)).toEqual({ kind: 'not_found' })
  expect(await part(partId)).toMatchObject({ status: 'scheduled' })
  expect(await mails(orderId)).toHaveLength(2)
})

test('a seller cannot cancel a sale that is charged', async () => {
  const { seller, partId } = await order('on_shipment')
  await readyToShip(seller.sellerId, partId)
  expect(await cancelSale(seller.sellerId, partId)).toEqual({ kind: 'too_late' })
  expect(await part(partId)).toMatchObject({ status: 'captured' })
})

test('a sale that is ready, and whose charge was refused, can be canceled and is not tried again', async () => {
  const { seller, orderId, partId } = await order('on_shipment', 'pm_card_chargeCustomerFail')
  await readyToShip(seller.sellerId, partId)
  expect(await readSale(seller.sellerId, partId)).toMatchObject({ status: 'declined', later: { mayCancel: true } })
  expect(await cancelSale(seller.sellerId, partId)).toEqual({ kind: 'canceled' })
  await daysLater(8, orderId)
  expect(await charges(seller)).toEqual(['failed'])
})

test.each(['its seller cancels it', 'it is given up'])('a sale that is ready and that nobody pays (%s) has not left: stock returns', async (how) => {
  const { seller, product, orderId, partId } = await order('on_shipment', 'pm_card_chargeCustomerFail', 1)
  await readyToShip(seller.sellerId, partId)
  if (how === 'it is given up') for (const days of [1, 2, 2, 2]) await daysLater(days, orderId)
  else await cancelSale(seller.sellerId, partId)
  expect(await part(partId)).toMatchObject({ status: 'canceled' })
  expect(await stockOf(product.id)).toBe(1)
  expect((await mailsOf(orderId, partId, 'canceled')).seller.text).toContain(t('mail.sale.canceled.inStock'))
})

test('a seller who cancels a sale leaves the other parts of the order as they are', async () => {
  const [one, two] = [await market.seller(), await market.seller({ businessName: 'Paper Moon' })]
  const wish = market.wish([await market.product(one), await product(two, 'on_shipment')], await market.card())
  const buyer = market.guest()
  await placeOrder(wish, buyer)
  const row = await db().order.findUniqueOrThrow({ where: { checkoutId: wish.checkoutId }, include: { parts: { orderBy: { position: 'asc' } } } })
  expect(await cancelSale(two.sellerId, row.parts[1]?.id ?? '')).toEqual({ kind: 'canceled' })
  const order = await readOrder(row.id, buyer)
  expect(order).toMatchObject({ status: 'paid', parts: [{ status: 'captured' }, { status: 'canceled' }] })
  expect(order?.parts[1]?.sentence).toEqual([{ key: 'order.end.sellerCanceled', values: { shop: 'Paper Moon' } }])
  expect([await charges(one), await charges(two)]).toEqual([['captured'], []])
})

test('shipping and canceling at the same moment: one of them is done, whole', async () => {
  for (let round = 0; round < 4; round += 1) {
    const { seller, partId } = await order('on_shipment')
    const [ready, canceled] = await Promise.all([readyToShip(seller.sellerId, partId), cancelSale(seller.sellerId, partId)])
    const { status } = await part(partId)
    const isReady = ready.kind === 'ready'
    expect(canceled.kind).toBe(isReady ? 'too_late' : 'canceled')
    expect(status).toBe(isReady ? 'captured' : 'canceled')
    expect(await charges(seller)).toEqual(isReady ? ['captured'] : [])
  }
})

test('a capture under way wins over a cancelation, and the seller is told', async () => {
  const { seller, orderId, partId } = await order({ inDays: 3 })
  await sandbox.control.addFault({ method: 'POST', path: '/capture$', action: 'delay', ms: 1500, account: seller.accountId, times: 1 })
  const day = daysLater(3, orderId)
  await expect.poll(async () => (await sandbox.control.faults()).map(({ seen }) => seen), { timeout: 10_000 }).toEqual([1])
  expect(await cancelSale(seller.sellerId, partId)).toMatchObject({ kind: 'too_late' })
  await day
  expect(await part(partId)).toMatchObject({ status: 'captured', endReason: null, givesUp: false })
  expect(await charges(seller)).toEqual(['captured'])
})

test('a sale that its buyer canceled first stays canceled by the buyer', async () => {
  const { seller, buyer, orderId, partId } = await order('on_shipment')
  const answers = await Promise.all([cancelItem(orderId, partId, buyer), cancelSale(seller.sellerId, partId)])
  expect(answers).toEqual([{ kind: 'canceled' }, { kind: 'canceled' }])
  const events = (await historyOf(orderId)).filter((event) => event.endsWith('_canceled') && event !== 'part_canceled')
  expect(events).toEqual([(await part(partId)).endReason])
})

test('a cancelation whose release has no answer stands, and the hold is released later', async () => {
  const { seller, buyer, orderId, partId } = await order({ inDays: 3 })
  await sandbox.control.addFault({ method: 'POST', path: '/cancel$', action: 'error_500_before', account: seller.accountId, times: 999 })
  expect(await cancelSale(seller.sellerId, partId)).toEqual({ kind: 'canceled' })
  expect(await readSale(seller.sellerId, partId)).toMatchObject({
    later: { mayCancel: false, refused: { reason: 'being_canceled' } },
  })
  expect(await readOrder(orderId, buyer)).toMatchObject({ later: [{ state: 'canceling', mayCancel: false }] })
  await sandbox.control.clearFaults()
  await advanceOrder(orderId, { reread: false })
  expect(await charges(seller)).toEqual(['released'])
  expect(await part(partId)).toMatchObject({ status: 'canceled', endReason: 'seller_canceled' })
})

test('a canceled sale still names who canceled it after its seller has left Stripe', async () => {
  const { seller, orderId, partId } = await order({ inDays: 3 })
  await leave(seller)
  expect(await cancelSale(seller.sellerId, partId)).toEqual({ kind: 'canceled' })
  expect(await part(partId)).toMatchObject({ status: 'canceled', endReason: 'seller_canceled' })
  const said: Said = { key: 'order.end.sellerCanceled', values: { shop: 'Clay & Kiln' } }
  expect((await mailsOf(orderId, partId, 'canceled')).buyer.text).toContain(say(said))
})

const begun = async () => {
  const [seller, buyer] = [await market.seller(), market.guest()]
  const wish = market.wish(await market.product(seller), await market.card('pm_card_authenticationRequired'))
  await placeOrder(wish, buyer)
  const { id } = await db().order.findUniqueOrThrow({ where: { checkoutId: wish.checkoutId } })
  return { buyer, id, checkoutId: wish.checkoutId }
}

test('an order that its buyer gave up says so', async () => {
  const { buyer, id, checkoutId } = await begun()
  for (let times = 0; times < 2; times += 1) expect(await cancelOrder(checkoutId, buyer)).toMatchObject({ status: 'canceled' })
  expect(await readOrder(id, buyer)).toMatchObject({ status: 'canceled', sentence: [{ key: 'order.canceledByBuyer' }] })
  expect((await historyOf(id)).filter((event) => event === 'buyer_canceled')).toHaveLength(1)
})

test('an order whose time ran out says so', async () => {
  const { buyer, id } = await begun()
  await db().order.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1000) } })
  await advanceOrder(id, { reread: true })
  expect(await readOrder(id, buyer)).toMatchObject({
    status: 'canceled',
    sentence: [{ key: 'order.expired' }],
  })
})

test('an order canceled by a seller and by its buyer says who beside each part', async () => {
  const [one, two] = [await market.seller(), await market.seller({ businessName: 'Paper Moon' })]
  const wish = market.wish([await product(one, 'on_shipment'), await product(two, 'on_shipment')], await market.card())
  const buyer = market.guest()
  await placeOrder(wish, buyer)
  const { id, parts } = await db().order.findUniqueOrThrow({
    where: { checkoutId: wish.checkoutId },
    include: { parts: { orderBy: { position: 'asc' } } },
  })
  await cancelSale(one.sellerId, parts[0]?.id ?? '')
  await cancelItem(id, parts[1]?.id ?? '', buyer)
  const order = await readOrder(id, buyer)
  expect(order).toMatchObject({ status: 'canceled', sentence: [{ key: 'order.endedSeparately' }] })
  expect(order?.parts.map(({ sentence }) => sentence)).toEqual([
    [{ key: 'order.end.sellerCanceled', values: { shop: 'Clay & Kiln' } }],
    [{ key: 'order.end.buyerCanceled' }],
  ])
})
