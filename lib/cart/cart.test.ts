import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { itemsToBuy } from '@/lib/domain/cart/cart'
import type { CartOwner } from '@/lib/domain/cart/cart-owner'
import { testDatabase } from '@/testing/database'
import { changeVariant, makeProduct, makeSeller } from '@/testing/rows'
import { statementsDuring } from '@/testing/statements'
import { addItem } from './add-item'
import { changeQuantity } from './change-quantity'
import { countItems } from './count-items'
import { forgetCarts } from './forget-carts'
import { limitCart } from './limit-cart'
import { readCart } from './read-cart'
import { removeItem } from './remove-item'

await testDatabase()

const guest = (): CartOwner => ({ userId: null, browserHash: randomUUID() })
type Row = { variantId: string; priceMinor: number; currency: string }
const add = (owner: CartOwner, { variantId, priceMinor, currency }: Row, quantity = 1) =>
  addItem(owner, { addId: randomUUID(), variantId, quantity, seenPriceMinor: priceMinor, seenCurrency: currency })

test('a guest fills a cart from two sellers, changes it, and reads it grouped', async () => {
  const owner = guest()
  const [clay, paper] = [await makeSeller({ shopName: 'Clay & Co' }), await makeSeller({ shopName: 'Paper Hall' })]
  const [bowl, cards] = [await makeProduct(clay.id, { priceMinor: 2000 }), await makeProduct(paper.id, { priceMinor: 500 })]
  expect(await add(owner, bowl)).toEqual({ ok: true, quantity: 1, sentence: { key: 'cart.added', values: { count: 1 } } })
  expect(await add(owner, bowl)).toEqual({ ok: true, quantity: 2, sentence: { key: 'cart.added', values: { count: 2 } } })
  await add(owner, cards, 3)
  expect(await countItems(owner)).toBe(5)
  await changeQuantity(owner, { variantId: bowl.variantId, quantity: 4, seenPriceMinor: 2000, seenCurrency: 'usd' })
  const cart = await readCart(owner)
  expect(cart.groups.map(({ seller, subtotalMinor }) => [seller.shopName, subtotalMinor])).toEqual([
    ['Clay & Co', 8000],
    ['Paper Hall', 1500],
  ])
  expect(cart).toMatchObject({ canCheckOut: true, totals: [{ currency: 'usd', totalMinor: 9500 }] })
  await removeItem(owner, { variantId: bowl.variantId })
  expect(itemsToBuy(await readCart(owner))).toEqual([{ variantId: cards.variantId, quantity: 3, seenPriceMinor: 500, seenCurrency: 'usd' }])
})

test('putting something in asks five statements, whether or not it is there already', async () => {
  const owner = guest()
  const product = await makeProduct((await makeSeller()).id)
  for (const quantity of [1, 2]) {
    const { result, statements } = await statementsDuring(() => add(owner, product))
    expect([result, statements.length]).toEqual([expect.objectContaining({ quantity }), 5])
  }
})

test('a press of days ago is forgotten, one of today adds once', async () => {
  const owner = guest()
  const product = await makeProduct((await makeSeller()).id)
  const press = { addId: randomUUID(), variantId: product.variantId, quantity: 1, seenPriceMinor: 1250, seenCurrency: 'usd' }
  await addItem(owner, press)
  await forgetCarts()
  expect(await addItem(owner, press)).toMatchObject({ quantity: 1 })
  await forgetCarts(new Date(Date.now() + 25 * 60 * 60_000))
  expect(await db().cartAddition.count({ where: { id: press.addId } })).toBe(0)
})

test('price, stock and seller are those of the moment it is read', async () => {
  const owner = guest()
  const seller = await makeSeller()
  const [dearer, scarce, gone] = await Promise.all([1, 2, 3].map(() => makeProduct(seller.id, { priceMinor: 2000, stock: 5 })))
  for (const product of [dearer, scarce, gone]) await add(owner, product!, 3)
  await changeVariant(dearer!.id, { priceMinor: 2600 })
  await changeVariant(scarce!.id, { stock: 2 })
  await db().product.update({ where: { id: gone!.id }, data: { status: 'archived' } })
  const [group] = (await readCart(owner)).groups
  expect(group?.lines.map(({ pause, priceNote }) => [pause, priceNote])).toEqual([
    [null, { key: 'cart.priceChanged', values: { was: { amountMinor: 2000, currency: 'usd' }, now: { amountMinor: 2600, currency: 'usd' } } }],
    [{ key: 'checkout.onlyLeft', values: { count: 2 } }, null],
    [{ key: 'checkout.notOffered', values: { shop: 'Clay & Co' } }, null],
  ])
  expect(group?.subtotalMinor).toBe(7800)

  await db().connectedAccount.update({ where: { id: seller.connection?.id ?? '' }, data: { chargesEnabled: false } })
  const paused = await readCart(owner)
  expect(paused.canCheckOut).toBe(false)
  expect(paused.groups[0]?.lines[0]?.pause).toEqual({ key: 'order.sellerPaused', values: { shop: 'Clay & Co' } })
  expect(await countItems(owner)).toBe(9)
})

test('what cannot be bought is not put in; what there are few of, only as many as there are', async () => {
  const owner = guest()
  const seller = await makeSeller()
  const unconnected = await makeSeller({ shopName: 'No account', connection: null })
  expect(await add(owner, await makeProduct(unconnected.id))).toMatchObject({
    ok: false,
    sentence: { key: 'order.sellerPaused', values: { shop: 'No account' } },
  })
  expect(await add(owner, await makeProduct(seller.id, { stock: 0 }))).toEqual({ ok: false, sentence: { key: 'checkout.soldOut' } })
  expect(await add(owner, { variantId: randomUUID(), priceMinor: 1, currency: 'usd' })).toMatchObject({ ok: false })
  const few = await makeProduct(seller.id, { stock: 3 })
  expect(await add(owner, few, 5)).toEqual({ ok: true, quantity: 3, sentence: { key: 'cart.hasAll', values: { count: 3 } } })
  expect(await add(owner, await makeProduct(seller.id), 20)).toMatchObject({
    quantity: 20,
    sentence: { key: 'cart.hasMost', values: { count: 20 } },
  })
  expect(await countItems(owner)).toBe(23)
})

test('whoever signs in finds what they put in as a guest, even when the sign-in itself was cut short', async () => {
  const browser = guest()
  const product = await makeProduct((await makeSeller()).id)
  await add(browser, product, 2)
  const { id } = await db().user.create({ data: { email: `${randomUUID()}@souk.test` } })
  const person = { ...browser, userId: id }
  expect(await countItems(person)).toBe(2)
  expect((await readCart(person)).count).toBe(2)
  expect((await readCart({ userId: id, browserHash: randomUUID() })).count).toBe(2)
  expect((await readCart(browser)).count).toBe(0)
})

test('one browser cannot change carts without end', async () => {
  const owner = guest()
  const answers = await Promise.all(Array.from({ length: 205 }, (_, at) => limitCart(owner, `203.0.113.${at}`)))
  expect(answers.filter(({ ok }) => !ok)).toHaveLength(5)
})

test('a guest’s cart is kept as long as their browser knows them, a person’s for ever', async () => {
  const [old, fresh] = [guest(), guest()]
  const { id } = await db().user.create({ data: { email: `${randomUUID()}@souk.test` } })
  const person = { ...guest(), userId: id }
  const product = await makeProduct((await makeSeller()).id)
  for (const owner of [old, fresh, person]) await add(owner, product)
  const longAgo = new Date(Date.now() - 401 * 24 * 60 * 60_000)
  await db().cart.updateMany({ where: { OR: [{ browserHash: old.browserHash }, { userId: id }] }, data: { updatedAt: longAgo } })
  expect(await forgetCarts()).toBe(1)
  expect(await Promise.all([old, fresh, person].map(countItems))).toEqual([0, 1, 1])
})
