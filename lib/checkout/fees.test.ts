import { afterAll, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { chargeFee } from '@/lib/domain/pricing/fee'
import { setCategoryFee, setFeeRule, setProductFee } from '@/lib/pricing/set-fee-rule'
import { testDatabase } from '@/testing/database'
import { shipTo, testMarket } from '@/testing/market'
import { makeOperator } from '@/testing/rows'
import { testSandbox } from '@/testing/sandbox'
import { placeOrder } from './place-order'

await testDatabase()
const market = testMarket(await testSandbox())
const operator = await makeOperator()
afterAll(stopJobs)

const frozen = { lines: { include: { fee: true } }, amount: true, fee: true } as const

async function partOf(wish: Awaited<ReturnType<typeof market.wish>>) {
  expect(await placeOrder(wish, market.guest())).toMatchObject({ kind: 'answer', answer: { status: 'paid' } })
  const order = await db().order.findUniqueOrThrow({ where: { checkoutId: wish.checkoutId }, include: { parts: { include: frozen } } })
  const [part] = order.parts
  if (!part) throw new Error('An order without a part')
  return part
}

/** Rules count at once, as if they had been announced long ago. */
const sinceLong = () => db().feeRule.updateMany({ data: { startsAt: new Date(0) } })

test('the fee of a shop is charged and frozen with its least, most and what it is taken of', async () => {
  const seller = await market.seller()
  const product = await market.product(seller, { kind: 'physical', priceMinor: 2500 })
  await market.zone(seller)
  await setFeeRule(operator, seller.sellerId, { currency: 'usd', percent: '10', fixed: '0.30', least: '1', most: '3.10', onShipping: 'on' })
  await sinceLong()
  // 10 % of 30.00 and 0.30 is 3.30.
  const part = await partOf(market.wish(product, await market.card(), { shipTo: shipTo() }))
  expect(part).toMatchObject({
    ...{ amountMinor: 3000, applicationFeeMinor: 310, feeBps: 1000, feeFixedMinor: 30, amount: { feeBaseMinor: 3000 } },
    fee: { feeLeastMinor: 100, feeMostMinor: 310, isOnShipping: true },
  })
  await setFeeRule(operator, seller.sellerId, { currency: 'usd', percent: '1' })
  expect((await db().sellerOrder.findUniqueOrThrow({ where: { id: part.id }, include: frozen })).fee).toEqual(part.fee)
})

test('a product with its own percentage is charged by it beside others, and what is frozen adds up to the fee', async () => {
  const seller = await market.seller()
  const [mug, bowl] = [await market.product(seller, { priceMinor: 1033 }), await market.product(seller, { priceMinor: 1034 })]
  await setProductFee(operator, seller.sellerId, mug.slug, '1')
  await sinceLong()
  const part = await partOf(market.wish([mug, bowl], await market.card()))
  // 1 % of 10.33 and 5 % of 10.34 is 0.6203.
  expect(part).toMatchObject({ amountMinor: 2067, applicationFeeMinor: 62, fee: null })
  const lines = part.lines.map(({ unitPriceMinor, quantity, fee }) => ({ baseMinor: unitPriceMinor * quantity, ownFeeBps: fee?.feeBps ?? null }))
  expect(lines.map(({ ownFeeBps }) => ownFeeBps).sort()).toEqual([100, null])
  expect(chargeFee({ currency: 'usd', lines, shippingMinor: 0 }, part)).toBe(62)
})

test('a fee above the charge is the charge', async () => {
  const seller = await market.seller()
  const product = await market.product(seller, { priceMinor: 200 })
  await setFeeRule(operator, seller.sellerId, { currency: 'usd', percent: '0', least: '5' })
  await sinceLong()
  expect(await partOf(market.wish(product, await market.card()))).toMatchObject({ amountMinor: 200, applicationFeeMinor: 200 })
})

test('a product in a category is charged by it beside others, unless its seller has a rule, and it is frozen', async () => {
  const seller = await market.seller()
  const [mug, bowl] = [await market.product(seller, { priceMinor: 1000 }), await market.product(seller, { priceMinor: 2000 })]
  const kitchen = await db().category.create({ data: { slug: 'kitchen', name: 'Kitchen', position: 0 } })
  const cups = await db().category.create({ data: { slug: 'cups', name: 'Cups', position: 0, parentId: kitchen.id } })
  await db().product.update({ where: { id: mug.id }, data: { categoryId: cups.id } })
  expect(await setCategoryFee(operator, kitchen.id, 'usd', '12')).toMatchObject({ kind: 'set', name: 'Kitchen' })
  await sinceLong()
  const part = await partOf(market.wish([mug, bowl], await market.card()))
  // 12 % of 10.00 and 5 % of 20.00.
  expect(part).toMatchObject({ amountMinor: 3000, applicationFeeMinor: 220, feeBps: 500 })
  expect(part.lines.flatMap(({ fee }) => fee?.feeBps ?? [])).toEqual([1200])
  await setCategoryFee(operator, kitchen.id, 'usd', '1')
  expect((await db().sellerOrder.findUniqueOrThrow({ where: { id: part.id } })).applicationFeeMinor).toBe(220)
  await setFeeRule(operator, seller.sellerId, { currency: 'usd', percent: '3' })
  await sinceLong()
  expect(await partOf(market.wish([mug, bowl], await market.card()))).toMatchObject({ applicationFeeMinor: 90 })
})
