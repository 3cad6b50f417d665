import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { addItem } from '@/lib/cart/add-item'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { type Buyer, ownerOf } from '@/lib/orders/access'
import { testDatabase } from '@/testing/database'
import { shipTo, type TestProduct, testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { checkoutPage } from './checkout-page'
import { placeOrder } from './place-order'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const market = testMarket(sandbox)
afterAll(stopJobs)

const CART = { productSlug: null, quantity: 1, checkoutId: null }
const US = shipTo()
const FR = shipTo({ city: 'Paris', state: null, postalCode: '75001', country: 'FR' })

async function seller(zone: Parameters<typeof market.zone>[1] = {}) {
  const made = await market.seller()
  const rateIds = await market.zone(made, zone)
  const product = await market.product(made, { kind: 'physical', weightGrams: 400 })
  return { ...made, rateIds, product }
}

async function putIn(buyer: Buyer, { id, ...product }: TestProduct & { variantId: string }, quantity = 1): Promise<void> {
  const seen = { seenPriceMinor: product.priceMinor, seenCurrency: product.currency }
  await addItem(ownerOf(buyer), { addId: randomUUID(), variantId: product.variantId, quantity, ...seen })
}

async function quote(buyer: Buyer, wish: Omit<NonNullable<Parameters<typeof checkoutPage>[2]>, 'codes'>) {
  const page = await checkoutPage(CART, buyer, { ...wish, codes: [] })
  if (page.state !== 'ready') throw new Error(JSON.stringify(page))
  return page.view
}

async function partsOf(checkoutId: string) {
  const include = { address: true, parts: { include: { amount: true, delivery: true }, orderBy: { position: 'asc' as const } } }
  return db().order.findUniqueOrThrow({ where: { checkoutId }, include })
}

async function intentOf(accountId: string): Promise<{ amount: number; application_fee_amount: number; shipping: unknown }> {
  const headers = { authorization: `Bearer ${sandbox.platform.secretKey}`, 'stripe-account': accountId }
  const list = (await (await fetch(`${sandbox.url}/v1/payment_intents`, { headers })).json()) as { data: Awaited<ReturnType<typeof intentOf>>[] }
  const [intent] = list.data
  if (!intent) throw new Error('There is no PaymentIntent')
  return intent
}

test('shipping is charged with the goods, the fee is of the goods alone, and Stripe is told where it goes', async () => {
  const { product, rateIds, accountId } = await seller({
    rates: [
      { name: 'Express', priceMinor: 1500 },
      { priceMinor: 700, minDays: 3, maxDays: 5 },
    ],
  })
  const wish = market.wish(product, await market.card(), { shipTo: US, rateIds: [rateIds[0] ?? ''] })
  expect(await placeOrder(wish, market.guest())).toMatchObject({ answer: { status: 'paid' } })
  const order = await partsOf(wish.checkoutId)
  expect(order.address).toMatchObject({ ...US })
  expect(order.parts).toMatchObject([
    {
      amountMinor: 4000,
      applicationFeeMinor: 125,
      amount: { goodsMinor: 2500, shippingMinor: 1500, feeBaseMinor: 2500 },
      delivery: { deliverBy: 'shipping', rateName: 'Express' },
    },
  ])
  const intent = await intentOf(accountId)
  expect(intent).toMatchObject({ amount: 4000, application_fee_amount: 125 })
  expect(intent.shipping).toMatchObject({
    name: US.name,
    address: { line1: US.line1, city: US.city, state: 'VT', postal_code: '05401', country: 'US' },
  })
})

test('the cheapest rate is chosen until the buyer chooses another, and it costs what the page says', async () => {
  const { product, rateIds } = await seller({ rates: [{ name: 'Express', priceMinor: 1500 }, { priceMinor: 700 }] })
  const buyer = market.guest()
  await putIn(buyer, product, 2)
  const [cheap] = (await quote(buyer, { shipTo: US, rateIds: [] })).groups
  expect(cheap).toMatchObject({ amountMinor: 5700, amount: { goodsMinor: 5000, shippingMinor: 700 }, delivery: { chosenId: rateIds[1] } })
  const [dear] = (await quote(buyer, { shipTo: US, rateIds: [rateIds[0] ?? ''] })).groups
  expect(dear).toMatchObject({ amountMinor: 6500, delivery: { state: 'offered', chosenId: rateIds[0] } })
})

test('without an address nothing physical is ordered, and the page asks for one', async () => {
  const { product } = await seller()
  const buyer = market.guest()
  await putIn(buyer, product)
  expect(await quote(buyer, { shipTo: null, rateIds: [] })).toMatchObject({
    shipTo: { address: null },
    groups: [{ delivery: { state: 'address_needed' } }],
  })
  const placed = await placeOrder(market.wish(product, await market.card()), buyer)
  expect(placed).toMatchObject({ kind: 'refused', refusal: { code: 'address_needed' } })
})

test('what its seller does not deliver to the country is left out of the sum with the reason, and the rest is bought', async () => {
  const [near, far] = [await seller({ countries: ['US'] }), await seller()]
  const buyer = market.guest()
  for (const { product } of [near, far]) await putIn(buyer, product)
  const view = await quote(buyer, { shipTo: FR, rateIds: [] })
  expect(view.groups).toMatchObject([{ seller: { id: far.sellerId }, amountMinor: 3000 }])
  expect(view.leftOut).toMatchObject([{ name: 'Blue bowl', sentence: { key: 'checkout.notDelivered', values: { country: { country: 'FR' } } } }])
  const refused = await placeOrder(market.wish([near.product, far.product], await market.card(), { shipTo: FR }), buyer)
  expect(refused).toMatchObject({ kind: 'refused', refusal: { code: 'not_delivered', items: [{ variantId: near.product.variantId }] } })
  expect(await placeOrder(market.wish(far.product, await market.card(), { shipTo: FR }), buyer)).toMatchObject({ answer: { status: 'paid' } })
})

test('a rate that costs more by now is said with both amounts, and nothing is charged', async () => {
  const { product, sellerId } = await seller()
  await db().shippingRate.updateMany({ where: { zone: { sellerId } }, data: { priceMinor: 900 } })
  const wish = { ...market.wish(product, await market.card(), { shipTo: US }), seenAmounts: [{ sellerId, currency: 'usd', amountMinor: 3000 }] }
  const placed = await placeOrder(wish, market.guest())
  const values = { now: { amountMinor: 3400, currency: 'usd' }, seen: { amountMinor: 3000, currency: 'usd' } }
  expect(placed).toMatchObject({ refusal: { code: 'amount_changed', sentence: [{ key: 'checkout.amountNow', values }, {}] } })
  expect(await db().order.count({ where: { checkoutId: wish.checkoutId } })).toBe(0)
})

test('what one seller charges on two days travels in one parcel, paid with the first', async () => {
  const made = await seller()
  const later = await market.product(made, { kind: 'physical' })
  await db().product.update({ where: { id: later.id }, data: { chargeWhen: 'on_shipment' } })
  const wish = market.wish([made.product, later], await market.card(), { shipTo: US })
  expect(await placeOrder(wish, market.guest())).toMatchObject({ answer: { status: 'paid' } })
  const { parts } = await partsOf(wish.checkoutId)
  expect(parts.map(({ amount, amountMinor }) => [amount?.shippingMinor, amountMinor])).toEqual([
    [500, 3000],
    [0, 2500],
  ])
  expect(parts.map(({ delivery }) => delivery?.rateName)).toEqual(['Standard', 'Standard'])
})

test('the same checkout with another address is another wish, and is not paid silently', async () => {
  const { product } = await seller()
  const buyer = market.guest()
  const declined = market.wish(product, await market.card('pm_card_visa_chargeDeclinedInsufficientFunds'), { shipTo: US })
  expect(await placeOrder(declined, buyer)).toMatchObject({ answer: { status: 'declined' } })
  const elsewhere = { ...declined, card: await market.card(), shipTo: FR }
  expect(await placeOrder(elsewhere, buyer)).toMatchObject({ kind: 'refused', refusal: { code: 'already_begun' } })
  expect(await placeOrder({ ...elsewhere, shipTo: US }, buyer)).toMatchObject({ answer: { status: 'paid' } })
})

test("a signed-in buyer's address is kept once and offered first the next time; a guest's is kept by nobody", async () => {
  const { product } = await seller()
  const member = await market.member()
  for (const place of [FR, US, US]) await placeOrder(market.wish(product, await market.card(), { shipTo: place }), member)
  const known = await db().savedAddress.findMany({ where: { userId: member.viewer.userId }, orderBy: { lastUsedAt: 'desc' } })
  expect(known.map(({ country }) => country)).toEqual(['US', 'FR'])
  await putIn(member, product)
  expect(await checkoutPage(CART, member)).toMatchObject({
    view: { shipTo: { address: US, known: [US, FR] }, groups: [{ amount: { shippingMinor: 500 } }] },
  })
  await placeOrder(market.wish(product, await market.card(), { shipTo: US }), market.guest())
  expect(await db().savedAddress.count()).toBe(2)
})

test('something that is not delivered asks for no address and stores none', async () => {
  const made = await market.seller()
  const product = await market.product(made)
  const wish = market.wish(product, await market.card(), { shipTo: US })
  expect(await placeOrder(wish, market.guest())).toMatchObject({ answer: { status: 'paid' } })
  expect(await partsOf(wish.checkoutId)).toMatchObject({ address: null, parts: [{ delivery: null, amount: { goodsMinor: 2500, shippingMinor: 0 } }] })
})
