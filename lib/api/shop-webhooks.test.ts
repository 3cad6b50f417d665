// What a shop's own programs are told: written with the deed, signed, tried for three days, and turned off where nothing arrives.
import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { updateProduct } from '@/lib/catalog/update-product'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { SHOP_EVENTS, TRIED_FOR } from '@/lib/domain/api/shop-events'
import { env } from '@/lib/env'
import { listMails } from '@/lib/mail/mailbox'
import { sendWebhookMail } from '@/lib/notices/webhook-mail'
import { purge } from '@/lib/operations/purge'
import { isSealedWithFirst, seal } from '@/lib/seal/seal'
import { testDatabase } from '@/testing/database'
import { listeningProgram, signedAt } from '@/testing/listening-program'
import { shipTo, testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { statementsDuring } from '@/testing/statements'
import { announceOrder } from './announce-order'
import { createApiRefund } from './create-refund'
import { createApiShipment } from './create-shipment'
import { deliverWebhook } from './deliver-webhook'
import { getApiProduct } from './products'
import { resealShopSecrets } from './shop-secrets'
import { addWebhook, enableWebhook, readWebhooks, removeWebhook, resendWebhook } from './shop-webhooks'

await testDatabase()
const market = testMarket(await testSandbox({ asyncDelayMs: 0 }))
const programs: Awaited<ReturnType<typeof listeningProgram>>[] = []
afterAll(async () => {
  for (const each of programs) each.close()
  await stopJobs()
})

async function program() {
  const made = await listeningProgram()
  programs.push(made)
  return made
}

type By = { sellerId: string; userId: string }

async function listen(by: By, url: string, events: readonly string[] = SHOP_EVENTS): Promise<string> {
  const added = await addWebhook(by, { url, events: [...events] })
  if (added.kind !== 'added') throw new Error(added.said.key)
  return added.secret
}

/** Three mugs, paid. */
async function paidOrder(by?: Awaited<ReturnType<typeof market.seller>>) {
  const seller = by ?? (await market.seller())
  await market.zone(seller)
  const mug = await market.product(seller, { kind: 'physical', name: 'Mug' })
  const wish = market.wish(mug, await market.card(), { shipTo: shipTo(), quantity: 3 })
  const { statements } = await statementsDuring(async () =>
    expect(await placeOrder(wish, market.guest())).toMatchObject({ answer: { status: 'paid' } }),
  )
  const part = await db().sellerOrder.findFirstOrThrow({ where: { order: { checkoutId: wish.checkoutId } } })
  return { seller, order: part.id, statements }
}

const eventsOf = async (sellerId: string) =>
  (await db().shopEvent.findMany({ where: { sellerId }, orderBy: { createdAt: 'asc' } })).map(({ type, data }) => ({ type, data }))
const deliveryOf = (sellerId: string) => db().shopWebhookDelivery.findFirstOrThrow({ where: { sellerId }, orderBy: { createdAt: 'desc' } })
const jobsOf = async (deliveryId: string) => {
  const rows = await db().$queryRaw<{ after: Date }[]>`
    select start_after as after from pgboss.job where name = 'deliver-shop-webhook' and data->>'deliveryId' = ${deliveryId} order by start_after`
  return rows.map(({ after }) => after)
}

test('what happens in a shop is written with the deed, by ids alone, for endpoints that listen to it', async () => {
  const { taken: _, url } = await program()
  const seller = await market.seller()
  await listen(seller, url)
  const { order, statements } = await paidOrder(seller)
  // A payment pays nothing for it.
  expect(statements.filter((text) => /ShopWebhook|ShopEvent/.test(text))).toEqual([])
  await announceOrder(order, 'paid')
  await announceOrder(order, 'paid')
  await announceOrder(order, 'ship_soon')
  const shipmentId = randomUUID()
  await createApiShipment(seller.sellerId, order, shipmentId, {})
  const refundId = randomUUID()
  const none = { lines: [], shipping: 0, adjustment: 0, reason: null, note: null }
  expect(await createApiRefund(seller.sellerId, order, refundId, { ...none, everything: true })).toMatchObject({ kind: 'ok' })
  expect(await eventsOf(seller.sellerId)).toEqual([
    { type: 'order.paid', data: { object: 'order', id: order } },
    { type: 'shipment.created', data: { object: 'shipment', id: shipmentId, order } },
    { type: 'refund.created', data: { object: 'refund', id: refundId, order } },
  ])
  expect(await db().shopWebhookDelivery.count({ where: { sellerId: seller.sellerId } })).toBe(3)
})

test('a changed product and a canceled order are told; what no endpoint listens to is not written', async () => {
  const { url } = await program()
  const seller = await market.seller()
  await listen(seller, url, ['product.changed', 'order.canceled'])
  const { order } = await paidOrder(seller)
  await announceOrder(order, 'paid')
  await announceOrder(order, 'cancel_accepted')
  await announceOrder(order, 'canceled')
  const product = await market.product(seller)
  const read = await getApiProduct(seller.sellerId, product.id)
  if (read.kind !== 'ok') throw new Error(read.kind)
  const form = { name: 'Other', price: '25.00', currency: 'usd', kind: 'service' }
  const seen = { version: read.answer.updated_at, stock: null }
  expect(await updateProduct(seller.sellerId, product.id, form, seen, { kind: 'keep' })).toMatchObject({ kind: 'updated' })
  // Told again with the same words, it is no other thing; a deed that was refused tells nothing.
  expect(await updateProduct(seller.sellerId, product.id, form, seen, { kind: 'keep' })).toMatchObject({ kind: 'conflict' })
  expect(await eventsOf(seller.sellerId)).toEqual([
    { type: 'order.canceled', data: { object: 'order', id: order } },
    { type: 'product.changed', data: { object: 'product', id: product.id } },
  ])
  expect(await eventsOf((await paidOrder()).seller.sellerId)).toEqual([])
})

test('a delivery is signed with the secret that was shown once, which is kept sealed', async () => {
  const { taken, url } = await program()
  const { seller, order } = await paidOrder()
  const secret = await listen(seller, url)
  expect(JSON.stringify(await db().shopWebhook.findMany())).not.toContain(secret)
  await announceOrder(order)
  const { id } = await deliveryOf(seller.sellerId)
  expect(await jobsOf(id)).toHaveLength(1)
  await deliverWebhook(id)
  // A job that comes twice posts once.
  await deliverWebhook(id)
  expect(taken).toHaveLength(1)
  const [first = { headers: {}, body: '{}' }] = taken
  expect(Math.abs((signedAt(first, secret) ?? 0) - Date.now() / 1000)).toBeLessThan(30)
  expect(signedAt({ ...first, body: `${first.body} ` }, secret)).toBeNull()
  expect(JSON.parse(first.body)).toMatchObject({ object: 'event', type: 'order.paid', data: { object: 'order', id: order } })
  expect((await readWebhooks(seller.sellerId, null)).deliveries).toMatchObject([{ state: 'delivered', answer: 200, attempts: 1, failure: null }])
})

test('one that fails is tried again; after three days it ends, and the endpoint is turned off with a mail', async () => {
  const { answers, taken, url } = await program()
  const { seller, order } = await paidOrder()
  await listen(seller, url)
  answers.status = 500
  await announceOrder(order)
  const { id, createdAt, webhookId } = await deliveryOf(seller.sellerId)
  const start = new Date(createdAt.getTime() + 1000)
  await deliverWebhook(id, () => start)
  expect(await deliveryOf(seller.sellerId)).toMatchObject({ answer: 500, attempts: 1, endedAt: null, nextAt: new Date(start.getTime() + 30_000) })
  expect((await jobsOf(id)).map((after) => after.getTime())).toContain(start.getTime() + 30_000)
  const end = new Date(createdAt.getTime() + TRIED_FOR)
  await deliverWebhook(id, () => end)
  expect(taken).toHaveLength(2)
  expect(await db().shopWebhook.findUniqueOrThrow({ where: { id: webhookId } })).toMatchObject({ disabledAt: end })
  expect((await readWebhooks(seller.sellerId, null)).deliveries).toMatchObject([{ state: 'failed', attempts: 2, mayResend: false }])
  await sendWebhookMail(webhookId)
  await sendWebhookMail(webhookId)
  const mails = (await listMails()).filter(({ to }) => to === seller.email)
  expect(mails.map(({ subject }) => subject)).toContain('Webhooks of Clay & Kiln are turned off')
  expect(mails.find(({ subject }) => subject.startsWith('Webhooks'))?.text).toContain(url)

  // Off, nothing is written for it, nothing sent, nothing sent again.
  await createApiShipment(seller.sellerId, order, randomUUID(), {})
  expect([await eventsOf(seller.sellerId), await resendWebhook(seller, id)]).toMatchObject([[{ type: 'order.paid' }], false])
  await deliverWebhook(id)
  expect(taken).toHaveLength(2)

  answers.status = 204
  const stranger = await market.seller()
  expect([await enableWebhook(stranger, webhookId), await resendWebhook(stranger, id)]).toEqual([false, false])
  expect([await enableWebhook(seller, webhookId), await enableWebhook(seller, webhookId)]).toEqual([true, true])
  expect([await resendWebhook(seller, id), await resendWebhook(seller, id)]).toEqual([true, true])
  await deliverWebhook(id)
  expect((await readWebhooks(seller.sellerId, null)).deliveries).toMatchObject([{ state: 'delivered', answer: 204 }])
})

test('an endpoint that took something since stays on when an older delivery ends', async () => {
  const { answers, url } = await program()
  const { seller, order } = await paidOrder()
  await listen(seller, url)
  await announceOrder(order, 'paid')
  const first = await deliveryOf(seller.sellerId)
  await announceOrder(order, 'canceled')
  const second = await deliveryOf(seller.sellerId)
  await deliverWebhook(second.id)
  answers.status = 404
  await deliverWebhook(first.id, () => new Date(first.createdAt.getTime() + TRIED_FOR))
  const [webhook] = (await readWebhooks(seller.sellerId, null)).webhooks
  expect(webhook?.disabledAt).toBeNull()
  expect((await db().shopWebhookDelivery.findUniqueOrThrow({ where: { id: first.id } })).endedAt).not.toBeNull()
})

test('a delivery that comes to an endpoint turned off meanwhile ends without being sent', async () => {
  const { taken, url } = await program()
  const { seller, order } = await paidOrder()
  await listen(seller, url)
  await announceOrder(order)
  const { id, webhookId } = await deliveryOf(seller.sellerId)
  await db().shopWebhook.update({ where: { id: webhookId }, data: { disabledAt: new Date() } })
  await deliverWebhook(id)
  expect([taken, (await readWebhooks(seller.sellerId, null)).deliveries]).toMatchObject([[], [{ state: 'failed', attempts: 0, answer: null }]])
})

test('secrets are sealed anew with the first key, and open as before', async () => {
  const { taken, url } = await program()
  const { seller, order } = await paidOrder()
  const secret = await listen(seller, url)
  const { id, sealedSecret } = await db().shopWebhook.findFirstOrThrow({ where: { sellerId: seller.sellerId } })
  const old = { id: 'old', key: Buffer.alloc(32, 9) }
  env().TOKEN_ENCRYPTION_KEYS.push(old)
  await db().shopWebhook.update({ where: { id }, data: { sealedSecret: await seal(secret, { of: id, field: 'shop_webhook_secret' }, [old]) } })
  expect(await resealShopSecrets()).toEqual([])
  env().TOKEN_ENCRYPTION_KEYS.pop()
  const after = await db().shopWebhook.findUniqueOrThrow({ where: { id } })
  expect([isSealedWithFirst(after.sealedSecret), after.sealedSecret === sealedSecret]).toEqual([true, false])
  await announceOrder(order)
  await deliverWebhook((await deliveryOf(seller.sellerId)).id)
  expect(taken.map((each) => signedAt(each, secret) !== null)).toEqual([true])

  await db().shopWebhook.update({ where: { id }, data: { sealedSecret: await seal(secret, { of: id, field: 'shop_webhook_secret' }, [old]) } })
  expect(await resealShopSecrets()).toEqual([id])
})

test('an address that may not be asked, events that are none, and a sixth endpoint are refused', async () => {
  const seller = await market.seller()
  const add = (url: string, events = ['order.paid']) => addWebhook(seller, { url, events })
  for (const url of ['', 'http://shop.example/', 'https://10.0.0.1/', 'https://intranet/', `https://shop.example/${'a'.repeat(500)}`])
    expect(await add(url)).toMatchObject({ kind: 'refused', field: 'url' })
  expect(await add('https://shop.example/', [])).toMatchObject({ kind: 'refused', field: 'events' })
  expect(await add('https://shop.example/', ['order.lost'])).toMatchObject({ kind: 'refused', field: 'events' })
  for (let n = 0; n < 5; n += 1) await listen(seller, `https://shop.example/${n}`)
  expect(await add('https://shop.example/5')).toMatchObject({ kind: 'refused', said: { key: 'api.tooManyWebhooks' } })
  const [first] = (await readWebhooks(seller.sellerId, null)).webhooks
  expect(await removeWebhook(await market.seller(), first?.id ?? '')).toBe(false)
  expect([await removeWebhook(seller, first?.id ?? ''), (await add('https://shop.example/5')).kind]).toEqual([true, 'added'])
})

test('what was sent is forgotten after thirty days', async () => {
  const { url } = await program()
  const { seller, order } = await paidOrder()
  await listen(seller, url)
  await announceOrder(order)
  const day = 86_400_000
  await purge(new Date(Date.now() + 29 * day))
  expect(await db().shopWebhookDelivery.count({ where: { sellerId: seller.sellerId } })).toBe(1)
  await purge(new Date(Date.now() + 31 * day))
  expect([await eventsOf(seller.sellerId), await db().shopWebhookDelivery.count({ where: { sellerId: seller.sellerId } })]).toEqual([[], 0])
  const [{ sealedSecret } = { sealedSecret: '' }] = await db().shopWebhook.findMany({ where: { sellerId: seller.sellerId } })
  expect(isSealedWithFirst(sealedSecret)).toBe(true)
})
