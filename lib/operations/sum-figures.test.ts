import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { db, pool } from '@/lib/db/client'
import { countByState } from '@/lib/db/figures/counts'
import { countProductsOf } from '@/lib/db/figures/product-counts'
import { sumSalesOf } from '@/lib/db/figures/sales-figures'
import { testDatabase } from '@/testing/database'
import { makeProduct, makeSeller } from '@/testing/rows'
import { sumFigures } from './sum-figures'

await testDatabase()

let sellerId: string
beforeEach(async () => {
  sellerId = (await makeSeller()).id
})

type Sale = {
  seller?: string
  amountMinor?: number
  refundedMinor?: number
  currency?: string
  status?: 'captured' | 'authorized'
  capturedAt?: string
}

async function makeSale({ seller = sellerId, amountMinor = 1000, capturedAt = '2026-05-04T23:59:59Z', status = 'captured', ...part }: Sale = {}) {
  const customer = { create: { email: `${randomUUID()}@souk.test`, livemode: false } }
  const frozen = { accountId: 'acct_1', feeBps: 500, feeFixedMinor: 0, statementLine: 'SOUK', currency: 'usd', applicationFeeMinor: amountMinor / 20 }
  const captured = status === 'captured' ? new Date(capturedAt) : null
  const parts = { create: [{ seller: { connect: { id: seller } }, ...frozen, ...part, amountMinor, status, capturedAt: captured }] }
  const own = { checkoutId: randomUUID(), browserHash: 'x', email: 'b@souk.test', livemode: false, expiresAt: new Date(), customer, parts }
  const order = await db().order.create({ data: { ...own, status: 'paid' }, include: { parts: true } })
  return { orderId: order.id, partId: order.parts[0]?.id ?? '' }
}

const usd = (count: number, amountMinor: number, refundedMinor = 0) => ({
  currency: 'usd',
  count,
  amountMinor,
  refundedMinor,
  applicationFeeMinor: amountMinor / 20,
  refundedFeeMinor: 0,
})

test('figures are the same before their days are summed, after it, and after what changed since', async () => {
  await makeSale()
  await makeSale({ amountMinor: 500, capturedAt: '2026-05-05T00:00:00Z' })
  await makeSale({ status: 'authorized' })
  expect(await sumSalesOf(sellerId)).toEqual([usd(2, 1500)])
  await sumFigures()
  expect(await db().salesChange.count()).toBe(0)
  expect(await db().dailySales.count({ where: { sellerId } })).toBe(2)
  expect(await sumSalesOf(sellerId)).toEqual([usd(2, 1500)])
  const { partId } = await makeSale({ amountMinor: 200 })
  expect(await sumSalesOf(sellerId)).toEqual([usd(3, 1700)])
  await db().sellerOrder.update({ where: { id: partId }, data: { refundedMinor: 50 } })
  expect(await sumSalesOf(sellerId)).toEqual([usd(3, 1700, 50)])
  await sumFigures()
  expect(await sumSalesOf(sellerId)).toEqual([usd(3, 1700, 50)])
})

test('a day whose only sale is gone has no row left', async () => {
  const { orderId, partId } = await makeSale({ capturedAt: '2026-01-01T12:00:00Z' })
  await sumFigures()
  await db().sellerOrder.update({ where: { id: partId }, data: { currency: 'eur' } })
  await sumFigures()
  expect((await db().dailySales.findMany({ where: { sellerId } })).map(({ currency }) => currency)).toEqual(['eur'])
  await db().sellerOrder.delete({ where: { id: partId } })
  await db().order.delete({ where: { id: orderId } })
  expect(await sumSalesOf(sellerId)).toEqual([])
  await sumFigures()
  expect(await db().dailySales.count({ where: { sellerId } })).toBe(0)
})

test('a sale that is committed after its day was summed is not lost', async () => {
  const { partId } = await makeSale({ status: 'authorized' })
  const buyer = await pool().connect()
  try {
    await buyer.query('begin')
    await buyer.query(`update "SellerOrder" set status = 'captured', "capturedAt" = '2026-05-04T12:00:00Z' where id = $1`, [partId])
    await makeSale()
    await sumFigures()
    expect(await sumSalesOf(sellerId)).toEqual([usd(1, 1000)])
    await buyer.query('commit')
  } finally {
    buyer.release()
  }
  expect(await sumSalesOf(sellerId)).toEqual([usd(2, 2000)])
  await sumFigures()
  expect(await sumSalesOf(sellerId)).toEqual([usd(2, 2000)])
})

test('two sellers of one day add up, and each has their own', async () => {
  const other = (await makeSeller()).id
  await makeSale()
  await makeSale({ seller: other, amountMinor: 300 })
  await sumFigures()
  await makeSale({ seller: other, amountMinor: 40 })
  expect(await sumSalesOf(sellerId)).toEqual([usd(1, 1000)])
  expect(await sumSalesOf(other)).toEqual([usd(2, 340)])
})

test('orders, products and sellers are counted by state, before and after their days are counted', async () => {
  const before = await counts()
  const { orderId } = await makeSale()
  const product = await makeProduct(sellerId)
  await makeProduct(sellerId, { currency: 'eur' })
  const expected = { paid: before.paid + 1, canceled: before.canceled, active: before.active + 2, archived: before.archived, test: before.test }
  expect(await counts()).toEqual(expected)
  await sumFigures()
  expect(await db().countChange.count()).toBe(0)
  expect(await counts()).toEqual(expected)
  await db().order.update({ where: { id: orderId }, data: { status: 'canceled' } })
  await db().product.update({ where: { id: product.id }, data: { status: 'archived' } })
  const { connectionId } = await db().seller.findUniqueOrThrow({ where: { id: sellerId } })
  await db().connectedAccount.update({ where: { id: connectionId ?? '' }, data: { chargesEnabled: false } })
  const changed = {
    paid: before.paid,
    canceled: before.canceled + 1,
    active: before.active + 1,
    archived: before.archived + 1,
    test: before.test - 1,
  }
  expect(await counts()).toEqual(changed)
  expect(await countProductsOf([sellerId])).toEqual([{ sellerId, currency: 'eur', count: 1 }])
  await sumFigures()
  expect(await counts()).toEqual(changed)
  expect(await countProductsOf([sellerId])).toEqual([{ sellerId, currency: 'eur', count: 1 }])
})

async function counts() {
  const [orders, products, sellers] = await Promise.all([countByState('order'), countByState('product'), countByState('seller')])
  const of = (map: Map<string, number>, state: string) => map.get(state) ?? 0
  return {
    paid: of(orders, 'paid'),
    canceled: of(orders, 'canceled'),
    active: of(products, 'active'),
    archived: of(products, 'archived'),
    test: of(sellers, 'test'),
  }
}
