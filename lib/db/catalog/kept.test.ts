import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { testDatabase } from '@/testing/database'
import { changeVariant, makeProduct, makeSeller } from '@/testing/rows'
import { statementsDuring } from '@/testing/statements'
import { Kept } from './kept'
import { dealProducts, findListedProducts, findProductBySlug } from './products'

await testDatabase()

test('a product that has not changed is asked for by one statement, and the cards of a storefront by two', async () => {
  const seller = await makeSeller()
  const { slug } = await makeProduct(seller.id)
  const looks: (() => Promise<unknown>)[] = [
    () => findProductBySlug(slug),
    () => dealProducts(false, 24),
    () => findListedProducts({ livemode: false, sellerId: seller.id, limit: 24 }),
  ]
  for (const look of looks) await look()
  const counts = []
  for (const look of looks) counts.push((await statementsDuring(look)).statements.length)
  expect(counts).toEqual([1, 2, 1])
})

test('whatever changes of a product, its seller or their account is seen by the next look', async () => {
  const seller = await makeSeller({ shopName: 'Before' })
  const { id, slug, variantId } = await makeProduct(seller.id, { stock: 5 })
  const look = async () => ({
    page: await findProductBySlug(slug),
    card: (await dealProducts(false, 24)).find((card) => card.id === id),
  })
  await look()
  await db().product.update({ where: { id }, data: { name: 'After' } })
  expect(await look()).toMatchObject({ page: { name: 'After' }, card: { name: 'After' } })
  await changeVariant(id, { stock: 4 })
  expect(await look()).toMatchObject({ page: { stock: 4, variants: [{ stock: 4 }] }, card: { stock: 4 } })
  await db().seller.update({ where: { id: seller.id }, data: { shopName: 'After' } })
  expect(await look()).toMatchObject({ page: { seller: { shopName: 'After' } }, card: { seller: { shopName: 'After' } } })
  const option = await db().productOption.create({ data: { productId: id, name: 'Size', position: 0 } })
  const value = await db().optionValue.create({ data: { optionId: option.id, name: 'S', position: 0 } })
  expect((await look()).page?.options).toMatchObject([{ name: 'Size', values: [{ name: 'S' }] }])
  await db().variantValue.create({ data: { variantId, optionId: option.id, valueId: value.id } })
  expect((await look()).page?.variants[0]?.values).toMatchObject([{ value: { name: 'S' } }])
  await db().optionValue.update({ where: { id: value.id }, data: { name: 'M' } })
  expect((await look()).page?.options).toMatchObject([{ values: [{ name: 'M' }] }])
  await db().productOption.delete({ where: { id: option.id } })
  expect((await look()).page?.options).toEqual([])
  await db().productRating.create({ data: { productId: id, counts: [0, 0, 0, 0, 1] } })
  expect(await look()).toMatchObject({ page: { rating: { counts: [0, 0, 0, 0, 1] } }, card: { rating: { counts: [0, 0, 0, 0, 1] } } })
  await db().productRating.update({ where: { productId: id }, data: { counts: [0, 0, 0, 1, 1] } })
  expect(await look()).toMatchObject({ page: { rating: { counts: [0, 0, 0, 1, 1] } }, card: { rating: { counts: [0, 0, 0, 1, 1] } } })
  const top = await db().category.create({ data: { slug: 'home', name: 'Home', position: 0 } })
  const category = await db().category.create({ data: { slug: 'mugs', name: 'Mugs', position: 0, parentId: top.id } })
  await db().product.update({ where: { id }, data: { categoryId: category.id } })
  expect((await look()).page?.category).toEqual({ slug: 'mugs', name: 'Mugs', parent: { slug: 'home', name: 'Home' } })
  await db().category.update({ where: { id: top.id }, data: { name: 'Kitchen' } })
  expect((await look()).page?.category?.parent?.name).toBe('Kitchen')
  await db().connectedAccount.update({ where: { id: seller.connection?.id ?? '' }, data: { chargesEnabled: false } })
  expect((await look()).page?.seller.connection?.chargesEnabled).toBe(false)
})

test('keeps as many as it may, and lets go of what was not used the longest', () => {
  const kept = new Kept<number>(2)
  kept.set('a', '1', 1)
  kept.set('b', '1', 2)
  expect(kept.get('a', '1')).toBe(1)
  kept.set('c', '1', 3)
  expect([kept.get('a', '1'), kept.get('b', '1'), kept.get('c', '1'), kept.get('c', '2')]).toEqual([1, undefined, 3, undefined])
})
