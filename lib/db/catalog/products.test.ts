import { expect, test } from 'vitest'
import { db, transaction } from '@/lib/db/client'
import { testDatabase } from '@/testing/database'
import { makeProduct, makeSeller } from '@/testing/rows'
import { releaseStock, reserveStock } from './products'

await testDatabase()
const seller = await makeSeller()
const stockOf = async (id: string) => (await db().product.findUniqueOrThrow({ where: { id } })).stock

test('forty buyers at once take the seven pieces there are, and never an eighth', async () => {
  const { id } = await makeProduct(seller.id, { stock: 7 })
  const taken = await Promise.all(Array.from({ length: 40 }, () => transaction((tx) => reserveStock(tx, id, 1))))
  expect(taken.filter(Boolean)).toHaveLength(7)
  expect(await stockOf(id)).toBe(0)
})

test('buyers of several pieces at once are served whole or not at all', async () => {
  const { id } = await makeProduct(seller.id, { stock: 10 })
  const taken = await Promise.all(Array.from({ length: 12 }, () => transaction((tx) => reserveStock(tx, id, 3))))
  expect(taken.filter(Boolean)).toHaveLength(3)
  expect(await stockOf(id)).toBe(1)
})

test('takers and returners at once end with the stock the figures say', async () => {
  const { id } = await makeProduct(seller.id, { stock: 5 })
  const turns = Array.from({ length: 20 }, async () => {
    const got = await transaction((tx) => reserveStock(tx, id, 2))
    if (got) await transaction((tx) => releaseStock(tx, id, 2))
  })
  await Promise.all(turns)
  expect(await stockOf(id)).toBe(5)
})

test('a transaction that fails returns its stock', async () => {
  const { id } = await makeProduct(seller.id, { stock: 2 })
  const failing = transaction(async (tx) => {
    expect(await reserveStock(tx, id, 2)).toBe(true)
    throw new Error('the order could not be written')
  })
  await expect(failing).rejects.toThrow('could not be written')
  expect(await stockOf(id)).toBe(2)
})

test('unlimited stock is always there and stays unlimited', async () => {
  const { id } = await makeProduct(seller.id, { stock: null })
  expect(await transaction((tx) => reserveStock(tx, id, 20))).toBe(true)
  await transaction((tx) => releaseStock(tx, id, 20))
  expect(await stockOf(id)).toBeNull()
})

test('an archived product cannot be taken, but gets its pieces back', async () => {
  const limited = await makeProduct(seller.id, { stock: 5, status: 'archived' })
  const unlimited = await makeProduct(seller.id, { stock: null, status: 'archived' })
  expect(await transaction((tx) => reserveStock(tx, limited.id, 1))).toBe(false)
  expect(await transaction((tx) => reserveStock(tx, unlimited.id, 1))).toBe(false)
  await transaction((tx) => releaseStock(tx, limited.id, 1))
  expect(await stockOf(limited.id)).toBe(6)
})

test('a sale leaves the version of the product alone', async () => {
  const { id, updatedAt } = await makeProduct(seller.id, { stock: 5 })
  await transaction((tx) => reserveStock(tx, id, 1))
  expect((await db().product.findUniqueOrThrow({ where: { id } })).updatedAt).toEqual(updatedAt)
})

test('taking a quantity below one is a bug and throws', async () => {
  const { id } = await makeProduct(seller.id, { stock: 5 })
  for (const quantity of [0, -1, 1.5]) await expect(transaction((tx) => reserveStock(tx, id, quantity))).rejects.toThrow('whole number')
  await expect(transaction((tx) => releaseStock(tx, id, -1))).rejects.toThrow('whole number')
  expect(await stockOf(id)).toBe(5)
})
