import Stripe from 'stripe'
import { beforeAll, expect, test } from 'vitest'
import { handlers } from '@/jobs/handlers'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { drain, registerHandlers } from '@/lib/db/jobs/work'
import { receiptNumber } from '@/lib/domain/order/receipt-number'
import { readSale } from '@/lib/orders/list-sales'
import { readOrder } from '@/lib/orders/read-order'
import { listEventsAbout } from '@/lib/webhooks/list-events'
import { receiveEvent } from '@/lib/webhooks/receive-event'
import { testDatabase } from '@/testing/database'
import { testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { listOrders, searchOrders } from './find-orders'
import { jobsAbout, readOperatorOrder } from './read-operator-order'

await testDatabase()
const sandbox = await testSandbox()
const market = testMarket(sandbox)
const stripe = new Stripe(sandbox.platform.secretKey, { host: 'localhost', port: new URL(sandbox.url).port, protocol: 'http' })

/** A paid order of two sellers, in two currencies. */
async function twoSellers() {
  const clay = await market.seller({ businessName: 'Clay & Kiln' })
  const paper = await market.seller({ businessName: 'Papierhaus Linden', country: 'DE', currency: 'eur' })
  const products = [await market.product(clay, { priceMinor: 3400 }), await market.product(paper, { priceMinor: 1850, currency: 'eur' })]
  const buyer = market.guest()
  const wish = market.wish(products, await market.card())
  const placed = await placeOrder(wish, buyer)
  expect(placed).toMatchObject({ answer: { status: 'paid' } })
  const order = await db().order.findUniqueOrThrow({ where: { checkoutId: wish.checkoutId }, include: { parts: { orderBy: { position: 'asc' } } } })
  return { clay, paper, buyer, order, parts: order.parts }
}
type Made = Awaited<ReturnType<typeof twoSellers>>
let made: Made

beforeAll(async () => {
  registerHandlers(handlers)
  made = await twoSellers()
})

test.each([
  ['its number', ({ order }: Made) => receiptNumber(order.number)],
  ['its number as digits', ({ order }: Made) => String(order.number)],
  ['its id', ({ order }: Made) => order.id],
  ['the id of one part', ({ parts }: Made) => parts[1]?.id],
  ['the PaymentIntent of one part', ({ parts }: Made) => parts[1]?.paymentIntentId],
  ['a charge', ({ parts }: Made) => parts[0]?.chargeId],
  ['its SetupIntent', ({ order }: Made) => order.setupIntentId],
  ['the e-mail address, typed in capitals, of a buyer with one order', ({ order }: Made) => order.email.toUpperCase()],
])("the operator's search leads straight to an order by %s", async (_, typed) => {
  expect(typed(made)).toBeTruthy()
  expect(await searchOrders(typed(made))).toEqual({ kind: 'order', orderId: made.order.id })
})

test("the operator's search leads straight to an order by one of its refunds", async () => {
  await db().refund.create({
    data: {
      stripeRefundId: 're_1',
      sellerOrderId: made.parts[0]?.id ?? '',
      amountMinor: 100,
      adjustmentMinor: 100,
      status: 'succeeded',
      createdAt: new Date(),
    },
  })
  expect(await searchOrders('re_1')).toEqual({ kind: 'order', orderId: made.order.id })
  await db().refund.delete({ where: { stripeRefundId: 're_1' } })
})

test.each([
  ['a connected account', ({ paper }: Made) => paper.accountId],
  ['a part of a shop name, typed in small letters', () => 'haus lin'],
  ['the two letters a shop name begins with', () => 'pa'],
])("the operator's search lists the orders of %s, with an amount for each currency", async (_, typed) => {
  const found = await searchOrders(typed(made))
  expect(found).toMatchObject({ kind: 'list', isCapped: false, orders: [{ id: made.order.id, shops: ['Clay & Kiln', 'Papierhaus Linden'] }] })
  expect(found.kind === 'list' && found.orders[0]?.amounts).toEqual([
    { currency: 'usd', amountMinor: 3400 },
    { currency: 'eur', amountMinor: 1850 },
  ])
})

test.each([['S-999999'], ['pi_none'], ['acct_none'], ['nobody@souk.test'], ['100%'], [''], ['x'.repeat(300)]])(
  `the operator's search finds nothing by "%s"`,
  async (typed) => {
    expect(await searchOrders(typed)).toEqual({ kind: 'list', orders: [], isCapped: false })
  },
)

test('the list shows orders of one status or in doubt, and each page goes on after the last', async () => {
  const { id: _id, number: _number, ...columns } = await db().order.findUniqueOrThrow({ where: { id: made.order.id } })
  const data = Array.from({ length: 60 }, (_, n) => ({
    ...columns,
    checkoutId: `many-${n}`,
    status: 'declined' as const,
    createdAt: new Date(Date.UTC(2026, 0, 1, 0, Math.floor(n / 2))),
  }))
  await db().order.createMany({ data })
  const first = await listOrders('declined')
  const second = await listOrders('declined', first.nextCursor)
  expect([first.orders.length, second.orders.length, second.nextCursor]).toEqual([50, 10, null])
  expect(new Set([...first.orders, ...second.orders].map(({ id }) => id)).size).toBe(60)
  expect((await listOrders('paid')).orders.map(({ id }) => id)).toEqual([made.order.id])
  expect((await listOrders('in_doubt')).orders).toEqual([])
  await db().sellerOrder.update({ where: { id: made.parts[0]?.id }, data: { status: 'refund_failed' } })
  expect((await listOrders('in_doubt')).orders.map(({ id }) => id)).toEqual([made.order.id])
  await db().sellerOrder.update({ where: { id: made.parts[0]?.id }, data: { status: 'captured' } })
  expect((await listOrders(undefined)).orders[0]?.id).toBe(made.order.id)
})

test('the operator reads an order whole: parts, timeline, links to Stripe', async () => {
  const view = await readOperatorOrder(made.order.id)
  expect(view).toMatchObject({ status: 'paid', decision: 'capture', attempt: 1, tasks: [] })
  expect(view?.parts).toMatchObject([
    { seller: { shopName: 'Clay & Kiln' }, status: 'captured', amountMinor: 3400, applicationFeeMinor: 170 },
    { seller: { shopName: 'Papierhaus Linden' }, status: 'captured', amountMinor: 1850 },
  ])
  const [part] = view?.parts ?? []
  expect(part?.paymentUrl).toBe(`${sandbox.url}/dashboard/${made.clay.accountId}/payments/${part?.paymentIntentId}`)
  const kinds = view?.timeline.map(({ kind }) => kind)
  expect(kinds?.[0]).toBe('placed')
  for (const kind of ['card_ready', 'authorized', 'decided_capture', 'charged'] as const) expect(kinds).toContain(kind)
  expect(
    view?.timeline
      .filter(({ kind }) => kind === 'charged')
      .map(({ shopName }) => shopName)
      .sort(),
  ).toEqual(['Clay & Kiln', 'Papierhaus Linden'])
})

test('the timeline of an order shows buyer and seller only what concerns them', async () => {
  const buyers = (await readOrder(made.order.id, made.buyer))?.timeline.map(({ kind, shopName }) => [kind, shopName])
  expect(buyers).toContainEqual(['charged', 'Papierhaus Linden'])
  expect(buyers?.map(([kind]) => kind)).not.toContain('decided_capture')
  const sellers = (await readSale(made.clay.sellerId, made.parts[0]?.id ?? ''))?.timeline
  expect(sellers?.map(({ kind }) => kind)).toEqual(['placed', 'authorized', 'charged'])
  expect(sellers?.every(({ shopName, note }) => shopName === null && note === null)).toBe(true)
})

test('the operator reads null for an order that is not there or whose id is none', async () => {
  expect(await readOperatorOrder(crypto.randomUUID())).toBeNull()
  expect(await readOperatorOrder('S-00001')).toBeNull()
})

test("the operator's page of an order has its webhooks, and its jobs until they are done", async () => {
  const { data } = await stripe.events.list({ type: 'charge.captured' }, { stripeAccount: made.clay.accountId })
  const [event] = data
  if (!event) throw new Error('no event')
  const body = JSON.stringify({ ...event, account: made.clay.accountId })
  await receiveEvent('connect', body, stripe.webhooks.generateTestHeaderString({ payload: body, secret: 'whsec_connect_test' }))
  const view = await readOperatorOrder(made.order.id)
  if (!view) throw new Error('no order')
  const events = await listEventsAbout(view.intentIds)
  expect(events).toMatchObject([{ id: event.id, type: 'charge.captured', status: 'received' }])
  const waiting = await jobsAbout(view, [event.id])
  expect(waiting.map(({ queue, state }) => [queue, state])).toContainEqual(['process-webhook-event', 'waiting'])
  await expect
    .poll(async () => {
      await drain(Date.now() + 10_000)
      return (await jobsAbout(view, [event.id])).filter(({ queue }) => queue === 'process-webhook-event')
    })
    .toEqual([])
})
