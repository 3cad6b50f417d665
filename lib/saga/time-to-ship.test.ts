import { afterAll, expect, test } from 'vitest'
import { checkoutPage } from '@/lib/checkout/checkout-page'
import { placeOrder } from '@/lib/checkout/place-order'
import { recoverOrder } from '@/lib/checkout/recover-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { findOrder } from '@/lib/db/orders/orders'
import type { Said } from '@/lib/domain/wire/said'
import { readyToShip } from '@/lib/fulfilment/ready-to-ship'
import { translatorFor } from '@/lib/i18n/translator'
import { buyerMail } from '@/lib/notices/buyer-mail'
import { sellerMail } from '@/lib/notices/seller-mail'
import { sweep } from '@/lib/operations/sweep'
import { readSale } from '@/lib/orders/list-sales'
import { readOrder } from '@/lib/orders/read-order'
import { stripeNow } from '@/lib/stripe/clock'
import { testDatabase } from '@/testing/database'
import { testLaterCharges } from '@/testing/later-charges'
import { testSandbox } from '@/testing/sandbox'

await testDatabase()
const sandbox = await testSandbox()
const { market, product, order, daysLater, charges, part, mails } = testLaterCharges(sandbox)
afterAll(stopJobs)

const { t, say, format } = translatorFor()
const DAY = 86_400_000
const stockOf = async (id: string) => (await db().product.findUniqueOrThrow({ where: { id } })).stock
const clockForward = (days: number) => sandbox.control.advance(days * 86_400)
const inDays = async (days: number) => new Date((await stripeNow()).getTime() + days * DAY)

async function rowOf(orderId: string) {
  const row = await findOrder(orderId)
  const [only] = row?.parts ?? []
  if (!row || !only) throw new Error('No such order')
  // As of a signed-in person: a guest's address gets one line.
  return { row: { ...row, userId: 'proven' }, only }
}

test('the time to ship is sixty days to the end of the last, and its people read so before and after the order is placed', async () => {
  const seller = await market.seller()
  const made = await product(seller, 'on_shipment')
  const by = { day: { day: (await inDays(60)).toISOString() } }
  const day = expect.stringContaining((await inDays(60)).toISOString().slice(0, 10))
  const page = await checkoutPage({ productSlug: made.slug, quantity: 1, checkoutId: null }, market.guest())
  expect(page).toMatchObject({ view: { groups: [{ later: { when: 'on_shipment', day } }] } })
  const { orderId, partId, buyer, seller: own } = await order('on_shipment')
  const { dueAt } = await part(partId)
  expect(dueAt?.toISOString()).toMatch(/T23:59:59\.999Z$/)
  expect(await readOrder(orderId, buyer)).toMatchObject({
    later: [{ state: 'due', time: { when: 'on_shipment' }, note: { key: 'charge.shipsBy', values: { day: { day } } } }],
  })
  expect(await readSale(own.sellerId, partId)).toMatchObject({ later: { shipBy: dueAt?.toISOString(), dueAt: null } })
  const { row, only } = await rowOf(orderId)
  expect((await buyerMail(row, only, 'ordered')).text).toContain(say({ key: 'charge.shipsBy', values: by }))
  const shipBy = t('sell.sale.about.shipBy', { day: format.dateTime(await inDays(60), 'agreedDay') })
  expect((await sellerMail(row, only, 'ordered')).text).toContain(shipBy)
})

test('a part that was not shipped in time charges nobody, returns stock, tells both, and cannot be shipped any more', async () => {
  const { seller, buyer, product, orderId, partId } = await order('on_shipment', 'pm_card_visa', 1)
  await daysLater(59, orderId)
  expect(await part(partId)).toMatchObject({ status: 'scheduled' })
  await clockForward(2)
  expect(await readyToShip(seller.sellerId, partId)).toEqual({ kind: 'over' })
  await daysLater(0, orderId)
  expect(await part(partId)).toMatchObject({ status: 'canceled', readyAt: null, order: { status: 'canceled' } })
  expect(await charges(seller)).toEqual([])
  expect(await stockOf(product.id)).toBe(1)
  expect((await mails(orderId)).slice(2)).toEqual(['canceled buyer', 'canceled seller'])
  const said: Said = { key: 'order.end.notShipped', values: { shop: 'Clay & Kiln' } }
  expect(await readOrder(orderId, buyer)).toMatchObject({ sentence: [said], later: [] })
  expect(await readSale(seller.sellerId, partId)).toMatchObject({
    later: { mayCharge: false, mayCancel: false, shipBy: null, refused: { reason: 'not_shipped' }, next: null },
  })
  const { row, only } = await rowOf(orderId)
  expect((await buyerMail(row, only, 'canceled')).text).toContain(say(said))
  const { text } = await sellerMail(row, only, 'canceled')
  for (const key of ['sell.sale.reason.not_shipped', 'mail.sale.canceled.inStock'] as const) expect(text).toContain(t(key))
})

test('the time to ship still runs on its last day', async () => {
  const { seller, partId } = await order('on_shipment')
  const { dueAt } = await part(partId)
  const left = Math.floor(((dueAt?.getTime() ?? 0) - (await stripeNow()).getTime()) / 1000) - 60
  await sandbox.control.advance(left)
  expect(await readyToShip(seller.sellerId, partId)).toEqual({ kind: 'ready' })
  expect(await charges(seller)).toEqual(['captured'])
})

test.each(['all_or_nothing', 'keep_what_worked'] as const)(
  'the time to ship is not stopped (%s) by a buyer who recovers another charge of the order',
  async (completion) => {
    const [other, own] = [await market.seller({ businessName: 'Paper Moon' }), await market.seller()]
    const products = [await product(other, { inDays: 20 }), await product(own, 'on_shipment')]
    const [wish, buyer] = [market.wish(products, await market.card(), { completion }), market.guest()]
    await placeOrder(wish, buyer)
    const { id, parts } = await db().order.findUniqueOrThrow({ where: { checkoutId: wish.checkoutId }, include: { parts: true } })
    const partId = parts.find(({ chargeWhen }) => chargeWhen === 'on_shipment')?.id ?? ''
    await sandbox.control.changeAccount(other.accountId, { charges_enabled: false })
    await daysLater(20, id)
    const card = await market.card('pm_card_authenticationRequired')
    expect(await recoverOrder(id, { key: null, card }, buyer)).toMatchObject({ answer: { status: 'needs_authentication' } })
    expect(await part(partId)).toMatchObject({ status: 'scheduled', order: { status: 'open' } })
    expect(await readSale(own.sellerId, partId)).toMatchObject({ later: { mayCharge: true } })
    expect(await readyToShip(own.sellerId, partId)).toEqual({ kind: 'ready' })
    expect(await charges(own)).toEqual(['captured'])
    expect(await part(partId)).toMatchObject({ status: 'captured', order: { status: 'open' } })
  },
)

test('the sweep finds a part whose time to ship is over', async () => {
  const { orderId } = await order('on_shipment')
  const jobs = () => db().$queryRaw<unknown[]>`select 1 from pgboss.job where retry_limit = 0 and data->>'orderId' = ${orderId}`
  await clockForward(59)
  await sweep()
  expect(await jobs()).toEqual([])
  await clockForward(2)
  await sweep()
  expect(await jobs()).toHaveLength(1)
})

test('the time to ship no longer matters once a part is shipped, however long its charge takes', async () => {
  const { seller, orderId, partId } = await order('on_shipment', 'pm_card_chargeCustomerFail')
  await clockForward(59)
  await readyToShip(seller.sellerId, partId)
  await daysLater(3, orderId)
  expect(await part(partId)).toMatchObject({ status: 'declined', givesUp: false, tries: 2 })
})

const reminders = async (orderId: string) => (await mails(orderId)).filter((mail) => mail === 'ship_soon seller')

test('a seller is reminded to ship once, a week ahead, however often the sweep runs', async () => {
  const { orderId, partId } = await order('on_shipment')
  await clockForward(53)
  await sweep()
  expect(await reminders(orderId)).toEqual([])
  await clockForward(1)
  await Promise.all([sweep(), sweep(), sweep()])
  expect(await reminders(orderId)).toHaveLength(1)
  // The engine forgets its jobs within the hour; the row does not.
  await db().$executeRaw`delete from pgboss.job where data->>'sellerOrderId' = ${partId}`
  await clockForward(1)
  await sweep()
  expect(await reminders(orderId)).toEqual([])
  const { row, only } = await rowOf(orderId)
  const { subject, text } = await sellerMail(row, only, 'ship_soon')
  expect(subject).toMatch(/^Get order S-\d+ ready to ship: \$25\.00$/)
  expect(text).toContain(t('sell.sale.about.shipBy', { day: format.dateTime(only.dueAt ?? 0, 'agreedDay') }))
})

test('a seller is not reminded of a part that is shipped or canceled', async () => {
  const shipped = await order('on_shipment', 'pm_card_chargeCustomerFail')
  const canceled = await order('on_shipment')
  await clockForward(10)
  await readyToShip(shipped.seller.sellerId, shipped.partId)
  await db().sellerOrder.update({ where: { id: canceled.partId }, data: { endReason: 'seller_canceled', dueAt: await stripeNow() } })
  await clockForward(45)
  await sweep()
  expect([await reminders(shipped.orderId), await reminders(canceled.orderId)]).toEqual([[], []])
})
