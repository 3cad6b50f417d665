import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, expect, test } from 'vitest'
import { addItem } from '@/lib/cart/add-item'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { recordTaxOf } from '@/lib/ledger/record-tax'
import { settleSellerOrder } from '@/lib/ledger/settle-seller-order'
import { type Buyer, ownerOf } from '@/lib/orders/access'
import { createRefund } from '@/lib/refunds/create-refund'
import { previewRefund } from '@/lib/refunds/preview-refund'
import { testDatabase } from '@/testing/database'
import { shipTo, type TestProduct, testMarket } from '@/testing/market'
import { makeDiscount } from '@/testing/rows'
import { testSandbox } from '@/testing/sandbox'
import { checkoutPage } from './checkout-page'
import { placeOrder } from './place-order'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const market = testMarket(sandbox)
afterEach(() => sandbox.control.clearFaults())
afterAll(stopJobs)

const CART = { productSlug: null, quantity: 1, checkoutId: null }
const NEW_YORK = shipTo({ city: 'New York', state: 'NY', postalCode: '10001' })
const CALCULATE = 'POST /v1/tax/calculations on the account'

async function taxed() {
  const seller = await market.seller()
  await market.zone(seller)
  await market.stripeTax(seller)
  return { ...seller, product: await market.product(seller, { kind: 'physical', priceMinor: 1999 }) }
}

async function buy(product: TestProduct | TestProduct[], buyer: Buyer = market.guest()) {
  const wish = market.wish(product, await market.card(), { shipTo: NEW_YORK })
  const { result, calls } = await market.callsDuring(() => placeOrder(wish, buyer))
  expect(result).toMatchObject({ answer: { status: 'paid' } })
  return { calls, part: await partOf(wish.checkoutId) }
}

function partOf(checkoutId: string) {
  const include = { amount: true, taxRecord: true, taxLines: { orderBy: { position: 'asc' as const } } }
  return db().sellerOrder.findFirstOrThrow({ where: { order: { checkoutId } }, include })
}

async function recordOf(sellerOrderId: string) {
  await recordTaxOf(sellerOrderId)
  return db().taxRecord.findUniqueOrThrow({ where: { sellerOrderId } })
}

async function transactionAt(accountId: string, id: string | null) {
  const headers = { authorization: `Bearer ${sandbox.platform.secretKey}`, 'stripe-account': accountId }
  return (await (await fetch(`${sandbox.url}/v1/tax/transactions/${id}`, { headers })).json()) as { reference: string; type: string }
}

const tasksOf = (sellerOrderId: string) => db().operatorTask.findMany({ where: { sellerOrderId }, select: { kind: true, resolvedAt: true } })

test('Stripe works the tax out in one call before the order, and it is charged, stored and recorded with the part as its reference', async () => {
  const { product, accountId } = await taxed()
  const { part, calls } = await buy(product)
  expect(calls.filter((call) => call === CALCULATE)).toHaveLength(1)
  // 19.99 × 4 % = 0.80, 5.00 × 4 % = 0.20.
  expect(part).toMatchObject({
    amountMinor: 1999 + 500 + 100,
    amount: { taxMinor: 100, taxInclusiveMinor: 0 },
    taxRecord: { totalMinor: 2599, transactionId: null },
    taxLines: [
      { name: 'Sales Tax', rateMicros: 40_000, amountMinor: 80, country: 'US', state: 'NY', taxabilityReason: 'standard_rated' },
      { orderLineId: null, amountMinor: 20 },
    ],
  })
  expect(await jobsOf(part.id)).toHaveLength(1)
  const { transactionId } = await recordOf(part.id)
  expect(await transactionAt(accountId, transactionId)).toMatchObject({ reference: part.id, type: 'transaction' })
  const { calls: again } = await market.callsDuring(() => recordTaxOf(part.id))
  expect(again).toEqual([])
})

test('what costs no delivery is taxed too: a download, and a parcel that is delivered for free', async () => {
  const { product, ...seller } = await taxed()
  const { code } = await makeDiscount(seller.sellerId, { kind: 'free_shipping' })
  const download = market.wish(await market.product(seller, { kind: 'digital', priceMinor: 1000 }), await market.card(), {
    buyerPlace: { country: 'US', postalCode: '10001' },
  })
  const parcel = market.wish(product, await market.card(), { shipTo: NEW_YORK, codes: [code] })
  const totals = []
  for (const wish of [download, parcel]) {
    expect(await placeOrder(wish, market.guest())).toMatchObject({ answer: { status: 'paid' } })
    totals.push((await partOf(wish.checkoutId)).amountMinor)
  }
  expect(totals).toEqual([1000 + 40, 1999 + 80])
})

test('a seller without tax asks Stripe for none', async () => {
  const seller = await market.seller()
  const { calls, part } = await buy(await market.product(seller))
  expect(calls.filter((call) => call.includes('/tax/'))).toEqual([])
  expect(part).toMatchObject({ taxRecord: null, taxLines: [] })
})

test('while Stripe does not answer, nothing of that seller is sold untaxed, and the others are bought', async () => {
  const [first, other] = [await taxed(), await market.seller()]
  await market.zone(other)
  const plain = await market.product(other, { kind: 'physical' })
  const buyer = market.guest()
  for (const product of [first.product, plain]) {
    const seen = { seenPriceMinor: product.priceMinor, seenCurrency: product.currency }
    await addItem(ownerOf(buyer), { addId: randomUUID(), variantId: product.variantId, quantity: 1, ...seen })
  }
  await sandbox.control.addFault({ action: 'error_500_before', path: '^/v1/tax/calculations$', times: 100 })
  const page = await checkoutPage(CART, buyer, { shipTo: NEW_YORK, rateIds: [], codes: [] })
  const sentence = { key: 'checkout.taxFailed', values: { shop: 'Clay & Kiln' } }
  expect(page).toMatchObject({ view: { groups: [{ seller: { id: other.sellerId }, amountMinor: 3000 }], leftOut: [{ sentence }] } })
  const wish = market.wish([first.product, plain], await market.card(), { shipTo: NEW_YORK })
  expect(await placeOrder(wish, buyer)).toMatchObject({
    refusal: { code: 'seller_cannot_charge', sentence: [sentence, {}], items: [{ variantId: first.product.variantId }] },
  })
  expect(await placeOrder(market.wish(plain, await market.card(), { shipTo: NEW_YORK }), buyer)).toMatchObject({ answer: { status: 'paid' } })
})

test('two sales that are equal to the letter are two transactions', async () => {
  const { product, accountId } = await taxed()
  const [one, two] = [await buy(product), await buy(product)]
  expect(one.part.taxRecord?.calculationId).toBe(two.part.taxRecord?.calculationId)
  const records = [await recordOf(one.part.id), await recordOf(two.part.id)]
  expect(new Set(records.map(({ transactionId }) => transactionId)).size).toBe(2)
  expect(await transactionAt(accountId, records[1]?.transactionId ?? null)).toMatchObject({ reference: two.part.id })
})

test('an answer that was lost is found out by the reference, which Stripe takes once', async () => {
  const { product } = await taxed()
  const { part } = await buy(product)
  await sandbox.control.addFault({ action: 'error_500_after', path: '/v1/tax/transactions/', times: 10 })
  await expect(recordTaxOf(part.id)).rejects.toThrow('did not say')
  await sandbox.control.clearFaults()
  await sandbox.control.advance(2 * 86_400)
  expect(await recordOf(part.id)).toMatchObject({ recordedAt: expect.any(Date) })
  expect(await tasksOf(part.id)).toEqual([])
})

test('a calculation that has expired is made again; another amount by now is a task for the operator', async () => {
  const [first, other] = [await taxed(), await taxed()]
  const [same, changed] = [await buy(first.product), await buy(other.product)]
  await db().taxRecord.update({ where: { sellerOrderId: changed.part.id }, data: { totalMinor: 2600 } })
  await sandbox.control.advance(91 * 86_400)
  expect(await transactionAt(first.accountId, (await recordOf(same.part.id)).transactionId)).toMatchObject({ reference: same.part.id })
  expect(await recordOf(changed.part.id)).toMatchObject({ recordedAt: null })
  expect(await tasksOf(changed.part.id)).toEqual([{ kind: 'tax_not_recorded', resolvedAt: null }])
})

const jobsOf = (sellerOrderId: string) =>
  db().$queryRaw<unknown[]>`select 1 from pgboss.job where name = 'record-tax' and data->>'sellerOrderId' = ${sellerOrderId}`
const reversalsOf = (sellerOrderId: string) => db().taxReversal.findMany({ where: { sellerOrderId }, orderBy: { number: 'asc' } })

test('a sale that is refunded whole has its tax taken back, once; what is refunded without a line keeps it', async () => {
  const { product, accountId } = await taxed()
  const { part } = await buy(product)
  await recordOf(part.id)
  const refund = async (amount: number) => {
    const body = new URLSearchParams({ payment_intent: part.paymentIntentId ?? '', amount: String(amount) })
    const headers = { authorization: `Bearer ${sandbox.platform.secretKey}`, 'stripe-account': accountId }
    expect((await fetch(`${sandbox.url}/v1/refunds`, { method: 'POST', headers, body })).status).toBe(200)
    await settleSellerOrder(part.id)
    await recordTaxOf(part.id)
  }
  await refund(600)
  expect(await reversalsOf(part.id)).toEqual([])
  expect(await jobsOf(part.id)).toHaveLength(2)
  await refund(1999)
  const [whole] = await reversalsOf(part.id)
  expect(await transactionAt(accountId, whole?.transactionId ?? null)).toMatchObject({ reference: `${part.id}/refund/0`, type: 'reversal' })
  const { calls } = await market.callsDuring(() => recordTaxOf(part.id))
  expect(calls).toEqual([])
})

test('the tax of refunded pieces is taken back with them, also where an answer was lost, and the last takes the rest', async () => {
  const { product, sellerId, accountId } = await taxed()
  const wish = market.wish(product, await market.card(), { shipTo: NEW_YORK, quantity: 3 })
  expect(await placeOrder(wish, market.guest())).toMatchObject({ answer: { status: 'paid' } })
  const part = await partOf(wish.checkoutId)
  await recordOf(part.id)
  const { id: orderLineId } = await db().orderLine.findFirstOrThrow({ where: { sellerOrderId: part.id } })
  const refund = async (open: number, shippingMinor: number) => {
    const draft = { lines: [{ orderLineId, open, sent: 0, isRestocked: false }], shippingMinor, adjustmentMinor: 0, reason: null, note: null }
    const previewed = await previewRefund(part.id, sellerId, draft)
    const seenMinor = previewed.kind === 'preview' ? previewed.preview.amountMinor : 0
    const wanted = { refundId: randomUUID(), sellerOrderId: part.id, draft, seenMinor, returnId: null }
    expect(await createRefund({ sellerId }, wanted)).toMatchObject({ kind: 'created' })
  }
  await refund(1, 0)
  await recordTaxOf(part.id)
  // 59.97 × 4 % = 2.40; a third of it is 0.80.
  expect(await reversalsOf(part.id)).toMatchObject([{ lines: [{ orderLineId, amountMinor: 1999, taxMinor: 80 }] }])
  await refund(1, 500)
  await sandbox.control.addFault({ action: 'error_500_after', path: '/v1/tax/transactions/create_reversal', times: 10 })
  await expect(recordTaxOf(part.id)).rejects.toThrow('did not say')
  await sandbox.control.clearFaults()
  await refund(1, 0)
  await sandbox.control.advance(2 * 86_400)
  await recordTaxOf(part.id)
  const reversals = await reversalsOf(part.id)
  expect(reversals.map(({ lines }) => lines)).toEqual([
    [{ orderLineId, amountMinor: 1999, taxMinor: 80 }],
    [
      { orderLineId, amountMinor: 1999, taxMinor: 80 },
      { orderLineId: null, amountMinor: 500, taxMinor: 20 },
    ],
    [{ orderLineId, amountMinor: 1999, taxMinor: 80 }],
  ])
  expect(reversals.every(({ reversedAt }) => reversedAt !== null)).toBe(true)
  // Nothing is left to take back at Stripe: another cent is refused.
  const { transactionId } = await recordOf(part.id)
  const body = new URLSearchParams({ mode: 'partial', original_transaction: transactionId ?? '', reference: 'more' })
  body.set('shipping_cost[amount]', '-1')
  body.set('shipping_cost[amount_tax]', '0')
  const headers = { authorization: `Bearer ${sandbox.platform.secretKey}`, 'stripe-account': accountId }
  expect((await fetch(`${sandbox.url}/v1/tax/transactions/create_reversal`, { method: 'POST', headers, body })).status).toBe(400)
  expect(await tasksOf(part.id)).toEqual([])
})
