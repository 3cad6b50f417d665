import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { settleSellerOrder } from '@/lib/ledger/settle-seller-order'
import { createRefund } from '@/lib/refunds/create-refund'
import { testDatabase } from '@/testing/database'
import { shipTo, testMarket } from '@/testing/market'
import { makeDiscount } from '@/testing/rows'
import { testSandbox } from '@/testing/sandbox'
import { documentLinks } from './list-documents'
import { readDocument } from './read-document'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const market = testMarket(sandbox)
afterAll(stopJobs)

/** Three mugs for $10.00 each, 10 % off by a code, 10 % tax on top, delivery for $5.00. */
async function sold() {
  const seller = await market.seller()
  const rateIds = await market.zone(seller)
  await market.tax(seller, { behavior: 'exclusive', rates: [{}] })
  const { code } = await makeDiscount(seller.sellerId)
  const mug = await market.product(seller, { kind: 'physical', name: 'Mug', priceMinor: 1000 })
  const wish = market.wish(mug, await market.card(), { shipTo: shipTo(), rateIds, codes: [code], quantity: 3 })
  await placeOrder(wish, market.guest())
  const part = await db().sellerOrder.findFirstOrThrow({ where: { order: { checkoutId: wish.checkoutId } }, include: { lines: true } })
  await settleSellerOrder(part.id)
  const refund = async (open: number, shippingMinor: number, adjustmentMinor: number, seenMinor: number) => {
    const lines = [{ orderLineId: part.lines[0]?.id ?? '', open, sent: 0, isRestocked: false }]
    const draft = { lines, shippingMinor, adjustmentMinor, reason: null, note: null }
    const wishes = { refundId: randomUUID(), sellerOrderId: part.id, draft, seenMinor }
    expect(await createRefund({ sellerId: seller.sellerId }, wishes)).toMatchObject({ kind: 'created', status: 'succeeded' })
    await settleSellerOrder(part.id)
  }
  const note = async (at: number) => {
    const links = (await documentLinks([part.id])).filter(({ kind }) => kind === 'credit_note')
    return readDocument(links[at]?.id ?? '', { buyer: { viewer: null, browserHash: 'nobody' }, isOperator: false, sellerId: seller.sellerId })
  }
  return { refund, note }
}

test('a credit note names what was refunded: pieces, what had gone off them, delivery, tax, and adds up', async () => {
  const { refund, note } = await sold()
  // 2 × 9.00 and 2.50 of the delivery, with 10 % tax on both, less 1.00.
  await refund(2, 250, -100, 2155)
  expect(await note(0)).toMatchObject({
    lines: [{ label: 'Mug', amount: '$20.00' }],
    sums: [
      { label: 'Items', amount: '$20.00' },
      { label: 'Discount', amount: '-$2.00' },
      { label: 'Delivery: Standard', amount: '$2.50' },
      { label: expect.stringContaining('VAT'), amount: '$2.05' },
      { label: 'Deducted', amount: '-$1.00' },
      { label: expect.any(String), amount: '$21.55', isTotal: true },
    ],
  })
})

test('a credit note over an amount alone has nothing but its total', async () => {
  const { refund, note } = await sold()
  await refund(0, 0, 300, 300)
  const shown = await note(0)
  expect(shown?.lines).toEqual([])
  expect(shown?.sums).toMatchObject([{ amount: '$3.00', isTotal: true }])
})
