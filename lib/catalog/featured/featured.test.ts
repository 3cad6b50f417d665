import { beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { MAX_FEATURED, parseFeaturedAddress } from '@/lib/domain/wire/featured'
import { testDatabase } from '@/testing/database'
import { changeVariant, makeOperator, makeProduct, makeSeller } from '@/testing/rows'
import { feature, moveFeatured, removeFeatured } from './edit-featured'
import { listFeatured, readFeatured } from './read-featured'

await testDatabase()
let operator: Awaited<ReturnType<typeof makeOperator>>
let seller: Awaited<ReturnType<typeof makeSeller>>
beforeEach(async () => {
  await db().featured.deleteMany()
  operator = await makeOperator()
  seller = await makeSeller()
})

const products = async (count: number) => Promise.all(Array.from({ length: count }, () => makeProduct(seller.id)))
const shown = async () => (await readFeatured()).products.map(({ id }) => id)
const idOf = async (productId: string) => (await db().featured.findUniqueOrThrow({ where: { productId } })).id

test.each([
  ['https://souk.example/products/blue-bowl?variant=1', { kind: 'product', slug: 'blue-bowl' }],
  [' /sellers/kiln/ ', { kind: 'shop', slug: 'kiln' }],
  ['products/blue-bowl#reviews', { kind: 'product', slug: 'blue-bowl' }],
  ['https://souk.example/cart', null],
  ['blue-bowl', null],
])('of %s is read what it leads to', (typed, address) => {
  expect(parseFeaturedAddress(typed)).toEqual(address)
})

test('products and shops are featured in the order they were added; pressed twice, or at once, is once', async () => {
  const [bowl, cup] = await products(2)
  await Promise.all([1, 2, 3].map(() => feature(operator, `/products/${bowl?.slug}`)))
  await feature(operator, `https://souk.test/products/${cup?.slug}`)
  expect(await feature(operator, `/sellers/${seller.slug}`)).toEqual({ kind: 'done', name: seller.shopName })
  expect(await shown()).toEqual([bowl?.id, cup?.id])
  expect((await readFeatured()).shops).toEqual([{ slug: seller.slug, shopName: seller.shopName, pictureUrls: [] }])
  const deeds = await db().auditEntry.findMany({
    where: { userId: operator.userId },
    select: { deed: true, after: true },
    orderBy: { createdAt: 'asc' },
  })
  expect(deeds.map(({ deed, after }) => [deed, after])).toEqual([
    ['product_featured', { name: bowl?.name, position: 1 }],
    ['product_featured', { name: cup?.name, position: 2 }],
    ['shop_featured', { name: seller.shopName, position: 1 }],
  ])
})

test('they are moved and removed, and the places close up', async () => {
  const all = await products(3)
  for (const { slug } of all) await feature(operator, `/products/${slug}`)
  const [a, b, c] = all.map(({ id }) => id) as [string, string, string]
  expect(await moveFeatured(operator, await idOf(c), 0)).toMatchObject({ kind: 'done' })
  expect(await shown()).toEqual([c, a, b])
  const gone = await idOf(a)
  await removeFeatured(operator, gone)
  expect(await removeFeatured(operator, gone)).toEqual({ kind: 'not_found' })
  expect(await shown()).toEqual([c, b])
  expect((await db().featured.findMany({ orderBy: { position: 'asc' } })).map(({ position }) => position)).toEqual([0, 1])
  expect(
    await db().auditEntry.count({ where: { userId: operator.userId, deed: { in: ['product_feature_moved', 'product_feature_removed'] } } }),
  ).toBe(2)
})

test('what is sold out, taken off sale or of a shop that is hidden is not shown, and comes back by itself', async () => {
  const [sold, archived] = await products(2)
  for (const each of [sold, archived]) await feature(operator, `/products/${each?.slug}`)
  await feature(operator, `/sellers/${seller.slug}`)
  await changeVariant(sold?.id ?? '', { stock: 0 })
  await db().product.update({ where: { id: archived?.id }, data: { status: 'archived' } })
  expect(await shown()).toEqual([])
  expect((await listFeatured()).map(({ isShown }) => isShown).sort()).toEqual([false, false, true])
  await changeVariant(sold?.id ?? '', { stock: 1 })
  expect(await shown()).toEqual([sold?.id])
  await db().seller.update({ where: { id: seller.id }, data: { approval: 'hidden' } })
  expect(await readFeatured()).toEqual({ products: [], shops: [] })
})

test('a thirteenth is refused, and so is what is not on sale and whoever is no operator', async () => {
  const all = await products(MAX_FEATURED + 1)
  const answers = []
  for (const { slug } of all) answers.push(await feature(operator, `/products/${slug}`))
  expect(answers.at(-1)).toEqual({ kind: 'refused', said: { key: 'featured.tooMany', values: { max: MAX_FEATURED } } })
  expect(await feature(operator, '/products/there-is-none')).toMatchObject({ said: { key: 'featured.unknown' } })
  const stranger = { ...operator, isOperator: false }
  const id = await idOf(all[0]?.id ?? '')
  const refused = await Promise.all([feature(stranger, '/x'), moveFeatured(stranger, id, 1), removeFeatured(stranger, id)])
  expect(refused).toEqual(Array.from({ length: 3 }, () => ({ kind: 'not_operator' })))
  expect(await db().featured.count()).toBe(MAX_FEATURED)
})
