import { randomBytes, randomUUID } from 'node:crypto'
import Stripe from 'stripe'
import { afterAll, expect, test } from 'vitest'
import { GET, HEAD } from '@/app/api/downloads/[entitlementId]/[fileId]/route'
import { cancelSale } from '@/lib/cancelation/cancel-sale'
import { placeOrder } from '@/lib/checkout/place-order'
import { db, transaction } from '@/lib/db/client'
import { revokeEntitlements } from '@/lib/db/digital/entitlements'
import { deleteUnusedFiles } from '@/lib/db/digital/files'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { settleSellerOrder } from '@/lib/ledger/settle-seller-order'
import { orderKey } from '@/lib/orders/order-link'
import { recordEvents } from '@/lib/saga/record/record-events'
import { partEvent } from '@/lib/saga/saga-event'
import { testDatabase } from '@/testing/database'
import { uploadFile } from '@/testing/digital-goods'
import { testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { readBuyersGoods, readDelivered } from './delivered'
import { makeDownloadLink, openDownload } from './download'
import { downloadToken } from './download-token'
import { removeFile } from './upload-file'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const market = testMarket(sandbox)
const stripe = new Stripe(sandbox.platform.secretKey, { host: 'localhost', port: new URL(sandbox.url).port, protocol: 'http' })
afterAll(stopJobs)

const bytes = new Uint8Array(randomBytes(1000))

async function shop() {
  const seller = await market.seller()
  const product = await market.product(seller, { kind: 'digital', name: 'Pattern' })
  const fileId = await uploadFile(seller.sellerId, product.id, bytes, { name: 'Übung.pdf' })
  return { seller, product, fileId }
}

async function bought(from: Awaited<ReturnType<typeof shop>> | null = null, card?: string) {
  const { seller, product, fileId } = from ?? (await shop())
  const buyer = market.guest()
  const wish = market.wish(product, await market.card(card))
  await placeOrder(wish, buyer)
  const part = await db().sellerOrder.findFirstOrThrow({ where: { order: { checkoutId: wish.checkoutId } }, include: { lines: true } })
  const { orderId, id: partId } = part
  const right = await db().entitlement.findUnique({ where: { orderLineId: part.lines[0]?.id ?? '' } })
  const place = { entitlementId: right?.id ?? randomUUID(), fileId }
  return {
    ...{ seller, product, fileId, buyer, part, orderId, partId, place },
    link: () => makeDownloadLink(orderId, place, buyer),
    goods: () => readBuyersGoods(orderId, [partId]),
    refund: (amount: number) => stripe.refunds.create({ payment_intent: part.paymentIntentId ?? '', amount }, { stripeAccount: seller.accountId }),
  }
}

const statusOf = async (partId: string) => (await db().sellerOrder.findUniqueOrThrow({ where: { id: partId } })).status

function ask(path: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET'): Promise<Response> {
  const [, , , entitlementId = '', fileId = ''] = path.split('?')[0]?.split('/') ?? []
  const request = new Request(`http://localhost:3000${path}`, { headers, method })
  return (method === 'GET' ? GET : HEAD)(request, { params: Promise.resolve({ entitlementId, fileId }) })
}

async function pathOf(sale: Awaited<ReturnType<typeof bought>>): Promise<string> {
  const link = await sale.link()
  if (link.kind !== 'link') throw new Error(link.kind)
  return link.path
}

test('what is paid is entitled in the same transaction, once a line, and its buyer downloads it', async () => {
  const sale = await bought()
  expect(await statusOf(sale.partId)).toBe('captured')
  expect(await sale.goods()).toMatchObject([
    { name: 'Pattern', files: [{ id: sale.fileId, name: 'Übung.pdf', bytes: 1000, version: 1, isFormer: false }] },
  ])
  const answer = await ask(await pathOf(sale), { 'user-agent': 'Testbrowser', 'x-forwarded-for': '203.0.113.7' })
  expect(answer.status).toBe(200)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-disposition': `attachment; filename="_bung.pdf"; filename*=UTF-8''%C3%9Cbung.pdf`,
    'content-length': '1000',
    'content-type': 'application/octet-stream',
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  })
  expect(Buffer.compare(new Uint8Array(await answer.arrayBuffer()), bytes)).toBe(0)
  expect(await readDelivered(sale.partId)).toMatchObject([{ revoked: null, downloads: [{ name: 'Übung.pdf', version: 1 }] }])
  expect(await db().downloadEvent.findMany({ where: { fileId: sale.fileId } })).toMatchObject([{ ip: '203.0.113.7', agent: 'Testbrowser' }])
})

test('a file is given in ranges, by its head, and not again to who has it; one link is one download', async () => {
  const sale = await bought()
  const path = await pathOf(sale)
  const part = await ask(path, { range: 'bytes=10-19' })
  expect([part.status, part.headers.get('content-range'), part.headers.get('content-length')]).toEqual([206, 'bytes 10-19/1000', '10'])
  expect(Buffer.compare(new Uint8Array(await part.arrayBuffer()), bytes.slice(10, 20))).toBe(0)
  const beyond = await ask(path, { range: 'bytes=1000-' })
  expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */1000'])
  const head = await ask(path, {}, 'HEAD')
  expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '1000', ''])
  const etag = head.headers.get('etag') ?? ''
  expect((await ask(path, { 'if-none-match': etag })).status).toBe(304)
  expect((await ask(path, { range: 'bytes=0-1', 'if-range': etag })).status).toBe(206)
  expect((await ask(path, { range: 'bytes=0-1', 'if-range': '"of another version"' })).status).toBe(200)
  expect(await db().downloadEvent.count({ where: { fileId: sale.fileId } })).toBe(1)
})

test('evidence of downloads is bounded for each line', async () => {
  const sale = await bought()
  for (let at = 0; at < 55; at++) {
    const token = downloadToken(sale.place, new Date(Date.now() + at * 1000))
    await ask(`/api/downloads/${sale.place.entitlementId}/${sale.fileId}?token=${token}`, {}, 'GET')
  }
  expect(await db().downloadEvent.count({ where: { entitlementId: sale.place.entitlementId } })).toBe(50)
})

test('a link that is over, changed, or of another file opens nothing, and tells a person where to go on', async () => {
  const sale = await bought()
  const other = await bought()
  const { place } = sale
  const at = (path: string) => ask(path, { accept: 'text/html' })
  const pathWith = (token: string, to = place) => `/api/downloads/${to.entitlementId}/${to.fileId}?token=${token}`
  const old = pathWith(downloadToken(place, new Date(Date.now() - 601_000)))
  expect((await ask(old)).status).toBe(410)
  expect((await at(old)).headers.get('location')).toBe(`/downloads?why=expired&order=${sale.orderId}`)
  expect((await ask(pathWith(downloadToken(place, new Date(Date.now() - 590_000))))).status).toBe(200)
  const good = downloadToken(place)
  const later = `${(Number.parseInt(good.split('.')[0] ?? '', 36) + 3600).toString(36)}.${good.split('.')[1]}`
  const wrong = [later, `${good}x`, good.slice(0, -1), '', '.', 'x.y', downloadToken(other.place)]
  for (const token of wrong) expect([token, (await ask(pathWith(token))).status]).toEqual([token, 404])
  expect((await ask(pathWith(good, { ...place, fileId: other.fileId }))).status).toBe(404)
  // Signed by us, and yet not theirs.
  const mixed = { ...place, fileId: other.fileId }
  expect(await openDownload(mixed, downloadToken(mixed))).toMatchObject({ kind: 'ended' })
  expect((await at(pathWith(later))).headers.get('location')).toBe('/downloads?why=unknown')
})

test('nobody else makes a link: another buyer, another seller, a wrong key, another order', async () => {
  const sale = await bought()
  const other = await bought()
  const { orderId, place } = sale
  const refused = { kind: 'not_found' }
  expect(await makeDownloadLink(orderId, place, market.guest())).toEqual(refused)
  expect(await makeDownloadLink(orderId, place, other.buyer)).toEqual(refused)
  expect(await makeDownloadLink(other.orderId, place, other.buyer)).toEqual(refused)
  expect(await makeDownloadLink(orderId, { ...place, fileId: other.fileId }, sale.buyer)).toEqual(refused)
  expect(await makeDownloadLink(orderId, place, market.guest(), 'a-wrong-key')).toEqual(refused)
  expect(await makeDownloadLink('no-id', place, sale.buyer)).toEqual(refused)
  const key = orderKey({ id: orderId, links: null }, { scopes: ['read'], endsAt: new Date(Date.now() + 60_000) })
  expect(await makeDownloadLink(orderId, place, market.guest(), key)).toMatchObject({ kind: 'link' })
  const over = orderKey({ id: orderId, links: null }, { scopes: ['read'], endsAt: new Date(Date.now() - 1000) })
  expect(await makeDownloadLink(orderId, place, market.guest(), over)).toEqual(refused)
})

/** Every way in which something is not paid, or not any more. */
const UNPAID: Record<string, () => Promise<Awaited<ReturnType<typeof bought>>>> = {
  declined: () => bought(null, 'pm_card_visa_chargeDeclined'),
  'waiting for the bank': () => bought(null, 'pm_card_authenticationRequired'),
  'refunded whole, as Stripe says, before the part says so': async () => {
    const sale = await bought()
    await sale.refund(2500)
    await settleSellerOrder(sale.partId)
    return sale
  },
  refunded: async () => {
    const sale = await bought()
    await recordEvents(sale.orderId, [partEvent({ type: 'part', partId: sale.partId, to: 'refunded' })])
    return sale
  },
  'its dispute is lost': async () => {
    const sale = await bought()
    await transaction((tx) => revokeEntitlements(tx, sale.partId, 'dispute_lost'))
    return sale
  },
}

test.each(Object.entries(UNPAID))('an unpaid buyer opens no file: %s', async (_name, make) => {
  const sale = await make()
  expect(await sale.goods()).toEqual([])
  expect(await sale.link()).toEqual({ kind: 'not_found' })
  // A link that was made before is over with the payment.
  const opened = await ask(`/api/downloads/${sale.place.entitlementId}/${sale.fileId}?token=${downloadToken(sale.place)}`)
  expect([403, 404]).toContain(opened.status)
})

test('what its seller cancels before it is charged is never delivered', async () => {
  const from = await shop()
  await db().product.update({ where: { id: from.product.id }, data: { chargeWhen: 'on_date', chargeOn: new Date(Date.now() + 30 * 86_400_000) } })
  const sale = await bought(from)
  expect([await statusOf(sale.partId), await sale.goods()]).toEqual(['scheduled', []])
  await cancelSale(from.seller.sellerId, sale.partId)
  expect([await statusOf(sale.partId), await sale.goods()]).toEqual(['canceled', []])
  expect(await db().entitlement.count({ where: { orderLine: { sellerOrderId: sale.partId } } })).toBe(0)
})

test('a partial refund takes nothing; a refund that fails gives the file back', async () => {
  const sale = await bought()
  await sale.refund(1000)
  await settleSellerOrder(sale.partId)
  expect(await sale.link()).toMatchObject({ kind: 'link' })
  const move = (to: 'refunded' | 'refund_failed') => recordEvents(sale.orderId, [partEvent({ type: 'part', partId: sale.partId, to })])
  await move('refunded')
  expect(await sale.link()).toEqual({ kind: 'not_found' })
  expect(await readDelivered(sale.partId)).toMatchObject([{ revoked: 'refunded' }])
  await move('refund_failed')
  expect(await sale.link()).toMatchObject({ kind: 'link' })
})

test('buyers keep what they bought and get newer versions; who buys later gets the newest alone', async () => {
  const from = await shop()
  const early = await bought(from)
  const second = await uploadFile(from.seller.sellerId, from.product.id, bytes, { replaces: from.fileId, name: 'v2.pdf' })
  const late = await bought(from)
  const third = await uploadFile(from.seller.sellerId, from.product.id, bytes, { replaces: second, name: 'v3.pdf' })
  const extra = await uploadFile(from.seller.sellerId, from.product.id, bytes, { name: 'extra.pdf' })
  await removeFile(from.seller.sellerId, extra)
  await deleteUnusedFiles(new Date(Date.now() + 1000))
  const had = async (sale: typeof early) => (await sale.goods())[0]?.files.map(({ name, version, isFormer }) => [name, version, isFormer])
  expect(await had(early)).toEqual([
    ['v3.pdf', 3, false],
    ['Übung.pdf', 1, true],
  ])
  expect(await had(late)).toEqual([
    ['v3.pdf', 3, false],
    ['v2.pdf', 2, true],
  ])
  await removeFile(from.seller.sellerId, third)
  expect((await had(await bought(from))) ?? []).toEqual([])
  expect(await ask(await pathOf(early))).toMatchObject({ status: 200 })
})
