import { expect, test } from 'vitest'
import { db, transaction } from '@/lib/db/client'
import { testDatabase } from '@/testing/database'
import { makeProduct, makeSeller } from '@/testing/rows'
import { lockProducts, releaseStock, reserveStock } from './variants'

await testDatabase()
const seller = await makeSeller()
const stockOf = async (id: string) => (await db().product.findUniqueOrThrow({ where: { id } })).stock

test('forty buyers at once take the seven pieces there are, and never an eighth', async () => {
  const { id, variantId } = await makeProduct(seller.id, { stock: 7 })
  const taken = await Promise.all(Array.from({ length: 40 }, () => transaction((tx) => reserveStock(tx, variantId, 1))))
  expect(taken.filter(Boolean)).toHaveLength(7)
  expect(await stockOf(id)).toBe(0)
})

test('buyers of several pieces at once are served whole or not at all', async () => {
  const { id, variantId } = await makeProduct(seller.id, { stock: 10 })
  const taken = await Promise.all(Array.from({ length: 12 }, () => transaction((tx) => reserveStock(tx, variantId, 3))))
  expect(taken.filter(Boolean)).toHaveLength(3)
  expect(await stockOf(id)).toBe(1)
})

test('takers and returners at once end with the stock the figures say', async () => {
  const { id, variantId } = await makeProduct(seller.id, { stock: 5 })
  const turns = Array.from({ length: 20 }, async () => {
    const got = await transaction((tx) => reserveStock(tx, variantId, 2))
    if (got) await transaction((tx) => releaseStock(tx, variantId, 2))
  })
  await Promise.all(turns)
  expect(await stockOf(id)).toBe(5)
})

test('a transaction that fails returns its stock', async () => {
  const { id, variantId } = await makeProduct(seller.id, { stock: 2 })
  const failing = transaction(async (tx) => {
    expect(await reserveStock(tx, variantId, 2)).toBe(true)
    throw new Error('the order could not be written')
  })
  await expect(failing).rejects.toThrow('could not be written')
  expect(await stockOf(id)).toBe(2)
})

test('unlimited stock is always there and stays unlimited', async () => {
  const { id, variantId } = await makeProduct(seller.id, { stock: null })
  expect(await transaction((tx) => reserveStock(tx, variantId, 20))).toBe(true)
  await transaction((tx) => releaseStock(tx, variantId, 20))
  expect(await stockOf(id)).toBeNull()
})

test('an archived product cannot be taken, but gets its pieces back', async () => {
  const limited = await makeProduct(seller.id, { stock: 5, status: 'archived' })
  const unlimited = await makeProduct(seller.id, { stock: null, status: 'archived' })
  expect(await transaction((tx) => reserveStock(tx, limited.variantId, 1))).toBe(false)
  expect(await transaction((tx) => reserveStock(tx, unlimited.variantId, 1))).toBe(false)
  await transaction((tx) => releaseStock(tx, limited.variantId, 1))
  expect(await stockOf(limited.id)).toBe(6)
})

test('a sale leaves the version of the product alone', async () => {
  const { id, variantId, updatedAt } = await makeProduct(seller.id, { stock: 5 })
  await transaction((tx) => reserveStock(tx, variantId, 1))
  expect((await db().product.findUniqueOrThrow({ where: { id } })).updatedAt).toEqual(updatedAt)
})

test('taking a quantity below one is a bug and throws', async () => {
  const { id, variantId } = await makeProduct(seller.id, { stock: 5 })
  for (const quantity of [0, -1, 1.5]) await expect(transaction((tx) => reserveStock(tx, variantId, quantity))).rejects.toThrow('whole number')
  await expect(transaction((tx) => releaseStock(tx, variantId, -1))).rejects.toThrow('whole number')
  expect(await stockOf(id)).toBe(5)
})

const summaryOf = (id: string) => db().product.findUniqueOrThrow({ where: { id }, select: { priceMinor: true, stock: true } })

test('a product shows the lowest price and the pieces of all variants that are on sale', async () => {
  const { id, variantId } = await makeProduct(seller.id, { priceMinor: 2000, stock: 4 })
  const other = { productId: id, sellerId: seller.id, combination: 'small', priceMinor: 1500, stock: 3 }
  const small = await db().variant.create({ data: other })
  expect(await summaryOf(id)).toEqual({ priceMinor: 1500, stock: 7 })
  await db().variant.update({ where: { id: small.id }, data: { stock: null } })
  expect(await summaryOf(id)).toEqual({ priceMinor: 1500, stock: null })
  await db().variant.update({ where: { id: small.id }, data: { status: 'archived' } })
  expect(await summaryOf(id)).toEqual({ priceMinor: 2000, stock: 4 })
  await db().variant.update({ where: { id: variantId }, data: { priceMinor: 2500 } })
  expect(await summaryOf(id)).toEqual({ priceMinor: 2500, stock: 4 })
})

test('two variants sold at once are both counted by their product', async () => {
  const { id, variantId } = await makeProduct(seller.id, { stock: 30 })
  const { id: other } = await db().variant.create({ data: { productId: id, sellerId: seller.id, combination: 'b', priceMinor: 900, stock: 30 } })
  const sales = Array.from({ length: 20 }, (_, at) =>
    transaction(async (tx) => {
      await lockProducts(tx, [id])
      return reserveStock(tx, at % 2 ? variantId : other, 1)
    }),
  )
  expect((await Promise.all(sales)).every(Boolean)).toBe(true)
  expect(await summaryOf(id)).toEqual({ priceMinor: 900, stock: 40 })
})

test('the same choice of a product and the same sku of a seller exist once', async () => {
  const { id } = await makeProduct(seller.id)
  const variant = { productId: id, sellerId: seller.id, priceMinor: 900 }
  await db().variant.create({ data: { ...variant, combination: 'a b', sku: 'BOWL-1' } })
  await expect(db().variant.create({ data: { ...variant, combination: 'a b' } })).rejects.toThrow('Unique constraint')
  await expect(db().variant.create({ data: { ...variant, combination: 'a c', sku: 'BOWL-1' } })).rejects.toThrow('Unique constraint')
})
