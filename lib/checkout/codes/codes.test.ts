import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { addItem } from '@/lib/cart/add-item'
import { checkoutPage } from '@/lib/checkout/checkout-page'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import type { PlaceOrder } from '@/lib/domain/wire/checkout-wire'
import { type Buyer, ownerOf } from '@/lib/orders/access'
import { testDatabase } from '@/testing/database'
import { shipTo, type TestProduct, testMarket } from '@/testing/market'
import { makeDiscount } from '@/testing/rows'
import { testSandbox } from '@/testing/sandbox'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const market = testMarket(sandbox)
afterAll(stopJobs)

const US = shipTo()

async function shop(columns: Parameters<typeof market.product>[1] = {}) {
  const seller = await market.seller()
  return { ...seller, product: await market.product(seller, columns) }
}

async function quote(buyer: Buyer, products: TestProduct[], wish: Partial<NonNullable<Parameters<typeof checkoutPage>[2]>>) {
  for (const { variantId, priceMinor, currency } of products)
    await addItem(ownerOf(buyer), { addId: randomUUID(), variantId, quantity: 1, seenPriceMinor: priceMinor, seenCurrency: currency })
  return requote(buyer, wish)
}

async function requote(buyer: Buyer, wish: Partial<NonNullable<Parameters<typeof checkoutPage>[2]>>) {
  const page = await checkoutPage({ productSlug: null, quantity: 1, checkoutId: null }, buyer, { shipTo: US, rateIds: [], codes: [], ...wish })
  if (page.state !== 'ready') throw new Error(JSON.stringify(page))
  return page.view
}

const orderOf = ({ checkoutId }: PlaceOrder) =>
  db().order.findUniqueOrThrow({
    where: { checkoutId },
    include: { discountUses: true, parts: { include: { amount: true, discounts: true, lines: true }, orderBy: { position: 'asc' } } },
  })

const statesOf = async (discountId: string) => (await db().discountUse.findMany({ where: { discountId } })).map(({ state }) => state)

async function intentOf(accountId: string): Promise<{ amount: number; application_fee_amount?: number | null }> {
  const headers = { authorization: `Bearer ${sandbox.platform.secretKey}`, 'stripe-account': accountId }
  const list = (await (await fetch(`${sandbox.url}/v1/payment_intents`, { headers })).json()) as { data: Awaited<ReturnType<typeof intentOf>>[] }
  const [intent] = list.data
  if (!intent) throw new Error('There is no PaymentIntent')
  return intent
}

test("a seller's code lowers price and fee base, line by line, and is used once the order is charged", async () => {
  const { sellerId, accountId, product } = await shop()
  const other = await market.product({ sellerId }, { priceMinor: 999 })
  const { id, code } = await makeDiscount(sellerId, { percentBps: 1500 })
  const wish = market.wish([product, other], await market.card(), { codes: [code] })
  expect(await placeOrder(wish, market.guest())).toMatchObject({ answer: { status: 'paid' } })
  const { parts } = await orderOf(wish)
  expect(parts).toMatchObject([{ amountMinor: 2975, applicationFeeMinor: 148, amount: { goodsMinor: 3499, discountMinor: 524, feeBaseMinor: 2975 } }])
  const lines = parts[0]?.discounts.map(({ amountMinor, bornBy, code: name }) => ({ amountMinor, bornBy, name }))
  expect(lines).toEqual([
    { amountMinor: 374, bornBy: 'seller', name: code },
    { amountMinor: 150, bornBy: 'seller', name: code },
  ])
  expect(parts[0]?.discounts.map(({ orderLineId }) => orderLineId)).toEqual(parts[0]?.lines.map(({ id: lineId }) => lineId))
  expect(await statesOf(id)).toEqual(['used'])
  expect(await intentOf(accountId)).toMatchObject({ amount: 2975, application_fee_amount: 148 })
})

test("a platform's code lowers what the buyer pays and the fee by the same, at most the fee", async () => {
  const { accountId, product } = await shop({ priceMinor: 10_000 })
  const { id, code } = await makeDiscount(null, { kind: 'amount', amountMinor: 300, currency: 'usd' })
  const large = await makeDiscount(null, { kind: 'amount', amountMinor: 5000, currency: 'usd' })
  const wish = market.wish(product, await market.card(), { codes: [code] })
  expect(await placeOrder(wish, market.guest())).toMatchObject({ answer: { status: 'paid' } })
  expect((await orderOf(wish)).parts).toMatchObject([
    { amountMinor: 9700, applicationFeeMinor: 200, amount: { discountMinor: 300, feeBaseMinor: 10_000 }, discounts: [{ bornBy: 'platform' }] },
  ])
  expect(await statesOf(id)).toEqual(['used'])
  const all = market.wish(product, await market.card(), { codes: [large.code] })
  expect(await placeOrder(all, market.guest())).toMatchObject({ answer: { status: 'paid' } })
  expect((await orderOf(all)).parts).toMatchObject([{ amountMinor: 9500, applicationFeeMinor: 0 }])
  expect((await intentOf(accountId)).application_fee_amount ?? 0).toBe(0)
})

test('one code of each side counts at a seller, the best for the buyer; the other says why it does not', async () => {
  const { sellerId, product } = await shop({ priceMinor: 10_000 })
  const [ten, five] = [await makeDiscount(sellerId), await makeDiscount(sellerId, { percentBps: 500 })]
  const platform = await makeDiscount(null, { kind: 'amount', amountMinor: 100, currency: 'usd' })
  const view = await quote(market.guest(), [product], { codes: [five.code, ten.code, platform.code] })
  expect(view.groups).toMatchObject([
    {
      amountMinor: 8900,
      amount: {
        discounts: [
          { code: ten.code, amountMinor: 1000 },
          { code: platform.code, amountMinor: 100 },
        ],
      },
    },
  ])
  expect(view.codes).toMatchObject([
    { code: five.code, savings: [], sentence: { key: 'discount.otherIsBetter' } },
    { code: ten.code, savings: [{ amountMinor: 1000, currency: 'usd' }], sentence: null },
    { code: platform.code, savings: [{ amountMinor: 100 }], sentence: null },
  ])
})

test('one code is one use, also where it counts for several charges', async () => {
  const { sellerId, product } = await shop()
  const later = await market.product({ sellerId })
  await db().product.update({ where: { id: later.id }, data: { chargeWhen: 'on_shipment' } })
  const { id, code } = await makeDiscount(sellerId, { kind: 'amount', amountMinor: 501, currency: 'usd', limitTotal: 1 })
  const wish = market.wish([product, later], await market.card(), { codes: [code] })
  expect(await placeOrder(wish, market.guest())).toMatchObject({ answer: { status: 'paid' } })
  expect((await orderOf(wish)).parts.map(({ amountMinor }) => amountMinor)).toEqual([2249, 2250])
  expect(await statesOf(id)).toEqual(['used'])
})

test('free delivery sets the chosen rate to nothing, once it is known where to, and a sum above which it is free looks at what is left', async () => {
  const { sellerId, product } = await shop({ kind: 'physical' })
  await market.zone({ sellerId }, { rates: [{ priceMinor: 700 }, { name: 'Free from 25', kind: 'free_over', priceMinor: 900, freeOverMinor: 2500 }] })
  const [free, ten] = [await makeDiscount(sellerId, { kind: 'free_shipping' }), await makeDiscount(sellerId)]
  const buyer = market.guest()
  expect(await quote(buyer, [product], {})).toMatchObject({ groups: [{ amountMinor: 2500 }] })
  expect(await requote(buyer, { codes: [ten.code] })).toMatchObject({
    codes: [{ sentence: { key: 'discount.savesNothing' } }],
    groups: [{ amountMinor: 2500 }],
  })
  await db().shippingRate.deleteMany({ where: { zone: { sellerId }, kind: 'free_over' } })
  expect(await requote(buyer, { codes: [free.code], shipTo: null })).toMatchObject({ codes: [{ sentence: null, savings: [] }] })
  expect(await requote(buyer, { codes: [free.code] })).toMatchObject({
    codes: [{ savings: [{ amountMinor: 700 }] }],
    groups: [{ amountMinor: 2500 }],
  })
  const wish = market.wish(product, await market.card(), { codes: [free.code], shipTo: US })
  expect(await placeOrder(wish, market.guest())).toMatchObject({ answer: { status: 'paid' } })
  expect((await orderOf(wish)).parts).toMatchObject([
    { amountMinor: 2500, amount: { shippingMinor: 0, discountMinor: 0 }, discounts: [{ orderLineId: null, amountMinor: 700 }] },
  ])
})

test('a code that would leave less than Stripe charges is refused with the least', async () => {
  const { sellerId, product } = await shop({ priceMinor: 100 })
  const { code } = await makeDiscount(sellerId, { percentBps: 6000 })
  const buyer = market.guest()
  expect(await quote(buyer, [product], { codes: [code] })).toMatchObject({
    codes: [{ sentence: { key: 'discount.belowCharge', values: { limit: { amountMinor: 50, currency: 'usd' } } } }],
    groups: [{ amountMinor: 100 }],
  })
})

test('a code of a seller from whom nothing is bought is as unknown as any other', async () => {
  const [here, elsewhere] = [await shop(), await shop()]
  const { code } = await makeDiscount(elsewhere.sellerId)
  expect(await quote(market.guest(), [here.product], { codes: [code, 'NOSUCHCODE'] })).toMatchObject({
    codes: [{ sentence: { key: 'discount.unknown' } }, { sentence: { key: 'discount.unknown' } }],
  })
})

test('who guesses codes is told nothing any more, not even of those that are good', async () => {
  const { sellerId, product } = await shop()
  const { code } = await makeDiscount(sellerId)
  const buyer = market.guest()
  await quote(buyer, [product], { codes: [code] })
  const guesses = () => Array.from({ length: 5 }, () => randomUUID())
  for (let round = 0; round < 4; round += 1) await requote(buyer, { codes: guesses() })
  expect(await requote(buyer, { codes: [code] })).toMatchObject({
    codes: [{ sentence: { key: 'discount.tooManyTries' } }],
    groups: [{ amountMinor: 2500 }],
  })
  expect(await quote(market.guest(), [product], { codes: [code] })).toMatchObject({ codes: [{ sentence: null }] })
})
