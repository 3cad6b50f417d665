import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { moveGuestWishes } from '@/lib/db/carts/wishes'
import { db, transaction } from '@/lib/db/client'
import { erasePersonData } from '@/lib/db/people/erase-person'
import type { CartOwner } from '@/lib/domain/cart/cart-owner'
import { MAX_WISHES } from '@/lib/domain/wire/wishlist'
import { testDatabase } from '@/testing/database'
import { changeVariant, makeProduct, makeSeller } from '@/testing/rows'
import { changeWish } from './change-wish'
import { forgetWishes } from './forget-wishes'
import { mergeWishes } from './merge-wishes'
import { readSaved, readWishlist } from './read-wishlist'

await testDatabase()
const seller = await makeSeller()

const guest = (): CartOwner => ({ userId: null, browserHash: randomUUID() })
async function member(browserHash: string = randomUUID()) {
  const email = `${randomUUID()}@souk.test`
  const { id } = await db().user.create({ data: { email } })
  return { userId: id, browserHash, email }
}
const add = (owner: CartOwner, productId: string) => changeWish(owner, { productId, change: 'add' })
const remove = (owner: CartOwner, productId: string) => changeWish(owner, { productId, change: 'remove' })
const held = async (owner: CartOwner) => (await readWishlist(owner)).map(({ product }) => product.id)

test('a guest saves and removes products; pressed twice, or ten times at once, is once', async () => {
  const owner = guest()
  const [bowl, cup] = [await makeProduct(seller.id), await makeProduct(seller.id)]
  expect(await Promise.all(Array.from({ length: 10 }, () => add(owner, bowl.id)))).toEqual(Array.from({ length: 10 }, () => 'done'))
  await add(owner, cup.id)
  expect(await held(owner)).toEqual([cup.id, bowl.id])
  expect(await readSaved(owner, [bowl, await makeProduct(seller.id)])).toEqual(new Set([bowl.id]))
  expect(await held(guest())).toEqual([])
  await remove(guest(), bowl.id)
  expect(await held(owner)).toEqual([cup.id, bowl.id])
  await remove(owner, bowl.id)
  await remove(owner, bowl.id)
  expect(await held(owner)).toEqual([cup.id])
})

test('it shows prices and stock as they are now, and what was paid for it before', async () => {
  const owner = guest()
  const [cheaper, gone, hidden] = [await makeProduct(seller.id, { priceMinor: 2000 }), await makeProduct(seller.id), await makeProduct(seller.id)]
  for (const { id } of [cheaper, gone, hidden]) await add(owner, id)
  await changeVariant(cheaper.id, { priceMinor: 1500 })
  await changeVariant(gone.id, { stock: 0 })
  await db().product.update({ where: { id: hidden.id }, data: { status: 'hidden' } })
  const wishes = await readWishlist(owner)
  expect(wishes.map(({ product, was, variantId }) => [product.id, product.priceMinor, was, product.availability.canBuy, variantId])).toEqual([
    [gone.id, 1250, null, false, gone.variantId],
    [cheaper.id, 1500, { amountMinor: 2000, currency: 'usd' }, true, cheaper.variantId],
  ])
})

test('what was saved in the same millisecond keeps its order, for a guest who signs in too', async () => {
  const before = guest()
  const products = await Promise.all(Array.from({ length: 6 }, () => makeProduct(seller.id)))
  for (const { id } of products) await add(before, id)
  await db().wish.updateMany({ where: { browserHash: before.browserHash }, data: { addedAt: new Date() } })
  const newestFirst = products.map(({ id }) => id).reverse()
  expect(await held(before)).toEqual(newestFirst)
  const owner = await member(before.browserHash)
  await mergeWishes(owner)
  expect(await held(owner)).toEqual(newestFirst)
})

test('what has no page cannot be saved', async () => {
  const owner = guest()
  const draft = await makeProduct(seller.id)
  await db().product.update({ where: { id: draft.id }, data: { status: 'draft' } })
  for (const id of [draft.id, randomUUID()]) await add(owner, id)
  expect(await db().wish.count({ where: { browserHash: owner.browserHash } })).toBe(0)
})

test('a full wishlist takes no more, except what it has', async () => {
  const owner = guest()
  const product = await makeProduct(seller.id)
  const products = await Promise.all(Array.from({ length: MAX_WISHES }, () => makeProduct(seller.id)))
  const rows = products.map(({ id }) => ({ productId: id, browserHash: owner.browserHash, seenPriceMinor: 1250, seenCurrency: 'usd' }))
  await db().wish.createMany({ data: rows })
  expect([await add(owner, product.id), await add(owner, products[0]?.id ?? '')]).toEqual(['full', 'done'])
})

test('a guest who signs in keeps both wishlists as one, by the browser’s new cookie, and twice is once', async () => {
  const before = guest()
  const owner = await member()
  const [both, theirs, mine] = [await makeProduct(seller.id), await makeProduct(seller.id), await makeProduct(seller.id)]
  for (const { id } of [both, theirs]) await add(before, id)
  for (const { id } of [both, mine]) await add(owner, id)
  await transaction((tx) => moveGuestWishes(tx, before.browserHash, owner.browserHash))
  expect(await readSaved(owner, [both, theirs, mine])).toEqual(new Set([both.id, theirs.id, mine.id]))
  await Promise.all([mergeWishes(owner), mergeWishes(owner)])
  expect((await held(owner)).sort()).toEqual([both.id, theirs.id, mine.id].sort())
  expect(await held({ userId: null, browserHash: owner.browserHash })).toEqual([])
  expect(await held(before)).toEqual([])
})

test('what a guest brings beyond the room there is stays away, the oldest first', async () => {
  const owner = await member()
  const products = await Promise.all(Array.from({ length: MAX_WISHES + 1 }, () => makeProduct(seller.id)))
  const [oldest, newest, ...others] = products.map(({ id }) => id)
  const row = (productId: string | undefined) => ({ productId: productId ?? '', seenPriceMinor: 1250, seenCurrency: 'usd' })
  await db().wish.createMany({ data: others.map((id) => ({ ...row(id), userId: owner.userId })) })
  await db().wish.create({ data: { ...row(oldest), browserHash: owner.browserHash, addedAt: new Date(0) } })
  await db().wish.create({ data: { ...row(newest), browserHash: owner.browserHash } })
  const ids = await held(owner)
  expect([ids.length, ids.includes(newest ?? ''), ids.includes(oldest ?? '')]).toEqual([MAX_WISHES, true, false])
})

test('it goes with the person, and a guest’s with the browser’s cookie', async () => {
  const [owner, browser] = [await member(), guest()]
  const product = await makeProduct(seller.id)
  for (const each of [owner, browser]) await add(each, product.id)
  expect(await erasePersonData({ userId: owner.userId }, owner.email)).toBe('erased')
  expect(await db().wish.count({ where: { userId: owner.userId } })).toBe(0)
  await forgetWishes()
  expect(await held(browser)).toEqual([product.id])
  await forgetWishes(new Date(Date.now() + 401 * 86_400_000))
  expect(await held(browser)).toEqual([])
})
