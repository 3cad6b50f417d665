import { afterAll, expect, test } from 'vitest'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { sumFigures } from '@/lib/operations/sum-figures'
import { testDatabase } from '@/testing/database'
import { type TestProduct, type TestSeller, testMarket } from '@/testing/market'
import { makeDiscount } from '@/testing/rows'
import { testSandbox } from '@/testing/sandbox'
import { sellerSales } from './seller-sales'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const market = testMarket(sandbox)
afterAll(stopJobs)

const DAY_MS = 86_400_000

type Sold = { quantity?: number; codes?: string[]; daysAgo?: number; refundedMinor?: number }

/** Buys a product; the sale is then as old, and as much of it refunded, as is said. @returns the part */
async function sell(product: TestProduct, { quantity = 1, codes = [], daysAgo = 0, refundedMinor = 0 }: Sold = {}): Promise<string> {
  const wish = market.wish(product, await market.card(), { quantity, codes })
  expect(await placeOrder(wish, market.guest())).toMatchObject({ kind: 'answer', answer: { status: 'paid' } })
  const { id, capturedAt } = await db().sellerOrder.findFirstOrThrow({ where: { order: { checkoutId: wish.checkoutId } } })
  const then = new Date((capturedAt?.getTime() ?? 0) - daysAgo * DAY_MS)
  await db().sellerOrder.update({ where: { id }, data: { capturedAt: then, refundedMinor } })
  return id
}

const read = ({ sellerId }: TestSeller, days?: string, currency?: string) => sellerSales(sellerId, { days, currency })

test('a shop without a sale has no figures; another shop’s sale is not its own', async () => {
  const [seller, other] = [await market.seller(), await market.seller()]
  await sell(await market.product(other))
  expect(await read(seller)).toBeNull()
})

test('a period stands beside the one before, by currency, the same before and after its days are summed', async () => {
  const seller = await market.seller()
  const [bowl, vase, cup] = [
    await market.product(seller, { priceMinor: 1000 }),
    await market.product(seller, { name: 'Vase', priceMinor: 5000 }),
    await market.product(seller, { name: 'Cup', currency: 'eur', priceMinor: 9000 }),
  ]
  await sell(bowl, { quantity: 3 })
  await sell(vase, { daysAgo: 2, refundedMinor: 1000 })
  await sell(bowl, { daysAgo: 10 })
  await sell(vase, { daysAgo: 100 })
  await sell(cup)
  const expected = {
    ...{ currencies: ['usd', 'eur'], currency: 'usd', period: 7 },
    now: { orders: 2, grossMinor: 8000, refundedMinor: 1000, averageMinor: 4000, refundBps: 1250 },
    before: { orders: 1, grossMinor: 1000, refundedMinor: 0, averageMinor: 1000, refundBps: 0 },
    best: [
      { productId: vase.id, name: 'Vase', quantity: 1, goodsMinor: 5000 },
      { productId: bowl.id, name: 'Blue bowl', quantity: 3, goodsMinor: 3000 },
    ],
  }
  const fresh = await read(seller, '7')
  expect(fresh).toMatchObject(expected)
  expect(fresh?.days).toHaveLength(7)
  expect(fresh?.days.filter(({ orders }) => orders > 0).map(({ grossMinor }) => grossMinor)).toEqual([5000, 3000])
  await sumFigures()
  expect(await db().salesChange.count({ where: { sellerId: seller.sellerId } })).toBe(0)
  expect(await read(seller, '7')).toEqual(fresh)
  expect(await read(seller, '90')).toMatchObject({ now: { orders: 3, grossMinor: 9000 }, before: { orders: 1, grossMinor: 5000 } })
  expect(await read(seller, 'all', 'eur')).toMatchObject({ currency: 'eur', period: 30, now: { grossMinor: 9000 }, best: [{ name: 'Cup' }] })
  expect(await read(seller, '30', 'jpy')).toMatchObject({ currency: 'usd' })
})

test('best-sellers count what discounts took off; a sale that moves to another day leaves the old one', async () => {
  const seller = await market.seller()
  const bowl = await market.product(seller, { priceMinor: 1000 })
  const { code } = await makeDiscount(seller.sellerId)
  const id = await sell(bowl, { quantity: 2, codes: [code] })
  expect(await read(seller, '7')).toMatchObject({ now: { grossMinor: 1800 }, best: [{ quantity: 2, goodsMinor: 1800 }] })
  await sumFigures()
  const part = await db().sellerOrder.findUniqueOrThrow({ where: { id } })
  await db().sellerOrder.update({ where: { id }, data: { capturedAt: new Date((part.capturedAt?.getTime() ?? 0) - 20 * DAY_MS) } })
  for (const sum of [async () => {}, sumFigures]) {
    await sum()
    expect(await read(seller, '7')).toMatchObject({ now: { orders: 0, averageMinor: null, refundBps: null }, best: [] })
    expect(await read(seller, '30')).toMatchObject({ now: { orders: 1 }, best: [{ quantity: 2, goodsMinor: 1800 }] })
  }
  expect(await db().dailyProductSales.count({ where: { sellerId: seller.sellerId } })).toBe(1)
})
