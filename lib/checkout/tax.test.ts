import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { addItem } from '@/lib/cart/add-item'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { getOrder } from '@/lib/db/orders/orders'
import { type Buyer, ownerOf } from '@/lib/orders/access'
import { amountOf } from '@/lib/orders/part-facts'
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
const NEW_YORK = shipTo({ city: 'New York', state: 'NY', postalCode: '10001' })
const BERLIN = shipTo({ city: 'Berlin', state: null, postalCode: '10115', country: 'DE' })

async function putIn(buyer: Buyer, product: TestProduct): Promise<void> {
  const { variantId, priceMinor: seenPriceMinor, currency: seenCurrency } = product
  await addItem(ownerOf(buyer), { addId: randomUUID(), variantId, quantity: 1, seenPriceMinor, seenCurrency })
}

async function quote(buyer: Buyer, wish: Parameters<typeof checkoutPage>[2]) {
  const page = await checkoutPage(CART, buyer, wish)
  if (page.state !== 'ready') throw new Error(JSON.stringify(page))
  return page.view
}

async function orderOf(checkoutId: string) {
  const { id } = await db().order.findUniqueOrThrow({ where: { checkoutId } })
  return getOrder(id)
}

/** A seller who sends parcels at $5.00 and charges 8.875 % in New York, on delivery too. */
async function newYorker() {
  const seller = await market.seller()
  await market.zone(seller)
  await market.tax(seller, { behavior: 'exclusive', rates: [{ name: 'Sales tax', country: 'US', state: 'NY', rateMicros: 88_750 }] })
  return { ...seller, product: await market.product(seller, { kind: 'physical', priceMinor: 1999 }) }
}

test('tax that is added is of each line and of delivery, is charged with them, and is stored with its reason', async () => {
  const { product, accountId } = await newYorker()
  const wish = market.wish(product, await market.card(), { shipTo: NEW_YORK, quantity: 2 })
  expect(await placeOrder(wish, market.guest())).toMatchObject({ answer: { status: 'paid' } })
  const { parts } = await orderOf(wish.checkoutId)
  // 39.98 × 8.875 % = 3.548, 5.00 × 8.875 % = 0.444
  expect(parts).toMatchObject([
    {
      accountId,
      amountMinor: 3998 + 500 + 355 + 44,
      amount: { goodsMinor: 3998, shippingMinor: 500, taxMinor: 399, taxInclusiveMinor: 0, feeBaseMinor: 3998 },
      taxLines: [
        {
          orderLineId: parts[0]?.lines[0]?.id,
          country: 'US',
          state: 'NY',
          amountMinor: 355,
          taxabilityReason: 'standard_rated',
          collector: 'seller',
        },
        { orderLineId: null, name: 'Sales tax', rateMicros: 88_750, amountMinor: 44, isInclusive: false },
      ],
    },
  ])
  const intent = await sandbox.control.calls()
  expect(intent.length).toBeGreaterThan(0)
  expect(parts[0] && amountOf(parts[0]).tax).toEqual({
    state: 'charged',
    sums: [{ name: 'Sales tax', rateMicros: 88_750, amountMinor: 399, isInclusive: false }],
  })
})

test('what the page shows before an address is without tax and says so; with it, it is what is charged', async () => {
  const { product } = await newYorker()
  const buyer = market.guest()
  await putIn(buyer, product)
  const [before] = (await quote(buyer, { shipTo: null, rateIds: [], codes: [] })).groups
  expect(before).toMatchObject({ amountMinor: 1999, amount: { tax: { state: 'place_needed' } } })
  const [after] = (await quote(buyer, { shipTo: NEW_YORK, rateIds: [], codes: [] })).groups
  expect(after).toMatchObject({ amountMinor: 1999 + 500 + 177 + 44, amount: { tax: { state: 'charged' } } })
  const wish = { ...market.wish(product, await market.card(), { shipTo: NEW_YORK }), seenAmounts: [seenOf(after)] }
  expect(await placeOrder(wish, buyer)).toMatchObject({ answer: { status: 'paid' } })
})

const seenOf = (group: { seller: { id: string }; currency: string; amountMinor: number; amount: { taxMinor: number } } | undefined) => {
  if (!group) throw new Error('There is no group')
  return { sellerId: group.seller.id, currency: group.currency, amountMinor: group.amountMinor, taxMinor: group.amount.taxMinor }
}

test('tax that prices contain changes no total, and the fee is counted without it', async () => {
  const seller = await market.seller({ country: 'DE', currency: 'eur' })
  await market.zone(seller, { rates: [{ currency: 'eur', priceMinor: 595 }] })
  await market.tax(seller, { behavior: 'inclusive', rates: [{ name: 'MwSt', country: 'EU', rateMicros: 190_000 }] })
  const product = await market.product(seller, { kind: 'physical', priceMinor: 1190, currency: 'eur' })
  const wish = market.wish(product, await market.card(), { shipTo: BERLIN })
  expect(await placeOrder(wish, market.guest())).toMatchObject({ answer: { status: 'paid' } })
  expect((await orderOf(wish.checkoutId)).parts).toMatchObject([
    { amountMinor: 1785, amount: { taxMinor: 190 + 95, taxInclusiveMinor: 285, feeBaseMinor: 1000 }, applicationFeeMinor: 50 },
  ])
})

test('where a seller has no rate nothing is charged, and each line says that they do not collect there', async () => {
  const { product } = await newYorker()
  const wish = market.wish(product, await market.card(), { shipTo: shipTo() })
  expect(await placeOrder(wish, market.guest())).toMatchObject({ answer: { status: 'paid' } })
  const [part] = (await orderOf(wish.checkoutId)).parts
  expect(part).toMatchObject({ amountMinor: 2499, taxLines: [{ country: 'US', state: 'VT', amountMinor: 0, taxabilityReason: 'not_collecting' }] })
  expect(part && amountOf(part).tax).toEqual({ state: 'charged', sums: [] })
})

test('tax that has changed since is named with the total, and nothing is charged', async () => {
  const { product, sellerId } = await newYorker()
  const seenAmounts = [{ sellerId, currency: 'usd', amountMinor: 2720, taxMinor: 221 }]
  await db().taxRate.updateMany({ where: { sellerId }, data: { rateMicros: 100_000 } })
  const placed = await placeOrder({ ...market.wish(product, await market.card(), { shipTo: NEW_YORK }), seenAmounts }, market.guest())
  const usd = (amountMinor: number) => ({ amountMinor, currency: 'usd' })
  expect(placed).toMatchObject({
    refusal: {
      code: 'amount_changed',
      sentence: [
        { key: 'checkout.taxNow', values: { now: usd(250), seen: usd(221) } },
        { key: 'checkout.amountNow', values: { now: usd(2749), seen: usd(2720) } },
        {},
      ],
    },
  })
})

test('where nothing is delivered and a seller charges tax, the buyer says where they are, and nobody else is asked', async () => {
  const seller = await market.seller()
  await market.tax(seller, { behavior: 'exclusive', rates: [{ name: 'Sales tax', country: 'US', state: 'NY', rateMicros: 80_000 }] })
  const lesson = await market.product(seller, { priceMinor: 2500 })
  const buyer = market.guest()
  await putIn(buyer, lesson)
  expect(await quote(buyer, undefined)).toMatchObject({
    shipTo: null,
    buyerPlace: { place: null },
    groups: [{ amount: { tax: { state: 'place_needed' } } }],
  })
  const refused = await placeOrder(market.wish(lesson, await market.card()), buyer)
  expect(refused).toMatchObject({ refusal: { code: 'address_needed', sentence: [{ key: 'checkout.noTaxPlace' }, {}] } })
  const buyerPlace = { country: 'US', postalCode: '10001' }
  expect(await quote(buyer, { shipTo: null, rateIds: [], codes: [], buyerPlace })).toMatchObject({ groups: [{ amountMinor: 2700 }] })
  const wish = market.wish(lesson, await market.card(), { buyerPlace })
  expect(await placeOrder(wish, buyer)).toMatchObject({ answer: { status: 'paid' } })
  expect(await orderOf(wish.checkoutId)).toMatchObject({ address: null, parts: [{ amountMinor: 2700, taxLines: [{ country: 'US', state: 'NY' }] }] })
  const untaxedBuyer = market.guest()
  await putIn(untaxedBuyer, await market.product(await market.seller()))
  expect(await quote(untaxedBuyer, undefined)).toMatchObject({ buyerPlace: null, groups: [{ amount: { tax: { state: 'none', sums: [] } } }] })
})
