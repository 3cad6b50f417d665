import { expect, test } from 'vitest'
import { addCategory } from '@/lib/catalog/categories/edit-categories'
import { db } from '@/lib/db/client'
import { testDatabase } from '@/testing/database'
import { makeOperator, makeProduct, makeSeller } from '@/testing/rows'
import { suggest } from './suggest'

await testDatabase()

const names = async (typed: string) => {
  const { products, shops, categories } = await suggest(typed)
  return [...products, ...categories].map(({ name }) => name).concat(shops.map(({ shopName }) => shopName))
}

test('suggests titles with a word that begins so, shops and categories with it in their names, without accents', async () => {
  const seller = await makeSeller({ shopName: 'The Ochre Kiln' })
  const { id } = await makeProduct(seller.id, { name: 'Blue ôchre bowl', description: 'Fired in umber.' })
  const category = '00000000-0000-4000-8000-000000000001'
  await addCategory(await makeOperator(), category, 'Öchre things', null)
  await db().product.update({ where: { id }, data: { categoryId: category } })
  expect(await names('OCH')).toEqual(['Blue ôchre bowl', 'Öchre things', 'The Ochre Kiln'])
  expect(await names('blue ochre b')).toEqual(['Blue ôchre bowl'])
  // Descriptions are searched, not suggested.
  expect(await names('umb')).toEqual([])
  await db().product.update({ where: { id }, data: { status: 'archived' } })
  expect(await names('ochre bo')).toEqual([])
})

test.each(['', 'o', '   ', '--', "'", '" ochre', 'ochre & | ! :*', 'ochre\\', '%_', 'ŉ'])('takes %j as it is typed', async (typed) => {
  await expect(suggest(typed)).resolves.toMatchObject({ shops: [] })
})

test('finds six products at most, the newest first', async () => {
  const seller = await makeSeller()
  for (let at = 0; at < 8; at += 1) await makeProduct(seller.id, { name: `Sienna ${at}` })
  expect(await names('sienn')).toEqual([7, 6, 5, 4, 3, 2].map((at) => `Sienna ${at}`))
})
