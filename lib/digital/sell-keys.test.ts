import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { getSellerProduct } from '@/lib/catalog/seller-product'
import { updateProduct } from '@/lib/catalog/update-product'
import { placeOrder } from '@/lib/checkout/place-order'
import { db, transaction } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { getOrder } from '@/lib/db/orders/orders'
import { productFormValues } from '@/lib/domain/catalog/product-form-values'
import { tellKeysEmpty } from '@/lib/notices/tell-keys-empty'
import { followDigital } from '@/lib/saga/record/follow-digital'
import { recordEvents } from '@/lib/saga/record/record-events'
import { partEvent } from '@/lib/saga/saga-event'
import { testDatabase } from '@/testing/database'
import { testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { readBuyersGoods, readDelivered } from './delivered'
import { openKey, resealKeys, sealKey } from './key-secrets'
import { addKeys, listKeyPools, removeKeys } from './sell-keys'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const market = testMarket(sandbox)
afterAll(stopJobs)

async function shop(keys: string[] = []) {
  const seller = await market.seller()
  const product = await market.product(seller, { kind: 'digital', name: 'Font license' })
  const { sellerId } = seller
  const add = (...more: string[]) => addKeys(sellerId, product.id, product.variantId, more.join('\n'))
  if (keys.length > 0) expect(await add(...keys)).toMatchObject({ kind: 'added', count: keys.length })
  const stock = async () => (await db().variant.findUniqueOrThrow({ where: { id: product.variantId } })).stock
  const unsold = () => db().licenseKey.count({ where: { variantId: product.variantId, orderLineId: null } })
  const buy = async (quantity = 1, card?: string) => {
    const buyer = market.guest()
    const wish = market.wish(product, await market.card(card), { quantity })
    const placed = await placeOrder(wish, buyer)
    const part = await db().sellerOrder.findFirst({ where: { order: { checkoutId: wish.checkoutId } }, include: { lines: true } })
    const goods = async () => (part ? ((await readBuyersGoods(part.orderId, [part.id]))[0] ?? null) : null)
    return { placed, part, goods, keys: async () => (await goods())?.keys ?? [], lineId: part?.lines[0]?.id ?? '' }
  }
  return { sellerId, product, add, stock, unsold, buy }
}

const names = (count: number) => Array.from({ length: count }, (_, at) => `KEY-${at}-${randomUUID()}`)

test('a paid line is given its keys, one a piece', async () => {
  const keys = names(3)
  const { buy, stock, unsold } = await shop(keys)
  expect(await stock()).toBe(3)
  const sale = await buy(2)
  for (const key of await sale.keys()) expect(keys).toContain(key)
  expect(await sale.keys()).toHaveLength(2)
  expect([await stock(), await unsold()]).toEqual([1, 1])
  expect(await readDelivered(sale.part?.id ?? '')).toMatchObject([{ keys: (await sale.keys()).map((key) => key.slice(-4)), keysMissing: 0 }])
})

test('recorded again, a payment gives no second key', async () => {
  const { buy, unsold } = await shop(names(3))
  const sale = await buy()
  const order = await getOrder(sale.part?.orderId ?? '')
  const before = { ...order, parts: order.parts.map((part) => ({ ...part, status: 'authorizing' as const })) }
  await Promise.all([1, 2].map(() => transaction((tx) => followDigital(tx, before, order))))
  expect([(await sale.keys()).length, await unsold()]).toEqual([1, 2])
})

test('with parallel payments every key goes to one line, and no more are sold than there are', async () => {
  const keys = names(6)
  const { buy, stock, unsold } = await shop(keys)
  const sales = await Promise.all([1, 2, 1, 1, 2, 1].map((quantity) => buy(quantity)))
  const given = await Promise.all(sales.map(async (sale) => ({ quantity: sale.part?.lines[0]?.quantity ?? 0, keys: await sale.keys() })))
  for (const { quantity, keys: own } of given) expect(own).toHaveLength(quantity)
  const all = given.flatMap(({ keys: own }) => own)
  expect(new Set(all).size).toBe(all.length)
  expect(all.every((key) => keys.includes(key))).toBe(true)
  expect([await unsold(), await stock()]).toEqual([6 - all.length, 6 - all.length])
  expect(all.length).toBeGreaterThanOrEqual(5)
})

test('whatever happens to orders, stock is never above the keys that are left', async () => {
  const { buy, stock, unsold, add, sellerId, product } = await shop(names(4))
  const check = async () => expect((await stock()) ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(await unsold())
  // Held by an order that waits for its buyer's bank.
  const waiting = await buy(2, 'pm_card_authenticationRequired')
  expect([await stock(), await unsold()]).toEqual([2, 4])
  expect(await removeKeys(sellerId, product.id, product.variantId)).toBe(2)
  expect([await stock(), await unsold()]).toEqual([0, 2])
  expect((await buy()).placed).toMatchObject({ kind: 'refused', refusal: { code: 'sold_out' } })
  await recordEvents(waiting.part?.orderId ?? '', [partEvent({ type: 'part', partId: waiting.part?.id ?? '', to: 'captured' })])
  expect([(await waiting.keys()).length, await stock(), await unsold()]).toEqual([2, 0, 0])
  await add(...names(2))
  await check()
  const declined = await buy(1, 'pm_card_visa_chargeDeclined')
  expect(await declined.keys()).toEqual([])
  await check()
  expect(await stock()).toBe(2)
})

test('a key that was given does not come back with a refund; it is read no more, and again if the refund fails', async () => {
  const { buy, stock, unsold } = await shop(names(2))
  const sale = await buy()
  const { orderId = '', id: partId = '' } = sale.part ?? {}
  await db().order.update({ where: { id: orderId }, data: { decision: 'release' } })
  const move = (to: 'refunded' | 'refund_failed') => recordEvents(orderId, [partEvent({ type: 'part', partId, to })])
  const [key] = await sale.keys()
  await move('refunded')
  expect([await sale.goods(), await stock(), await unsold()]).toEqual([null, 1, 1])
  await move('refund_failed')
  expect([await sale.keys(), await stock(), await unsold()]).toEqual([[key], 1, 1])
})

test('an order that is paid though its pieces were sold meanwhile waits for the next keys, before anybody else', async () => {
  const { buy, stock, unsold, add } = await shop(names(1))
  const waiting = await buy(1, 'pm_card_authenticationRequired')
  const { orderId = '', id: partId = '' } = waiting.part ?? {}
  await recordEvents(orderId, [partEvent({ type: 'part', partId, to: 'declined', reason: 'card_declined' })])
  expect((await (await buy()).keys()).length).toBe(1)
  await recordEvents(orderId, [partEvent({ type: 'part', partId, to: 'captured' })])
  expect(await waiting.goods()).toMatchObject({ keys: [], keysMissing: 1 })
  expect(await add(...names(2))).toMatchObject({ kind: 'added', count: 2 })
  expect(await waiting.goods()).toMatchObject({ keys: [expect.any(String)], keysMissing: 0 })
  expect([await stock(), await unsold()]).toEqual([1, 1])
})

test('keys that the shop has are left out, of another variant and sold ones too; a key twice in one list is refused', async () => {
  const [a = '', b = '', c = ''] = names(3)
  const { add, buy, unsold, sellerId } = await shop([a])
  expect(await (await buy()).keys()).toEqual([a])
  expect(await add(a, b)).toEqual({ kind: 'added', count: 1, leftOut: [1] })
  expect(await add(a, b)).toEqual({ kind: 'added', count: 0, leftOut: [1, 2] })
  expect(await add(c, ` ${c} `)).toMatchObject({ kind: 'refused', said: { key: 'digital.keyTwice' } })
  const other = await market.product({ sellerId }, { kind: 'digital' })
  expect(await addKeys(sellerId, other.id, other.variantId, b)).toEqual({ kind: 'added', count: 0, leftOut: [1] })
  const elsewhere = await shop()
  expect(await elsewhere.add(b)).toMatchObject({ count: 1 })
  expect(await unsold()).toBe(1)
})

test('only the seller of a digital product adds and removes keys', async () => {
  const { product, sellerId } = await shop(names(1))
  const other = await market.seller()
  expect(await addKeys(other.sellerId, product.id, product.variantId, 'X')).toEqual({ kind: 'not_found' })
  expect(await removeKeys(other.sellerId, product.id, product.variantId)).toBeNull()
  expect(await listKeyPools(other.sellerId, product.id)).toBeNull()
  const mug = await market.product({ sellerId }, { kind: 'physical' })
  expect(await addKeys(sellerId, mug.id, mug.variantId, 'X')).toEqual({ kind: 'not_found' })
})

test('the form changes nothing of a stock that is keys; without keys it does again', async () => {
  const { product, sellerId, stock } = await shop(names(2))
  const save = async (typed: string) => {
    const shown = await getSellerProduct(sellerId, product.id)
    if (!shown) throw new Error('no product')
    const form = { ...productFormValues(shown, 'en-US'), stock: typed }
    return updateProduct(sellerId, product.id, form, { version: shown.version, stock: shown.stock }, { kind: 'keep' })
  }
  expect(await save('9')).toMatchObject({ kind: 'conflict', said: { key: 'digital.stockFollowsKeys' } })
  expect(await save('')).toMatchObject({ kind: 'conflict', said: { key: 'digital.stockFollowsKeys' } })
  expect(await save('2')).toMatchObject({ kind: 'updated' })
  expect(await removeKeys(sellerId, product.id, product.variantId)).toBe(2)
  expect([await stock(), (await listKeyPools(sellerId, product.id))?.variants[0]?.keys]).toEqual([0, null])
  expect(await save('9')).toMatchObject({ kind: 'updated', product: { stock: 9 } })
})

test('the last key takes the product off sale, and its seller is told once, without the key', async () => {
  const keys = names(1)
  const { buy, product, add } = await shop(keys)
  const told = async () => (await db().keyPool.findUniqueOrThrow({ where: { variantId: product.variantId } })).emptyToldAt
  await tellKeysEmpty(product.variantId)
  expect(await told()).toBeNull()
  await buy()
  const jobs = await db().$queryRaw<unknown[]>`select 1 from pgboss.job where name = 'tell-keys-empty' and data->>'variantId' = ${product.variantId}`
  expect(jobs).toHaveLength(1)
  await tellKeysEmpty(product.variantId)
  expect(await told()).toBeInstanceOf(Date)
  expect((await buy()).placed).toMatchObject({ kind: 'refused', refusal: { code: 'sold_out' } })
  await add(...names(1))
  expect(await told()).toBeNull()
})

test('keys are sealed where they lie, open in their own row alone, and are sealed anew with another key', async () => {
  const [key = ''] = names(1)
  const { product } = await shop([key])
  const row = await db().licenseKey.findFirstOrThrow({ where: { variantId: product.variantId } })
  expect(JSON.stringify(row)).not.toContain(key)
  expect(await openKey(row.sealed, row.id)).toBe(key)
  await expect(openKey(row.sealed, randomUUID())).rejects.toThrow()
  await expect(openKey(await sealKey(key, 'other'), row.id)).rejects.toThrow()
  expect(await resealKeys()).toEqual([])
})

test('the database keeps a sold key with its line', async () => {
  const { buy } = await shop(names(1))
  const { lineId } = await buy()
  const where = { orderLineId: lineId }
  await expect(db().licenseKey.updateMany({ where, data: { orderLineId: null, unit: null, assignedAt: null } })).rejects.toThrow()
  await expect(db().licenseKey.deleteMany({ where })).rejects.toThrow()
})
