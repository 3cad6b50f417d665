import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { sumSalesOf } from '@/lib/db/figures/sales-figures'
import { wasCharged } from '@/lib/domain/order/charged'
import { testDatabase } from '@/testing/database'
import { makeProduct, makeSeller } from '@/testing/rows'
import { listSales, readSale } from './list-sales'

await testDatabase()

type Part = { status: 'pending' | 'authorizing' | 'captured' | 'declined' | 'canceled' | 'refunded' | 'refund_failed' } & Record<string, unknown>

/** A part of 2 × 12.50 of its seller, in an order of its own. */
async function makeSale(seller: { id: string }, part: Part) {
  const product = await makeProduct(seller.id)
  const customer = { create: { email: `${randomUUID()}@souk.test`, livemode: false } }
  const frozen = {
    accountId: 'acct_1',
    currency: 'usd',
    amountMinor: 2500,
    amount: { create: { goodsMinor: 2500, feeBaseMinor: 2500 } },
    applicationFeeMinor: 125,
    feeBps: 500,
    feeFixedMinor: 0,
    statementLine: 'SOUK',
  }
  const lines = { create: [{ productId: product.id, variantId: product.variantId, name: 'Bowl', unitPriceMinor: 1250, quantity: 2 }] }
  const capturedAt = wasCharged(part.status) ? new Date() : null
  const parts = { create: [{ seller: { connect: { id: seller.id } }, ...frozen, lines, capturedAt, ...part }] }
  const own = { checkoutId: randomUUID(), browserHash: 'x', email: 'buyer@souk.test', livemode: false, expiresAt: new Date() }
  const order = await db().order.create({ data: { ...own, customer, parts }, include: { parts: true } })
  const made = order.parts[0]
  if (!made) throw new Error('no part')
  return { ...made, order, product }
}

test('a sale is pending until Stripe has settled it, and then shows both fees and the net', async () => {
  const seller = await makeSeller()
  const { id, order, product } = await makeSale(seller, { status: 'captured', capturedAt: new Date(), paymentIntentId: 'pi_1' })
  const sale = await readSale(seller.id, id)
  expect(sale).toMatchObject({
    receiptNumber: `S-${String(order.number).padStart(5, '0')}`,
    status: 'captured',
    buyerEmail: 'buyer@souk.test',
    amountMinor: 2500,
    applicationFeeMinor: 125,
    paymentIntentId: 'pi_1',
    settlement: null,
    lines: [{ name: 'Bowl', variantTitle: '', sku: null, quantity: 2, unitPriceMinor: 1250, productSlug: product.slug }],
  })
  const availableOn = new Date('2026-12-01T00:00:00.000Z')
  const settled = {
    balanceTransactionId: 'txn_1',
    currency: 'usd',
    grossMinor: 2500,
    stripeFeeMinor: 103,
    applicationFeeMinor: 125,
    netMinor: 2272,
    availableOn,
  }
  await db().settlement.create({ data: { sellerOrderId: id, ...settled } })
  expect((await readSale(seller.id, id))?.settlement).toEqual({
    currency: 'usd',
    grossMinor: 2500,
    stripeFeeMinor: 103,
    applicationFeeMinor: 125,
    netMinor: 2272,
    disputes: null,
    refunds: null,
    availableOn: availableOn.toISOString(),
  })
})

test('pages show each sale once, newest first; what was never charged is none', async () => {
  const seller = await makeSeller()
  for (let n = 0; n < 27; n++) await makeSale(seller, { status: n % 9 === 0 ? 'authorizing' : 'captured' })
  for (const status of ['pending', 'declined', 'canceled'] as const) await makeSale(seller, { status })
  const first = await listSales(seller.id)
  const second = await listSales(seller.id, first.nextCursor)
  expect(first.sales).toHaveLength(25)
  expect(second).toMatchObject({ sales: [{}, {}], nextCursor: null })
  const placed = [...first.sales, ...second.sales].map((sale) => sale.placedAt)
  expect(placed).toEqual([...placed].sort().reverse())
  expect(new Set([...first.sales, ...second.sales].map((sale) => sale.id)).size).toBe(27)
})

test('a sale is its seller’s alone', async () => {
  const [seller, other] = [await makeSeller(), await makeSeller()]
  const { id } = await makeSale(seller, { status: 'captured' })
  expect(await readSale(other.id, id)).toBeNull()
  expect(await listSales(other.id)).toEqual({ sales: [], nextCursor: null })
  expect(await readSale(seller.id, 'nothing')).toBeNull()
})

test('a seller’s figures add up by currency', async () => {
  const seller = await makeSeller()
  await makeSale(seller, { status: 'captured' })
  await makeSale(seller, { status: 'refunded', refundedMinor: 2500 })
  await makeSale(seller, { status: 'refund_failed' })
  await makeSale(seller, { status: 'captured', currency: 'eur' })
  await makeSale(seller, { status: 'authorizing' })
  const figures = await sumSalesOf(seller.id)
  expect(figures.sort((a, b) => a.currency.localeCompare(b.currency))).toEqual([
    { currency: 'eur', count: 1, amountMinor: 2500, refundedMinor: 0, applicationFeeMinor: 125, refundedFeeMinor: 0 },
    { currency: 'usd', count: 3, amountMinor: 7500, refundedMinor: 2500, applicationFeeMinor: 375, refundedFeeMinor: 0 },
  ])
})
