import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { testDatabase } from '@/testing/database'
import { changeVariant, makeProduct, makeSeller } from '@/testing/rows'

await testDatabase()
const seller = await makeSeller()
const summaryOf = (id: string) => db().product.findUniqueOrThrow({ where: { id }, select: { priceMinor: true, mostPriceMinor: true, stock: true } })

test('a product shows the lowest price and the pieces of all variants that are on sale', async () => {
  const { id, variantId } = await makeProduct(seller.id, { priceMinor: 2000, stock: 4 })
  const small = await db().variant.create({ data: { productId: id, sellerId: seller.id, combination: 'small', priceMinor: 1500, stock: 0 } })
  await db().stockMovement.create({ data: { variantId: small.id, quantity: 3, kind: 'restocked' } })
  expect(await summaryOf(id)).toEqual({ priceMinor: 1500, mostPriceMinor: 2000, stock: 7 })
  await db().variant.update({ where: { id: small.id }, data: { stock: null } })
  expect(await summaryOf(id)).toEqual({ priceMinor: 1500, mostPriceMinor: 2000, stock: null })
  await db().variant.update({ where: { id: small.id }, data: { status: 'archived' } })
  expect(await summaryOf(id)).toEqual({ priceMinor: 2000, mostPriceMinor: 2000, stock: 4 })
  await db().variant.update({ where: { id: variantId }, data: { priceMinor: 2500 } })
  expect(await summaryOf(id)).toEqual({ priceMinor: 2500, mostPriceMinor: 2500, stock: 4 })
})

test('two variants that change at once are both counted by their product', async () => {
  const { id, variantId } = await makeProduct(seller.id, { stock: 30 })
  const other = await db().variant.create({ data: { productId: id, sellerId: seller.id, combination: 'b', priceMinor: 900, stock: 0 } })
  const restock = (which: string) => db().stockMovement.create({ data: { variantId: which, quantity: 1, kind: 'restocked' } })
  await Promise.all(Array.from({ length: 20 }, (_, at) => restock(at % 2 ? variantId : other.id)))
  expect(await summaryOf(id)).toEqual({ priceMinor: 900, mostPriceMinor: 1250, stock: 50 })
  await changeVariant(id, { priceMinor: 800 })
  expect(await summaryOf(id)).toEqual({ priceMinor: 800, mostPriceMinor: 900, stock: 50 })
})

test('the same choice of a product and the same sku of a seller exist once', async () => {
  const { id } = await makeProduct(seller.id)
  const variant = { productId: id, sellerId: seller.id, priceMinor: 900 }
  await db().variant.create({ data: { ...variant, combination: 'a b', sku: 'BOWL-1' } })
  await expect(db().variant.create({ data: { ...variant, combination: 'a b' } })).rejects.toThrow('Unique constraint')
  await expect(db().variant.create({ data: { ...variant, combination: 'a c', sku: 'BOWL-1' } })).rejects.toThrow('Unique constraint')
})
