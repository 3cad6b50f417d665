import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { db, transaction } from '@/lib/db/client'
import type { CartOwner } from '@/lib/domain/cart/cart-owner'
import { testDatabase } from '@/testing/database'
import { makeProduct, makeSeller } from '@/testing/rows'
import { addToCart, countPieces, deleteLine, findCartLines, mergeGuestCart, removeBoughtItems, setQuantity } from './carts'

await testDatabase()
const seller = await makeSeller()

const guest = (): CartOwner => ({ userId: null, browserHash: randomUUID() })
async function member(browserHash: string = randomUUID()): Promise<CartOwner & { userId: string }> {
  const { id } = await db().user.create({ data: { email: `${randomUUID()}@souk.test` } })
  return { userId: id, browserHash }
}
/** A product's only variant. */
async function makeVariant() {
  const { id: productId, variantId: id } = await makeProduct(seller.id)
  return { id, productId }
}

async function put(owner: CartOwner, variantId: string, quantity = 1, addId: string = randomUUID()) {
  return addToCart(owner, { addId, variantId, quantity, most: 20, seenPriceMinor: 1250, seenCurrency: 'usd' })
}
const held = async (owner: CartOwner) => Object.fromEntries((await findCartLines(owner)).map((line) => [line.variantId, line.quantity]))

test('the same press adds once, however often and however close together it arrives', async () => {
  const [owner, product, addId] = [guest(), await makeVariant(), randomUUID()]
  const answers = await Promise.all(Array.from({ length: 10 }, () => put(owner, product.id, 2, addId)))
  expect(new Set(answers)).toEqual(new Set([2]))
  expect(await put(owner, product.id, 2, addId)).toBe(2)
  expect(await put(owner, product.id, 3)).toBe(5)
  expect(await held(owner)).toEqual({ [product.id]: 5 })
})

test('presses at once each count, and a line never holds more than it may', async () => {
  const [owner, product] = [guest(), await makeVariant()]
  await Promise.all(Array.from({ length: 15 }, () => put(owner, product.id, 2)))
  expect(await held(owner)).toEqual({ [product.id]: 20 })
})

test('a cart takes fifty products and refuses the next, but not more of one it has', async () => {
  const owner = guest()
  const products = await Promise.all(Array.from({ length: 51 }, () => makeVariant()))
  for (const { id } of products.slice(0, 50)) expect(await put(owner, id)).toBe(1)
  const addId = randomUUID()
  expect(await put(owner, products[50]!.id, 1, addId)).toBe('full')
  expect(await put(owner, products[0]!.id)).toBe(2)
  // The refused press was not used up: it adds once there is room.
  await deleteLine(owner, products[1]!.id)
  expect(await put(owner, products[50]!.id, 1, addId)).toBe(1)
})

test('quantities are set, lines removed, and only in one’s own cart', async () => {
  const [owner, stranger, product] = [guest(), guest(), await makeVariant()]
  await put(owner, product.id)
  const change = { variantId: product.id, quantity: 4, seenPriceMinor: 1300, seenCurrency: 'usd' }
  expect(await setQuantity(stranger, change)).toBe(false)
  expect(await setQuantity(owner, change)).toBe(true)
  await deleteLine(stranger, product.id)
  expect((await findCartLines(owner)).map(({ quantity, seenPriceMinor }) => [quantity, seenPriceMinor])).toEqual([[4, 1300]])
  await deleteLine(owner, product.id)
  expect(await held(owner)).toEqual({})
})

test('signing in brings the guest’s lines into the person’s cart, once, however many times it is asked', async () => {
  const [both, mine, theirs, capped] = await Promise.all([1, 2, 3, 4].map(() => makeVariant()))
  const person = await member()
  const browser: CartOwner = { userId: null, browserHash: person.browserHash }
  await put(person, both!.id, 2)
  await put(person, mine!.id, 1)
  await put(person, capped!.id, 15)
  await put(browser, both!.id, 3)
  await put(browser, theirs!.id, 4)
  await put(browser, capped!.id, 15)
  expect(await countPieces(person)).toBe(40)
  await Promise.all([1, 2, 3].map(() => mergeGuestCart(person)))
  await mergeGuestCart(person)
  expect(await held(person)).toEqual({ [both!.id]: 5, [mine!.id]: 1, [theirs!.id]: 4, [capped!.id]: 20 })
  expect(await held(browser)).toEqual({})
  expect(await countPieces(person)).toBe(30)
})

test('a press repeated after signing in is still the same press', async () => {
  const [product, addId, person] = [await makeVariant(), randomUUID(), await member()]
  await put({ ...person, userId: null }, product.id, 1, addId)
  await mergeGuestCart(person)
  expect(await put(person, product.id, 1, addId)).toBe(1)
  expect(await held(person)).toEqual({ [product.id]: 1 })
})

type Line = { variantId: string; quantity: number }

async function order(owner: CartOwner, parts: { status: 'captured' | 'declined' | 'authorized' | 'pending'; lines: Line[] }[]) {
  const email = `${randomUUID()}@souk.test`
  const variants = await db().variant.findMany()
  const productOf = (variantId: string) => variants.find(({ id }) => id === variantId)?.productId ?? ''
  const lines = (all: Line[]) => ({
    create: all.map((line) => ({ ...line, productId: productOf(line.variantId), name: 'Bowl', unitPriceMinor: 1250 })),
  })
  const money = { currency: 'usd', amountMinor: 1250, applicationFeeMinor: 0, feeBps: 0, feeFixedMinor: 0, statementLine: 'CLAY' }
  return db().order.create({
    data: {
      ...{ checkoutId: randomUUID(), browserHash: owner.browserHash, userId: owner.userId, email, livemode: false },
      expiresAt: new Date(),
      customerId: (await db().customer.create({ data: { email, livemode: false } })).id,
      parts: { create: parts.map((part) => ({ sellerId: seller.id, accountId: 'acct_1', ...money, status: part.status, lines: lines(part.lines) })) },
    },
    include: { parts: true },
  })
}
const remove = (bought: { id: string }) => transaction((tx) => removeBoughtItems(tx, bought))

test('what was bought leaves the cart once; what was refused, or added meanwhile, stays', async () => {
  const [owner, bystander] = [guest(), guest()]
  const [paid, held2, refused, more] = (await Promise.all([1, 2, 3, 4].map(() => makeVariant()))).map(({ id }) => id) as string[]
  for (const id of [paid, held2, refused, more]) await put(owner, id!, 2)
  await put(bystander, paid!, 2)
  const bought = await order(owner, [
    { status: 'captured', lines: [line(paid), line(more)] },
    { status: 'authorized', lines: [line(held2)] },
    { status: 'declined', lines: [line(refused)] },
  ])
  await put(owner, more!, 1)
  await remove(bought)
  expect(await held(owner)).toEqual({ [refused!]: 2, [more!]: 1 })
  await remove(bought)
  expect(await held(owner)).toEqual({ [refused!]: 2, [more!]: 1 })
  expect(await held(bystander)).toEqual({ [paid!]: 2 })

  // Another card paid the rest later.
  await db().sellerOrder.updateMany({ where: { orderId: bought.id }, data: { status: 'captured' } })
  await put(owner, paid!, 1)
  await remove(bought)
  expect(await held(owner)).toEqual({ [more!]: 1, [paid!]: 1 })
})

test('a guest who signs in before the order is paid finds their cart without it', async () => {
  const [product, person] = [await makeVariant(), await member()]
  const browser: CartOwner = { ...person, userId: null }
  await put(browser, product.id, 2)
  const bought = await order(browser, [{ status: 'captured', lines: [line(product.id)] }])
  await mergeGuestCart(person)
  await remove(bought)
  expect(await held(person)).toEqual({})
})

test('a purchase that is rolled back takes nothing out', async () => {
  const [product, owner] = [await makeVariant(), guest()]
  await put(owner, product.id, 2)
  const bought = await order(owner, [{ status: 'captured', lines: [line(product.id)] }])
  const failing = transaction(async (tx) => {
    await removeBoughtItems(tx, bought)
    throw new Error('the mail job could not be sent')
  })
  await expect(failing).rejects.toThrow('mail job')
  expect(await held(owner)).toEqual({ [product.id]: 2 })
  await remove(bought)
  expect(await held(owner)).toEqual({})
})

const line = (variantId: string | undefined): Line => ({ variantId: variantId ?? '', quantity: 2 })
