import { randomUUID } from 'node:crypto'
import Stripe from 'stripe'
import { afterAll, afterEach, expect, test } from 'vitest'
import { readBalance } from '@/lib/balance/read-balance'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { sumSalesOf } from '@/lib/db/figures/sales-figures'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { findOrderOfPart } from '@/lib/db/orders/orders'
import { findRefunds } from '@/lib/db/refunds/refunds'
import { readDocument } from '@/lib/documents/read-document'
import { PLATFORM } from '@/lib/domain/balance/booked'
import { wishForRest } from '@/lib/domain/refunds/refund-amount'
import { feeMonths } from '@/lib/ledger/fee-statement'
import { postBooked } from '@/lib/ledger/post-booked'
import { recordTaxOf } from '@/lib/ledger/record-tax'
import { settleSellerOrder } from '@/lib/ledger/settle-seller-order'
import { buyerMail } from '@/lib/notices/buyer-mail'
import { sellerMail } from '@/lib/notices/seller-mail'
import { readSale } from '@/lib/orders/list-sales'
import { readOrder } from '@/lib/orders/read-order'
import { reconcile } from '@/lib/reconciliation/reconcile'
import { advanceOrder } from '@/lib/saga/advance-order'
import { stripeNow } from '@/lib/stripe/clock'
import { testDatabase } from '@/testing/database'
import { shipTo, type TestProduct, type TestSeller, testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { advanceRefund } from './advance-refund'
import { createRefund } from './create-refund'
import { readPaidPart } from './paid-part'
import { previewRefund } from './preview-refund'

// A seller captures less of a hold in Stripe's dashboard than was agreed.

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const market = testMarket(sandbox)
const stripe = new Stripe(sandbox.platform.secretKey, { host: 'localhost', port: new URL(sandbox.url).port, protocol: 'http' })
afterAll(stopJobs)
afterEach(() => sandbox.control.clearFaults())

type Held = { seller: TestSeller; partId: string; orderId: string; paymentIntentId: string; buyer: ReturnType<typeof market.guest> }

/** An order whose payment is held until its day. */
async function heldOrder(seller: TestSeller, product: TestProduct, more: Parameters<typeof market.wish>[2] = {}): Promise<Held> {
  const chargeOn = new Date((await stripeNow()).getTime() + 3 * 86_400_000)
  await db().product.update({ where: { id: product.id }, data: { chargeWhen: 'on_date', chargeOn } })
  const buyer = market.guest()
  const wish = market.wish(product, await market.card(), more)
  await placeOrder(wish, buyer)
  const part = await db().sellerOrder.findFirstOrThrow({ where: { order: { checkoutId: wish.checkoutId } } })
  expect(part).toMatchObject({ status: 'authorized' })
  return { seller, partId: part.id, orderId: part.orderId, paymentIntentId: part.paymentIntentId ?? '', buyer }
}

/** What the dashboard's button does, and its event. */
async function captureAtStripe({ seller, paymentIntentId, orderId, partId }: Held, amount: number) {
  await stripe.paymentIntents.capture(paymentIntentId, { amount_to_capture: amount }, { stripeAccount: seller.accountId })
  await advanceOrder(orderId, { reread: true })
  await settleSellerOrder(partId)
}

async function rowsOf(partId: string) {
  const found = await findOrderOfPart(partId)
  if (!found) throw new Error('There is no such part')
  return found
}

/** Everything is read from Stripe and compared: what then disagrees. */
async function differences({ accountId }: TestSeller) {
  await sandbox.control.advance(2 * 3600)
  for (const owner of [PLATFORM, accountId] as const) await readBalance(owner)
  await postBooked()
  for (const owner of [PLATFORM, accountId] as const) await reconcile(owner)
  const rows = await db().difference.findMany({ where: { resolvedAt: null } })
  return rows.map(({ kind, oursMinor, stripesMinor }) => [kind, oursMinor, stripesMinor])
}

test('$5 captured of $20 is $5 everywhere: order, sale, mails, receipt, fee, figures and books', async () => {
  const seller = await market.seller()
  const held = await heldOrder(seller, await market.product(seller, { priceMinor: 2000 }))
  await captureAtStripe(held, 500)
  const { order, part } = await rowsOf(held.partId)
  expect(part).toMatchObject({ status: 'captured', amountMinor: 500, applicationFeeMinor: 100, refundedMinor: 0 })
  expect(part.partialCapture).toMatchObject({ agreedMinor: 2000, agreedFeeMinor: 100, taxMinor: 0 })
  expect(await findRefunds([part.id])).toEqual([])
  const partial = { agreedMinor: 2000, chargedMinor: 500, unchargedMinor: 1500 }
  expect(await readOrder(order.id, held.buyer)).toMatchObject({ status: 'paid', parts: [{ amountMinor: 500, amount: { partial } }] })
  expect(await readSale(seller.sellerId, part.id)).toMatchObject({
    ...{ amountMinor: 500, refundedMinor: 0, amount: { partial } },
    settlement: { grossMinor: 500, applicationFeeMinor: 100, stripeFeeMinor: 45, netMinor: 355 },
  })
  for (const mail of [await buyerMail(order, part, 'paid'), await sellerMail(order, part, 'paid')]) {
    expect(mail.text).toContain('$5.00 of $20.00 was charged.')
    expect(mail.text).toContain('$5.00')
  }
  const { id } = await db().document.findFirstOrThrow({ where: { sellerOrderId: part.id } })
  const document = await readDocument(id, { buyer: held.buyer, sellerId: seller.sellerId, isOperator: false })
  expect(document?.sums.map(({ label, amount }) => [label, amount])).toEqual([
    ['Items', '$20.00'],
    ['Not charged', '-$15.00'],
    ['Total paid', '$5.00'],
  ])
  expect(await sumSalesOf(seller.sellerId)).toMatchObject([{ count: 1, amountMinor: 500, applicationFeeMinor: 100, refundedMinor: 0 }])
  expect(await feeMonths(seller.sellerId)).toMatchObject([{ soldMinor: 500, chargedMinor: 100 }])
  expect(await differences(seller)).toEqual([])
})

test('no more is refunded of it than was charged: all of it, with all of the fee, and nothing stays open', async () => {
  const seller = await market.seller()
  const held = await heldOrder(seller, await market.product(seller, { priceMinor: 2000 }), { quantity: 2 })
  await captureAtStripe(held, 501)
  const { part } = await rowsOf(held.partId)
  const line = part.lines[0]?.id ?? ''
  const draft = { shippingMinor: 0, adjustmentMinor: 0, reason: null, note: null }
  const one = { ...draft, lines: [{ orderLineId: line, open: 0, sent: 1, isRestocked: false }] }
  expect(await previewRefund(part.id, seller.sellerId, one)).toMatchObject({ kind: 'preview', preview: { amountMinor: 250 } })
  const tooMuch = { ...draft, lines: [], adjustmentMinor: 502 }
  expect(await previewRefund(part.id, seller.sellerId, tooMuch)).toMatchObject({
    kind: 'refused',
    said: { key: 'refunds.tooMuch', values: { left: { amountMinor: 501 } } },
  })
  for (const [seenMinor, wish] of [
    [250, one],
    [251, one],
  ] as const) {
    const refundId = randomUUID()
    const asked = { refundId, sellerOrderId: part.id, draft: wish, seenMinor, returnId: null }
    expect(await createRefund({ sellerId: seller.sellerId }, asked)).toMatchObject({ kind: 'created' })
    await advanceRefund(refundId)
  }
  expect((await rowsOf(part.id)).part).toMatchObject({ status: 'refunded', refundedMinor: 501 })
  await settleSellerOrder(part.id)
  const [fee] = (await stripe.applicationFees.list({ charge: part.chargeId ?? '' })).data
  expect(fee).toMatchObject({ amount: 200, amount_refunded: 200 })
  expect(await differences(seller)).toEqual([])
})

test('tax and delivery are charged by their share, and come to exactly what was captured', async () => {
  const seller = await market.seller()
  await market.zone(seller)
  await market.tax(seller, { behavior: 'exclusive', rates: [{ name: 'Sales tax', country: 'US', state: 'NY', rateMicros: 88_750 }] })
  const product = await market.product(seller, { kind: 'physical', priceMinor: 1999 })
  const address = shipTo({ city: 'New York', state: 'NY', postalCode: '10001' })
  const held = await heldOrder(seller, product, { shipTo: address, quantity: 2 })
  await captureAtStripe(held, 1001)
  const { order, part } = await rowsOf(held.partId)
  // 48.97 agreed: goods 39.98 with tax 3.55, delivery 5.00 with tax 0.44.
  expect(part).toMatchObject({ amountMinor: 1001, partialCapture: { agreedMinor: 4897, taxMinor: 82, taxInclusiveMinor: 0 } })
  const paid = await readPaidPart(part)
  expect(paid).toMatchObject({ capturedMinor: 1001, lines: [{ amountMinor: 817, taxMinor: 73 }], shipping: { amountMinor: 102, taxMinor: 9 } })
  expect(wishForRest(paid, [], () => false)).toMatchObject({ shippingMinor: 102, adjustmentMinor: 0 })
  const [shown] = (await readOrder(order.id, held.buyer))?.parts ?? []
  expect(shown?.amount).toMatchObject({ taxMinor: 82, tax: { sums: [{ amountMinor: 82 }] }, partial: { unchargedMinor: 3998 + 500 + 82 - 1001 } })
  const tax = await db().ledgerEntry.findFirstOrThrow({ where: { account: 'tax', journal: { sellerOrderId: part.id, kind: 'sale' } } })
  expect(tax.amountMinor).toBe(-82)
  expect(await differences(seller)).toEqual([])
})

test('tax that Stripe worked out is taken back as far as it was never charged', async () => {
  const seller = await market.seller()
  await market.zone(seller)
  await market.stripeTax(seller, 'exclusive')
  const product = await market.product(seller, { kind: 'physical', priceMinor: 4000 })
  const held = await heldOrder(seller, product, { shipTo: shipTo({ city: 'New York', state: 'NY', postalCode: '10001' }) })
  await captureAtStripe(held, 1000)
  await recordTaxOf(held.partId)
  await recordTaxOf(held.partId)
  const { part } = await rowsOf(held.partId)
  const reversals = await db().taxReversal.findMany({ where: { sellerOrderId: part.id } })
  expect(reversals).toHaveLength(1)
  const on = { stripeAccount: seller.accountId }
  const recorded = await db().taxRecord.findUniqueOrThrow({ where: { sellerOrderId: part.id } })
  const ids = [recorded.transactionId, reversals[0]?.transactionId].map((id) => id ?? '')
  const taxes = await Promise.all(
    ids.map(async (id) => {
      const { line_items: lines, shipping_cost: shipping } = await stripe.tax.transactions.retrieve(id, { expand: ['line_items'] }, on)
      return (lines?.data ?? []).reduce((sum, line) => sum + line.amount_tax, 0) + (shipping?.amount_tax ?? 0)
    }),
  )
  expect(part.partialCapture?.taxMinor).toBeGreaterThan(0)
  expect(taxes.reduce((sum, each) => sum + each, 0)).toBe(part.partialCapture?.taxMinor)
})

test('of an order of which another seller is lost, what was captured goes back, and no more', async () => {
  const sellers = [await market.seller(), await market.seller({ businessName: 'Paper Moon' })] as const
  const wish = market.wish(await Promise.all(sellers.map((seller) => market.product(seller, { priceMinor: 2000 }))), await market.card())
  const [first, second] = sellers
  await sandbox.control.addFault({ method: 'POST', path: '/capture$', action: 'error_500_before', times: 999 })
  await placeOrder(wish, market.guest())
  await sandbox.control.clearFaults()
  const { id, parts } = await db().order.findUniqueOrThrow({
    where: { checkoutId: wish.checkoutId },
    include: { parts: { orderBy: { position: 'asc' } } },
  })
  const intentOf = (seller: TestSeller) => parts.find(({ sellerId }) => sellerId === seller.sellerId)?.paymentIntentId ?? ''
  await stripe.paymentIntents.capture(intentOf(first), { amount_to_capture: 500 }, { stripeAccount: first.accountId })
  await stripe.paymentIntents.cancel(intentOf(second), {}, { stripeAccount: second.accountId })
  await advanceOrder(id, { reread: true })
  const after = await db().sellerOrder.findFirstOrThrow({ where: { orderId: id, sellerId: first.sellerId } })
  expect(after).toMatchObject({ status: 'refunded', amountMinor: 500, refundedMinor: 500 })
  const charge = await stripe.charges.retrieve(after.chargeId ?? '', {}, { stripeAccount: first.accountId })
  expect([charge.amount_captured, charge.amount_refunded]).toEqual([500, 2000])
  await settleSellerOrder(after.id)
  expect(await differences(first)).toEqual([])
})
