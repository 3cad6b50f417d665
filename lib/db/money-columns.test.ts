import { afterAll, expect, test } from 'vitest'
import { placeOrder } from '@/lib/checkout/place-order'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { settleSellerOrder } from '@/lib/ledger/settle-seller-order'
import { testDatabase } from '@/testing/database'
import { testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { db, transaction } from './client'
import { toNumber } from './money-columns'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const market = testMarket(sandbox)
afterAll(stopJobs)

/** Twelve digits, the most that Stripe takes for rupiah. */
const MOST = 999_999_999_999

test('twelve digits of rupiah are sold, charged and settled to the last one', async () => {
  const seller = await market.seller({ country: 'ID', currency: 'idr' })
  const wish = market.wish(await market.product(seller, { currency: 'idr', priceMinor: MOST }), await market.card())
  expect(await placeOrder(wish, market.guest())).toMatchObject({ kind: 'answer', answer: { status: 'paid' } })
  const whole = { parts: { include: { lines: true, settlement: true } } }
  const { parts } = await db().order.findUniqueOrThrow({ where: { checkoutId: wish.checkoutId }, include: whole })
  expect(parts).toMatchObject([{ amountMinor: MOST, applicationFeeMinor: 49_999_999_999, lines: [{ unitPriceMinor: MOST }] }])
  await settleSellerOrder(String(parts[0]?.id))
  expect(await db().settlement.findUnique({ where: { sellerOrderId: String(parts[0]?.id) } })).toMatchObject({ grossMinor: MOST, currency: 'idr' })
})

test('amounts are numbers in rows of rows, in selections and in transactions', async () => {
  const seller = await market.seller()
  const { id } = await market.product(seller, { priceMinor: 3_000_000_000 })
  expect(await db().product.findUnique({ where: { id }, select: { priceMinor: true } })).toEqual({ priceMinor: 3_000_000_000 })
  const inShop = await transaction((tx) => tx.seller.findUniqueOrThrow({ where: { id: seller.sellerId }, include: { products: true } }))
  expect(inShop.products.map(({ priceMinor }) => priceMinor)).toEqual([3_000_000_000])
})

test('every column of money is a bigint', async () => {
  const columns = await db().$queryRaw<{ name: string; type: string }[]>`
    select table_name || '.' || column_name as name, data_type as type from information_schema.columns
    where table_schema = current_schema() and column_name like '%Minor'`
  expect(columns.length).toBeGreaterThan(10)
  expect(columns.filter(({ type }) => type !== 'bigint')).toEqual([])
})

test('an amount that a number cannot hold exactly is an error, not another amount', () => {
  expect(toNumber(9_007_199_254_740_991n)).toBe(9_007_199_254_740_991)
  expect(() => toNumber(9_007_199_254_740_993n)).toThrow('too large')
})
