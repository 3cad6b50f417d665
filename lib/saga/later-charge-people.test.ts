import { afterAll, afterEach, expect, test } from 'vitest'
import { cancelItem } from '@/lib/cancelation/cancel-item'
import { recoverPage } from '@/lib/checkout/recover-page'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { getOrder } from '@/lib/db/orders/orders'
import { readyToShip } from '@/lib/fulfilment/ready-to-ship'
import { readSale } from '@/lib/orders/list-sales'
import { orderUrlWithKey } from '@/lib/orders/order-urls'
import { readOrder } from '@/lib/orders/read-order'
import { resumeCharges } from '@/lib/sellers/resume-charges'
import { syncAccount } from '@/lib/sellers/sync-account'
import { testDatabase } from '@/testing/database'
import { testLaterCharges } from '@/testing/later-charges'
import { testSandbox } from '@/testing/sandbox'
import { advanceOrder } from './advance-order'

await testDatabase()
const sandbox = await testSandbox()
const { market, order, daysLater, charges, leave, comeBack, part, mails } = testLaterCharges(sandbox)
afterAll(stopJobs)
afterEach(() => sandbox.control.clearFaults())

const stockOf = async (id: string) => (await db().product.findUniqueOrThrow({ where: { id } })).stock

test('a part charged on shipment is charged once, however often its seller says that it is ready', async () => {
  const { seller, orderId, partId } = await order('on_shipment')
  await daysLater(30, orderId)
  expect(await charges(seller)).toEqual([])
  expect(await readSale(seller.sellerId, partId)).toMatchObject({
    status: 'scheduled',
    later: { mayCharge: true, shipBy: expect.any(String), dueAt: null, tries: 0 },
  })
  const answers = await Promise.all([readyToShip(seller.sellerId, partId), readyToShip(seller.sellerId, partId)])
  expect(answers).toEqual([{ kind: 'ready' }, { kind: 'ready' }])
  expect(await charges(seller)).toEqual(['captured'])
  expect(await readSale(seller.sellerId, partId)).toMatchObject({ status: 'captured', later: { mayCharge: false, readyAt: expect.any(String) } })
})

test('nobody but its seller can have a part charged', async () => {
  const { partId, seller } = await order('on_shipment')
  expect(await readyToShip((await market.seller()).sellerId, partId)).toEqual({ kind: 'not_found' })
  expect(await charges(seller)).toEqual([])
})

test('a seller reads that a later charge was refused, why, and when it is tried again', async () => {
  const { seller, partId, orderId } = await order('on_shipment', 'pm_card_chargeCustomerFail')
  await readyToShip(seller.sellerId, partId)
  const sale = await readSale(seller.sellerId, partId)
  expect(sale).toMatchObject({ status: 'declined', later: { tries: 1, givesUp: false, refused: { reason: 'card_declined' } } })
  expect(sale?.later?.next).toMatchObject({ code: 'tried_again' })
  await daysLater(1, orderId)
  expect(await readSale(seller.sellerId, partId)).toMatchObject({ later: { tries: 2 } })
})

test('a part cannot be charged while its seller has no connected account', async () => {
  const { seller, partId } = await order('on_shipment')
  await db().connectedAccount.updateMany({ where: { accountId: seller.accountId }, data: { status: 'disconnected' } })
  expect(await readyToShip(seller.sellerId, partId)).toEqual({ kind: 'disconnected' })
  expect(await part(partId)).toMatchObject({ status: 'scheduled', readyAt: null, givesUp: true })
})

test('a buyer who cancels a later charge before its day is not charged, and stock returns', async () => {
  const { seller, buyer, product, orderId, partId } = await order({ inDays: 20 }, 'pm_card_visa', 1)
  expect(await cancelItem(orderId, partId, market.guest())).toEqual({ kind: 'not_found' })
  for (let times = 0; times < 2; times += 1) expect(await cancelItem(orderId, partId, buyer)).toEqual({ kind: 'canceled' })
  expect(await part(partId)).toMatchObject({ status: 'canceled', endReason: 'buyer_canceled', order: { status: 'canceled' } })
  expect(await stockOf(product.id)).toBe(1)
  await daysLater(21, orderId)
  expect(await charges(seller)).toEqual([])
  expect((await mails(orderId)).slice(2)).toEqual(['canceled buyer', 'canceled seller'])
})

test("a buyer who cancels a later charge has the hold released, also from the mail's link", async () => {
  const { seller, orderId, partId } = await order({ inDays: 3 })
  const key = new URL(orderUrlWithKey(await getOrder(orderId))).searchParams.get('key') ?? ''
  expect(await cancelItem(orderId, partId, market.guest(), key)).toEqual({ kind: 'canceled' })
  expect(await charges(seller)).toEqual(['released'])
})

test('a buyer cancels a part that is ready once its charge was refused: it has not left', async () => {
  const { seller, buyer, orderId, partId } = await order('on_shipment', 'pm_card_chargeCustomerFail')
  await readyToShip(seller.sellerId, partId)
  expect(await cancelItem(orderId, partId, buyer)).toEqual({ kind: 'canceled' })
  expect(await part(partId)).toMatchObject({ status: 'canceled', endReason: 'buyer_canceled' })
  await daysLater(8, orderId)
  expect(await charges(seller)).toEqual(['failed'])
})

test('a later charge is canceled although the release of its hold has no answer', async () => {
  const { seller, buyer, orderId, partId } = await order({ inDays: 3 })
  await sandbox.control.addFault({ method: 'POST', path: '/cancel$', action: 'error_500_before', account: seller.accountId, times: 999 })
  expect(await cancelItem(orderId, partId, buyer)).toEqual({ kind: 'canceled' })
  await sandbox.control.clearFaults()
  await advanceOrder(orderId, { reread: false })
  expect(await charges(seller)).toEqual(['released'])
  expect(await part(partId)).toMatchObject({ status: 'canceled' })
})

test('a seller who comes back has what was due meanwhile charged at once', async () => {
  const { seller, orderId, partId } = await order({ inDays: 20 })
  await leave(seller)
  await daysLater(20, orderId)
  expect(await part(partId)).toMatchObject({ status: 'declined', endReason: 'seller_disconnected' })
  await comeBack(seller)
  await advanceOrder(orderId, { reread: true })
  expect(await charges(seller)).toEqual([])
  await resumeCharges(seller.accountId)
  await advanceOrder(orderId, { reread: false })
  expect(await charges(seller)).toEqual(['captured'])
})

test('a later charge refused for the seller’s account is made at once when Stripe opens the account again, and its buyer is not asked for another card', async () => {
  const { seller, buyer, orderId, partId } = await order({ inDays: 20 })
  await sandbox.control.changeAccount(seller.accountId, { charges_enabled: false })
  await daysLater(20, orderId)
  expect(await part(partId)).toMatchObject({ status: 'declined', endReason: 'account_refused', givesUp: false })
  expect(await readOrder(orderId, buyer)).toMatchObject({ checkoutUrl: null })
  await syncAccount(seller.accountId)
  await sandbox.control.changeAccount(seller.accountId, { charges_enabled: true })
  await syncAccount(seller.accountId)
  await advanceOrder(orderId, { reread: false })
  expect(await charges(seller)).toEqual(['captured'])
})

test('a buyer whose seller has left is not asked for another card', async () => {
  const { seller, buyer, orderId } = await order({ inDays: 20 })
  await leave(seller)
  await daysLater(20, orderId)
  expect(await readOrder(orderId, buyer)).toMatchObject({
    isLate: true,
    checkoutUrl: null,
    sentence: [{ key: 'order.sellerPaused' }, { key: 'order.nothingCharged' }, { key: 'order.next.retry' }],
  })
  expect(await recoverPage(orderId, buyer)).toMatchObject({ state: 'redirect' })
})
