import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { testDatabase } from '@/testing/database'
import { makeDiscount, makeProduct, makeSeller } from '@/testing/rows'
import { exportSales } from './export-sales'

await testDatabase()
const ADDRESS = { name: '=Ada', line1: '1 High Street', city: 'Bath', postalCode: 'BA1', country: 'GB' }

/** A sale of two lines, 2 × 12.50 and 1 × 5.00, less 3.00, plus delivery 4.00 and tax 2.00. */
async function makeSale(seller: { id: string }, part: { status: 'captured' | 'pending'; isDelivered?: boolean }) {
  const [bowl, mug] = [await makeProduct(seller.id), await makeProduct(seller.id)]
  const customer = { create: { email: `${randomUUID()}@souk.test`, livemode: false } }
  const { status, isDelivered = true } = part
  const lines = [
    {
      id: randomUUID(),
      productId: bowl.id,
      variantId: bowl.variantId,
      name: 'Bowl',
      variantTitle: 'Blue, large',
      sku: 'B-1',
      unitPriceMinor: 1250,
      quantity: 2,
    },
    { id: randomUUID(), productId: mug.id, variantId: mug.variantId, name: '@Mug', unitPriceMinor: 500, quantity: 1 },
  ]
  const made = {
    ...{ seller: { connect: { id: seller.id } }, accountId: 'acct_1', currency: 'usd', amountMinor: 3300, applicationFeeMinor: 135, feeBps: 500 },
    ...{ feeFixedMinor: 0, statementLine: 'SOUK', status, refundedMinor: 500, paymentIntentId: `pi_${randomUUID()}`, chargeId: `ch_${randomUUID()}` },
    capturedAt: status === 'captured' ? new Date('2026-12-01T10:00:00Z') : null,
    amount: { create: { goodsMinor: 3000, discountMinor: 300, shippingMinor: 400, taxMinor: 200, feeBaseMinor: 2700 } },
    ...(isDelivered && { delivery: { create: { deliverBy: 'shipping' as const, rateName: 'Standard', minDays: 1, maxDays: 3 } } }),
    lines: { create: lines },
  }
  const own = { checkoutId: randomUUID(), browserHash: 'x', email: 'buyer@souk.test', livemode: false, expiresAt: new Date() }
  const address = { create: ADDRESS }
  const { number, parts } = await db().order.create({ data: { ...own, customer, address, parts: { create: [made] } }, include: { parts: true } })
  return { number, lines, partId: parts[0]?.id ?? '', paymentIntentId: made.paymentIntentId, chargeId: made.chargeId }
}

/** The file's rows by column; the texts here have no line breaks. */
async function exported(sellerId: string): Promise<Record<string, string>[]> {
  let file = ''
  for await (const piece of exportSales(sellerId)) file += piece
  const [header = '', ...lines] = file.trimEnd().split('\r\n')
  expect(header.startsWith('\ufefforder,receipt,')).toBe(true)
  const columns = header.slice(1).split(',')
  return lines.map((line) => {
    const cells = [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) => cell)
    return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']))
  })
}

test('an order is a row for each of its lines; what is of all of it stands in the first, so that columns add up', async () => {
  const seller = await makeSeller()
  const { number, lines, partId, paymentIntentId, chargeId } = await makeSale(seller, { status: 'captured' })
  const { id: discountId, code } = await makeDiscount(seller.id)
  await db().discountLine.create({ data: { sellerOrderId: partId, orderLineId: lines[0]?.id, discountId, code, bornBy: 'seller', amountMinor: 300 } })
  const tax = { sellerOrderId: partId, name: 'VAT', country: 'GB', isInclusive: false, taxabilityReason: 'standard_rated' }
  await db().taxLine.createMany({
    data: [
      { ...tax, position: 0, orderLineId: lines[0]?.id, rateMicros: 88_750, amountMinor: 150 },
      { ...tax, position: 1, orderLineId: null, rateMicros: 200_000, amountMinor: 50 },
    ],
  })
  const settled = { balanceTransactionId: `txn_${partId}`, currency: 'eur', grossMinor: 3000, stripeFeeMinor: 103, applicationFeeMinor: 120 }
  await db().settlement.create({ data: { sellerOrderId: partId, ...settled, netMinor: 2777, availableOn: new Date() } })
  await db().shipment.create({ data: { sellerOrderId: partId, trackingNumber: '1Z' } })
  await db().shipment.create({ data: { sellerOrderId: partId, trackingNumber: 'undone', canceledAt: new Date() } })
  const [first, second, ...more] = await exported(seller.id)
  expect(more).toEqual([])
  const order = `S-${String(number).padStart(5, '0')}`
  const both = {
    order,
    captured_utc: '2026-12-01 10:00:00',
    status: 'captured',
    buyer_email: 'buyer@souk.test',
    ship_to_name: "'=Ada",
    currency: 'usd',
  }
  expect(first).toMatchObject({
    ...both,
    ...{ ship_to_postal_code: 'BA1', ship_to_country: 'GB', product: 'Bowl', variant: '"Blue, large"', sku: 'B-1', quantity: '2' },
    ...{ unit_price: '12.50', discount: '3.00', code, tax: '1.50', tax_rate: '8.875', shipping: '4.00', order_tax: '2.00', total: '33.00' },
    ...{ refunded: '5.00', fee: '1.35', settlement_currency: 'eur', stripe_fee: '1.03', net: '27.77', tracking: '1Z' },
    ...{ payment_intent: paymentIntentId, charge: chargeId },
  })
  expect(second).toMatchObject({
    ...both,
    ...{ product: "'@Mug", variant: '', sku: '', quantity: '1', unit_price: '5.00', discount: '0.00', code: '', tax: '0.00', tax_rate: '' },
    ...{ shipping: '', order_tax: '', total: '', refunded: '', fee: '', net: '', tracking: '', payment_intent: '', charge: '' },
  })
})

test('where nothing is delivered the address is left out, and what is not settled has no net', async () => {
  const seller = await makeSeller()
  await makeSale(seller, { status: 'captured', isDelivered: false })
  const [first] = await exported(seller.id)
  expect(first).toMatchObject({ ship_to_name: '', ship_to_country: '', settlement_currency: '', net: '', total: '33.00' })
})

test('more sales than one page holds are all there, but none that was never charged, and nobody else’s', async () => {
  const [seller, other] = [await makeSeller(), await makeSeller()]
  await makeSale(other, { status: 'captured' })
  await makeSale(seller, { status: 'pending' })
  for (let at = 0; at < 201; at++) await makeSale(seller, { status: 'captured' })
  const rows = await exported(seller.id)
  expect(rows).toHaveLength(402)
  expect(new Set(rows.map(({ order }) => order)).size).toBe(201)
})
