import Stripe from 'stripe'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, expect, test } from 'vitest'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import type { DocumentRow } from '@/lib/db/documents/documents'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { Snapshot } from '@/lib/domain/documents/snapshot'
import { settleSellerOrder } from '@/lib/ledger/settle-seller-order'
import { testDatabase } from '@/testing/database'
import { shipTo, testMarket } from '@/testing/market'
import { makeDiscount } from '@/testing/rows'
import { testSandbox } from '@/testing/sandbox'
import { documentText } from './document-text'
import { issueDocuments } from './issue-documents'
import { readLegal, saveLegal } from './legal-details'
import { documentLinks, listDocuments } from './list-documents'
import { readDocument, readDocumentPdf } from './read-document'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 60_000 })
const market = testMarket(sandbox)
const stripe = new Stripe(sandbox.platform.secretKey, { host: 'localhost', port: new URL(sandbox.url).port, protocol: 'http' })
afterAll(stopJobs)

const DETAILS = {
  legalName: 'Kiln & Field LLC',
  taxId: 'US-12',
  line1: '1 Clay Rd',
  line2: '',
  postalCode: '04101',
  city: 'Portland',
  state: 'ME',
  country: 'US',
}
/** A snapshot of a sale with a discount. */
const saved: Snapshot = {
  language: 'en',
  ...{ locale: 'en-US', timeZone: 'UTC', orderNumber: 'S-00001', paidAt: '2026-01-01T00:00:00.000Z', currency: 'usd', shopName: 'Kiln', legal: null },
  ...{
    recipient: null,
    lines: [],
    goodsMinor: 2000,
    discountMinor: 500,
    discounts: [],
    shipping: null,
    taxes: [],
    unchargedMinor: 0,
    chargesTax: true,
    adjustmentMinor: 0,
    totalMinor: 1500,
  },
  ...{ card: null, corrects: null, isCancelation: false },
}
type Seller = Awaited<ReturnType<typeof market.seller>>

async function sale(seller: Seller, { card, name = 'Bowl', locale = 'en-US' }: { card?: string; name?: string; locale?: string } = {}) {
  const guest = { ...market.guest(), reader: { locale, timeZone: 'UTC' } }
  const wish = market.wish(await market.product(seller, { priceMinor: 10_000, name }), await market.card(card))
  await placeOrder(wish, guest)
  const part = await db().sellerOrder.findFirstOrThrow({ where: { order: { checkoutId: wish.checkoutId } } })
  const on = { stripeAccount: seller.accountId }
  const refund = (amount: number) => stripe.refunds.create({ payment_intent: part.paymentIntentId ?? '', amount }, on)
  return { part, guest, refund }
}

const nobody = { buyer: { viewer: null, browserHash: 'nobody' }, sellerId: null, isOperator: false }
const as = (seller: Seller) => ({ ...nobody, sellerId: seller.sellerId })
const numbers = async (seller: Seller) => (await listDocuments(seller.sellerId, null)).documents.map(({ number }) => number).reverse()

test('a captured payment has one receipt, however often and by how many it is issued', async () => {
  const seller = await market.seller()
  const { part } = await sale(seller)
  await Promise.all([issueDocuments(part.id), issueDocuments(part.id), documentLinks([part.id])])
  await settleSellerOrder(part.id)
  expect(await documentLinks([part.id])).toMatchObject([{ kind: 'receipt', number: 'R-0001' }])
})

test('a receipt stays in the language it was issued in', async () => {
  const seller = await market.seller()
  const { part } = await sale(seller, { locale: 'de-DE' })
  const [receipt] = await documentLinks([part.id])
  expect(await readDocument(receipt?.id ?? '', as(seller))).toMatchObject({ title: 'Beleg', language: 'de' })
  const row = await db().document.findUniqueOrThrow({ where: { id: receipt?.id ?? '' } })
  const before = Snapshot.parse({ ...saved, locale: 'de-DE', language: undefined })
  expect(documentText({ ...row, snapshot: before })).toMatchObject({ title: 'Receipt', language: 'en' })
})

test('what is not captured has none', async () => {
  const { part } = await sale(await market.seller(), { card: 'pm_card_chargeDeclined' })
  await issueDocuments(part.id)
  expect(await db().document.count({ where: { sellerOrderId: part.id } })).toBe(0)
})

test('the numbers of a seller have no gap and no double when many are issued at once; each seller has their own', async () => {
  const [one, other] = [await market.seller(), await market.seller()]
  const parts = [await sale(one), await sale(one), await sale(other), await sale(one), await sale(one)]
  await Promise.all(parts.flatMap(({ part }) => [issueDocuments(part.id), issueDocuments(part.id)]))
  expect((await numbers(one)).sort()).toEqual(['R-0001', 'R-0002', 'R-0003', 'R-0004'])
  expect(await numbers(other)).toEqual(['R-0001'])
})

test('a refund has a credit note, and one that the bank sends back its cancelation', async () => {
  const seller = await market.seller()
  const { part, refund } = await sale(seller, { card: 'pm_card_refundFail' })
  await settleSellerOrder(part.id)
  await refund(2000)
  await settleSellerOrder(part.id)
  expect(await numbers(seller)).toEqual(['R-0001', 'CN-0001'])
  await sandbox.control.advance(7 * 86_400)
  await settleSellerOrder(part.id)
  expect(await numbers(seller)).toEqual(['R-0001', 'CN-0001', 'CN-0002'])
  const [, note, canceled] = await documentLinks([part.id])
  expect(await readDocument(note?.id ?? '', as(seller))).toMatchObject({
    title: 'Credit note',
    facts: expect.arrayContaining([{ label: 'Corrects', value: 'R-0001' }]),
  })
  expect(await readDocument(canceled?.id ?? '', as(seller))).toMatchObject({ title: 'Credit note canceled' })
})

test('a receipt names the codes that were used, of the seller and of the platform, and adds up', async () => {
  const seller = await market.seller()
  const rateIds = await market.zone(seller, { rates: [{ name: 'Standard', priceMinor: 700 }] })
  const product = await market.product(seller, { kind: 'physical', priceMinor: 10_000 })
  const [ten, welcome] = [await makeDiscount(seller.sellerId, { percentBps: 1000 }), await makeDiscount(null, { percentBps: 300 })]
  const wish = market.wish(product, await market.card(), { shipTo: shipTo(), rateIds, codes: [ten.code, welcome.code] })
  await placeOrder(wish, market.guest())
  const part = await db().sellerOrder.findFirstOrThrow({ where: { order: { checkoutId: wish.checkoutId } } })
  const [receipt] = await documentLinks([part.id])
  const { sums } = (await readDocument(receipt?.id ?? '', as(seller))) ?? {}
  expect(sums).toEqual([
    { label: 'Items', amount: '$100.00', isTotal: false },
    { label: `Discount ${ten.code}`, amount: '-$10.00', isTotal: false },
    { label: `Discount ${welcome.code}`, amount: '-$2.70', isTotal: false },
    { label: 'Delivery: Standard', amount: '$7.00', isTotal: false },
    { label: 'Total paid', amount: '$94.30', isTotal: true },
  ])
})

test('delivery that a code made free stands with its price and what took it off', async () => {
  const seller = await market.seller()
  const rateIds = await market.zone(seller, { rates: [{ name: 'Standard', priceMinor: 700 }] })
  const product = await market.product(seller, { kind: 'physical', priceMinor: 10_000 })
  const { code } = await makeDiscount(seller.sellerId, { kind: 'free_shipping', percentBps: null })
  const wish = market.wish(product, await market.card(), { shipTo: shipTo(), rateIds, codes: [code] })
  await placeOrder(wish, market.guest())
  const part = await db().sellerOrder.findFirstOrThrow({ where: { order: { checkoutId: wish.checkoutId } } })
  const [receipt] = await documentLinks([part.id])
  const { sums } = (await readDocument(receipt?.id ?? '', as(seller))) ?? {}
  expect(sums?.map(({ label, amount }) => [label, amount])).toEqual([
    ['Items', '$100.00'],
    ['Delivery: Standard', '$7.00'],
    [`Delivery discount ${code}`, '-$7.00'],
    ['Total paid', '$100.00'],
  ])
})

test('a document from before codes were named says what was taken off, as it did', () => {
  const { discounts: _, ...old } = saved
  expect(Snapshot.parse(old)).toMatchObject({ discountMinor: 500, discounts: [] })
  const row = { id: 'old', kind: 'receipt', series: '', number: 1, createdAt: new Date(), snapshot: Snapshot.parse(old) }
  expect(documentText(row as unknown as DocumentRow).sums.map(({ label, amount }) => [label, amount])).toEqual([
    ['Items', '$20.00'],
    ['Discount', '-$5.00'],
    ['Total paid', '$15.00'],
  ])
})

test('with invoice details sales get invoices, with the seller and no buyer but where it was delivered; what was issued stays', async () => {
  const seller = await market.seller()
  const before = await sale(seller)
  await issueDocuments(before.part.id)
  expect(await saveLegal(seller.sellerId, { ...DETAILS, city: '' })).toEqual({ kind: 'invalid', fields: ['city'] })
  expect(await saveLegal(seller.sellerId, DETAILS)).toEqual({ kind: 'saved' })
  expect(await readLegal(seller.sellerId)).toEqual(DETAILS)
  const after = await sale(seller)
  await issueDocuments(after.part.id)
  expect(await numbers(seller)).toEqual(['R-0001', 'INV-0001'])
  const [invoice] = await documentLinks([after.part.id])
  const text = await readDocument(invoice?.id ?? '', as(seller))
  expect(text?.parties).toEqual([{ label: 'Seller', lines: expect.arrayContaining(['Kiln & Field LLC', '1 Clay Rd', 'Tax ID: US-12']) }])
  expect(await saveLegal(seller.sellerId, { country: 'US' })).toEqual({ kind: 'removed' })
  expect((await readDocument(invoice?.id ?? '', as(seller)))?.parties).toEqual(text?.parties)
})

test('a document is for its buyer, its seller and operators alone', async () => {
  const seller = await market.seller()
  const { part, guest } = await sale(seller)
  const [receipt] = await documentLinks([part.id])
  const id = receipt?.id ?? ''
  expect(await readDocument(id, { ...nobody, buyer: guest })).toMatchObject({ number: 'R-0001' })
  expect(await readDocument(id, { ...nobody, isOperator: true })).toMatchObject({ number: 'R-0001' })
  expect(await readDocument(id, nobody)).toBeNull()
  expect(await readDocument(id, as(await market.seller()))).toBeNull()
  expect(await readDocument(id, nobody, 'a-wrong-key')).toBeNull()
  expect(await readDocument('no-id', as(seller))).toBeNull()
})

test('a PDF says what the page says, in the letters of its names', async () => {
  const seller = await market.seller()
  const { part } = await sale(seller, { name: 'Łyżka, чаша & Ƶ – κύπελλο' })
  const [receipt] = await documentLinks([part.id])
  const result = await readDocumentPdf(receipt?.id ?? '', as(seller))
  if (result.kind !== 'pdf') throw new Error(result.kind)
  const { text, totalPages } = await extractText(await getDocumentProxy(new Uint8Array(result.pdf)), { mergePages: true })
  expect(totalPages).toBe(1)
  const words = text.replace(/\s+/g, ' ')
  for (const each of ['Receipt R-0001', 'Łyżka, чаша & Ƶ – κύπελλο', 'Total paid', '$100.00']) expect(words).toContain(each)
})

test('a name in letters that our fonts lack is left to the page and the browser', async () => {
  const seller = await market.seller()
  const { part } = await sale(seller, { name: '茶碗' })
  const [receipt] = await documentLinks([part.id])
  expect(await readDocumentPdf(receipt?.id ?? '', as(seller))).toEqual({ kind: 'no_letters' })
  expect((await readDocument(receipt?.id ?? '', as(seller)))?.lines[0]?.label).toBe('茶碗')
})

test('a document is never changed or deleted', async () => {
  const { part } = await sale(await market.seller())
  await documentLinks([part.id])
  await expect(db().document.updateMany({ where: { sellerOrderId: part.id }, data: { number: 7 } })).rejects.toThrow()
  await expect(db().document.deleteMany({ where: { sellerOrderId: part.id } })).rejects.toThrow()
})
