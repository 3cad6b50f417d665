import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { addItem } from '@/lib/cart/add-item'
import { readCart } from '@/lib/cart/read-cart'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { chargeTimeCode } from '@/lib/domain/order/charge-time'
import type { CheckoutView } from '@/lib/domain/wire/checkout-views'
import type { Buyer } from '@/lib/orders/access'
import { testDatabase } from '@/testing/database'
import { type TestProduct, testMarket } from '@/testing/market'
import { changeVariant } from '@/testing/rows'
import { testSandbox } from '@/testing/sandbox'
import { checkoutPage } from './checkout-page'
import { placeOrder } from './place-order'
import { unfinishedOrder } from './unfinished-order'

await testDatabase()
const sandbox = await testSandbox()
const market = testMarket(sandbox)
afterAll(stopJobs)

const CART = { productSlug: null, quantity: 1, checkoutId: null }
const owner = ({ viewer, browserHash }: Buyer) => ({ userId: viewer?.userId ?? null, browserHash })
async function put(buyer: Buyer, { variantId, priceMinor, currency }: TestProduct, quantity = 1) {
  await addItem(owner(buyer), { addId: randomUUID(), variantId, quantity, seenPriceMinor: priceMinor, seenCurrency: currency })
}
async function ready(query: Parameters<typeof checkoutPage>[0], buyer: Buyer): Promise<CheckoutView> {
  const page = await checkoutPage(query, buyer)
  if (page.state !== 'ready') throw new Error(`Expected a checkout, got ${JSON.stringify(page)}`)
  return page.view
}
/** The lines as the page sends them. */
function itemsShown({ groups }: CheckoutView) {
  return groups.flatMap(({ lines, currency, later }) =>
    lines.map(({ variantId, quantity, unitPriceMinor }) => {
      return { variantId, quantity, seenPriceMinor: unitPriceMinor, seenCurrency: currency, seenTime: chargeTimeCode(later) }
    }),
  )
}

test('the cart is shown as the charges it will become, with what each statement will show', async () => {
  const buyer = market.guest()
  const clay = await market.seller({ descriptor: 'CLAY KILN VT' })
  const linden = await market.seller({ businessName: 'Papierhaus Linden', country: 'DE', currency: 'eur' })
  await put(buyer, await market.product(clay, { priceMinor: 2500 }), 2)
  await put(buyer, await market.product(linden, { priceMinor: 1850, currency: 'eur' }))
  await put(buyer, await market.product(clay, { priceMinor: 700 }))
  const view = await ready(CART, buyer)
  expect(view.groups.map(({ seller, currency, amountMinor, statementLine }) => [seller.shopName, currency, amountMinor, statementLine])).toEqual([
    ['Clay & Kiln', 'usd', 5700, 'CLAY KILN VT'],
    ['Papierhaus Linden', 'eur', 1850, 'PAPIERHAUS LINDEN'],
  ])
  expect(view.totals).toEqual([
    { currency: 'usd', nowMinor: 5700, laterMinor: 0 },
    { currency: 'eur', nowMinor: 1850, laterMinor: 0 },
  ])
  expect(view).toMatchObject({ origin: { kind: 'cart' }, begun: null, email: null, leftOut: [] })
})

test('what pauses is left out with its reason, and placing what the page shows pays the rest', async () => {
  const buyer = market.guest()
  const [open, closed] = [await market.seller(), await market.seller({ businessName: 'Closed Today' })]
  const [kept, paused] = [await market.product(open), await market.product(closed, { name: 'Paused pot' })]
  await put(buyer, kept)
  await put(buyer, paused)
  await db().connectedAccount.updateMany({ where: { accountId: closed.accountId }, data: { chargesEnabled: false } })
  const view = await ready(CART, buyer)
  expect(view.groups.map(({ seller }) => seller.shopName)).toEqual(['Clay & Kiln'])
  expect(view.leftOut).toEqual([{ name: 'Paused pot', sentence: { key: 'order.sellerPaused', values: { shop: 'Closed Today' } } }])
  const placed = await placeOrder(market.wish(kept, await market.card()), buyer)
  expect(placed).toMatchObject({ kind: 'answer', answer: { status: 'paid' } })
  const left = await readCart(owner(buyer))
  expect(left.groups.flatMap(({ lines }) => lines.map(({ product }) => product.name))).toEqual(['Paused pot'])
})

test('a cart that cannot be paid leads to its own page, which says why; so does an empty one', async () => {
  const buyer = market.guest()
  expect(await checkoutPage(CART, buyer)).toEqual({ state: 'redirect', url: '/cart' })
  await put(buyer, await market.product(await market.seller(), { priceMinor: 20 }))
  expect(await checkoutPage(CART, buyer)).toEqual({ state: 'redirect', url: '/cart' })
})

test('one product too cheap for a charge of its own says what to do', async () => {
  const sticker = await market.product(await market.seller(), { priceMinor: 20 })
  const query = { productSlug: sticker.slug, quantity: 1, checkoutId: null }
  expect(await checkoutPage(query, market.guest())).toMatchObject({
    state: 'unavailable',
    sentence: [{ key: 'cart.belowMinimum', values: { missing: { amountMinor: 30 } } }],
  })
  // Sent all the same, it is refused with the same words.
  const refused = await placeOrder(market.wish(sticker, await market.card()), market.guest())
  expect(refused).toMatchObject({
    refusal: {
      code: 'below_minimum',
      sentence: [{ key: 'cart.belowMinimum', values: { shop: 'Clay & Kiln', missing: { amountMinor: 30, currency: 'usd' } } }],
    },
  })
  expect((await ready({ ...query, quantity: 3 }, market.guest())).totals).toEqual([{ currency: 'usd', nowMinor: 60, laterMinor: 0 }])
})

test('what the cart says cannot be charged is what the checkout refuses, in the same words', async () => {
  const buyer = await market.member()
  const seller = await market.seller()
  const [bowl, sticker] = [await market.product(seller), await market.product(seller, { priceMinor: 20, name: 'Sticker' })]
  await db().product.update({ where: { id: sticker.id }, data: { chargeWhen: 'on_shipment' } })
  for (const product of [bowl, sticker]) await put(buyer, product)
  const cart = await readCart(owner(buyer))
  expect(cart).toMatchObject({
    canCheckOut: false,
    groups: [{ problem: { key: 'cart.belowMinimumApart', values: { items: { names: ['Sticker'] } } } }],
  })
  expect(await checkoutPage(CART, buyer)).toMatchObject({ state: 'redirect', url: '/cart' })
  const refused = await placeOrder(market.wish([bowl, sticker], await market.card()), buyer)
  expect(refused).toMatchObject({
    refusal: { code: 'below_minimum', sentence: [cart.groups[0]?.problem], items: [{ variantId: sticker.variantId }] },
  })
})

test.each([
  ['later', 'at_checkout', 'now'],
  ['now', 'on_shipment', expect.stringMatching(/^on_shipment \d{4}-\d\d-\d\d$/)],
] as const)('what the page says is charged %s is not charged at another time: it is shown anew first', async (_shown, chargeWhen, time) => {
  const product = await market.product(await market.seller())
  const [query, buyer] = [{ ...CART, productSlug: product.slug }, market.guest()]
  await db().product.update({ where: { id: product.id }, data: { chargeWhen: chargeWhen === 'at_checkout' ? 'on_shipment' : 'at_checkout' } })
  const shown = itemsShown(await ready(query, buyer))
  await db().product.update({ where: { id: product.id }, data: { chargeWhen } })
  const wish = market.wish(product, await market.card())
  expect(await placeOrder({ ...wish, items: shown }, buyer)).toMatchObject({
    refusal: { code: 'time_changed', sentence: [{ key: 'checkout.timeChanged' }], items: [{ variantId: product.variantId }] },
  })
  expect(await db().order.count({ where: { checkoutId: wish.checkoutId } })).toBe(0)
  const items = itemsShown(await ready(query, buyer))
  expect(items).toMatchObject([{ seenTime: time }])
  expect(await placeOrder({ ...wish, items }, buyer)).toMatchObject({ answer: { status: 'paid' } })
})

test('a refused order comes back as it was placed, whatever became of the cart and the prices, on any device of its buyer', async () => {
  const buyer = await market.member()
  const products = [await market.product(await market.seller()), await market.product(await market.seller({ businessName: 'Paper Moon' }))]
  for (const product of products) await put(buyer, product)
  const wish = market.wish(products, await market.card('pm_card_chargeCustomerFail'), { completion: 'keep_what_worked' })
  expect(await placeOrder(wish, buyer)).toMatchObject({ kind: 'answer', answer: { status: 'declined' } })
  expect((await readCart(owner(buyer))).count).toBe(2)
  await changeVariant(products[0]?.id ?? '', { priceMinor: 9900 })

  const elsewhere = { ...buyer, browserHash: randomUUID() }
  const query = { ...CART, checkoutId: wish.checkoutId }
  const view = await ready(query, elsewhere)
  expect(view.begun).toEqual({ email: buyer.viewer.email, completion: { chosen: 'keep_what_worked', isOpen: true } })
  expect(view.groups.map(({ amountMinor }) => amountMinor)).toEqual([2500, 2500])
  expect(await checkoutPage(query, market.guest())).toMatchObject({ state: 'unavailable' })

  const card = await market.card()
  const items = itemsShown(view)
  expect(await placeOrder({ ...wish, items, card }, elsewhere)).toMatchObject({ kind: 'answer', answer: { status: 'paid' } })
  expect(await checkoutPage(query, elsewhere)).toMatchObject({ state: 'redirect', url: expect.stringMatching(/^\/orders\//) })
  expect((await readCart(owner(buyer))).count).toBe(0)
})

test('whoever left a purchase before it was finished is told in the cart, and nobody else', async () => {
  const buyer = market.guest()
  const product = await market.product(await market.seller())
  expect(await unfinishedOrder(buyer)).toBeNull()
  const wish = market.wish(product, await market.card('pm_card_authenticationRequired'))
  expect(await placeOrder(wish, buyer)).toMatchObject({ answer: { status: 'needs_authentication' } })
  expect(await unfinishedOrder(buyer)).toMatchObject({
    sentence: { key: 'checkout.unfinished.confirm' },
    url: expect.stringMatching(/^.orders/),
  })
  expect(await unfinishedOrder(market.guest())).toBeNull()
  await db().order.update({ where: { checkoutId: wish.checkoutId }, data: { expiresAt: new Date(0) } })
  expect(await unfinishedOrder(buyer)).toBeNull()
})
