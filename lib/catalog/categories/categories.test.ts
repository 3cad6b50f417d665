import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { createProduct } from '@/lib/catalog/create-product'
import { searchProducts } from '@/lib/catalog/search-products'
import { getSellerProduct } from '@/lib/catalog/seller-product'
import { sitemapOf } from '@/lib/catalog/sitemap'
import { updateProduct } from '@/lib/catalog/update-product'
import { db } from '@/lib/db/client'
import { readSearch } from '@/lib/domain/catalog/product-search'
import { testDatabase } from '@/testing/database'
import { makeOperator, makeProduct, makeSeller } from '@/testing/rows'
import { addCategory, moveCategory, renameCategory } from './edit-categories'
import { categoryAt, listCategories, listCategoryLines, listListedCategories } from './list-categories'
import { retireCategory } from './retire-category'

await testDatabase()
let operator: Awaited<ReturnType<typeof makeOperator>>
beforeEach(async () => {
  await db().product.updateMany({ data: { categoryId: null } })
  await db().category.deleteMany()
  operator = await makeOperator()
})

async function add(name: string, parentId: string | null = null): Promise<string> {
  const id = randomUUID()
  expect(await addCategory(operator, id, name, parentId)).toMatchObject({ kind: 'done' })
  return id
}

async function productIn(categoryId: string | null, name = 'Thing') {
  const seller = await makeSeller()
  const product = await makeProduct(seller.id, { name })
  return db().product.update({ where: { id: product.id }, data: { categoryId } })
}

const search = (params: Record<string, string>) => searchProducts(readSearch(params), 'en-US')
const names = (nodes: { name: string }[]) => nodes.map(({ name }) => name)

test('adds categories in two levels, once each, with an address of their own', async () => {
  const home = await add('Home  & Garden')
  await add('Pots', home)
  const again = randomUUID()
  await addCategory(operator, again, 'Paper', null)
  expect(await addCategory(operator, again, 'Paper', null)).toEqual({ kind: 'done', name: 'Paper' })
  const tree = await listCategories()
  expect(names(tree)).toEqual(['Home & Garden', 'Paper'])
  expect(tree[0]).toMatchObject({ slug: 'home-garden', children: [{ name: 'Pots', slug: 'pots' }] })
  expect(await db().auditEntry.count({ where: { userId: operator.userId, deed: 'category_created' } })).toBe(3)
})

test.each<[string, string, string]>([
  ['no name', ' ', 'category.name'],
  ['a name that its sibling has', 'Taken', 'category.taken'],
  ['a name that is too long', 'x'.repeat(61), 'product.tooLong'],
])('refuses %s', async (_, name, key) => {
  await add('Taken')
  expect(await addCategory(operator, randomUUID(), name, null)).toMatchObject({ kind: 'refused', said: { key } })
})

test('refuses a third level, and whoever is no operator', async () => {
  const below = await add('Mugs', await add('Kitchen'))
  expect(await addCategory(operator, randomUUID(), 'Tall mugs', below)).toMatchObject({ said: { key: 'category.noParent' } })
  const nobody = { ...operator, isOperator: false }
  expect(await addCategory(nobody, randomUUID(), 'Other', null)).toEqual({ kind: 'not_operator' })
  expect(await renameCategory(nobody, below, 'Other')).toEqual({ kind: 'not_operator' })
  expect(await moveCategory(nobody, below, 0)).toEqual({ kind: 'not_operator' })
  expect(await retireCategory(nobody, below, null)).toEqual({ kind: 'not_operator' })
})

test('a new name keeps the address; a new place moves the others along', async () => {
  const [first, , third] = [await add('One'), await add('Two'), await add('Three')]
  await renameCategory(operator, first, 'Uno')
  expect(await categoryAt('one')).toMatchObject({ place: { name: 'Uno', parent: null } })
  await moveCategory(operator, third, 0)
  expect(names(await listCategories())).toEqual(['Three', 'Uno', 'Two'])
  await moveCategory(operator, third, 9)
  expect(names(await listCategories())).toEqual(['Uno', 'Two', 'Three'])
})

test('retires a category: its products move, its address leads to where they went, also when that is retired in turn', async () => {
  const [mugs, cups, ware] = [await add('Mugs'), await add('Cups'), await add('Tableware')]
  const product = await productIn(mugs)
  expect(await retireCategory(operator, mugs, mugs)).toMatchObject({ said: { key: 'category.gone' } })
  await retireCategory(operator, mugs, cups)
  expect(await retireCategory(operator, mugs, cups)).toEqual({ kind: 'not_found' })
  const after = await db().product.findUniqueOrThrow({ where: { id: product.id } })
  expect([after.categoryId, after.updatedAt]).toEqual([cups, product.updatedAt])
  expect(await categoryAt('mugs')).toEqual({ movedTo: 'cups' })
  await retireCategory(operator, cups, ware)
  expect([await categoryAt('mugs'), await categoryAt('cups')]).toEqual([{ movedTo: 'tableware' }, { movedTo: 'tableware' }])
  expect((await search({ category: 'tableware' })).count).toBe(1)
  await retireCategory(operator, ware, null)
  expect(await categoryAt('mugs')).toEqual({ movedTo: null })
  expect((await db().product.findUniqueOrThrow({ where: { id: product.id } })).categoryId).toBeNull()
})

test('keeps a category whose products would pay a higher fee where they go, now or by an announced change', async () => {
  const [cheap, dear] = [await add('Cheap'), await add('Dear')]
  const none = { currency: 'usd', startsAt: new Date(0) }
  await db().feeRule.createMany({
    data: [
      { ...none, categoryId: cheap, feeBps: 100 },
      { ...none, categoryId: dear, feeBps: 100 },
      { ...none, categoryId: dear, feeBps: 200, startsAt: new Date(Date.now() + 86_400_000) },
    ],
  })
  const refused = { kind: 'refused', said: { key: 'category.dearer' } }
  expect(await retireCategory(operator, cheap, dear)).toEqual(refused)
  expect(await retireCategory(operator, cheap, null)).toEqual(refused)
  expect(await retireCategory(operator, dear, cheap)).toMatchObject({ kind: 'done' })
  expect(await db().feeRule.count({ where: { categoryId: dear } })).toBe(0)
})

test('keeps a category that has others below it', async () => {
  const home = await add('Home')
  await add('Pots', home)
  expect(await retireCategory(operator, home, null)).toMatchObject({ said: { key: 'category.hasChildren' } })
})

test('buyers see the categories in which something is listed; the operator sees how many products each has', async () => {
  const home = await add('Home')
  const pots = await add('Pots', home)
  await add('Empty')
  expect(await listListedCategories()).toEqual([])
  const { id } = await productIn(pots)
  expect(await listListedCategories()).toMatchObject([{ name: 'Home', children: [{ name: 'Pots' }] }])
  expect((await listCategoryLines()).map(({ name, products }) => [name, products])).toEqual([
    ['Home', 0],
    ['Pots', 1],
    ['Empty', 0],
  ])
  expect(await sitemapOf('pages')).toContain('<loc>http://localhost:3000/c/pots</loc>')
  await db().product.update({ where: { id }, data: { status: 'archived' } })
  expect(await listListedCategories()).toEqual([])
  expect(await sitemapOf('pages')).not.toContain('/c/pots')
})

test('a search is narrowed to a category or those below it, and says how many matches each has', async () => {
  const home = await add('Home')
  const [pots, lamps] = [await add('Pots', home), await add('Lamps', home)]
  const paper = await add('Paper')
  for (const [at, categoryId] of [home, pots, lamps, paper, null].entries()) await productIn(categoryId, `Quoll ${at}`)
  const choicesOf = async (params: Record<string, string>) => {
    const { count, categories } = await search({ q: 'quoll', ...params })
    return [count, categories.map(({ name, count: each, isChosen }) => `${name} ${each}${isChosen ? ' chosen' : ''}`)]
  }
  expect(await choicesOf({})).toEqual([5, ['Home 3', 'Paper 1']])
  expect(await choicesOf({ category: 'home' })).toEqual([3, ['Pots 1', 'Lamps 1']])
  expect(await choicesOf({ category: 'pots' })).toEqual([1, ['Pots 1 chosen', 'Lamps 1']])
  expect(await choicesOf({ category: 'nowhere' })).toEqual([5, ['Home 3', 'Paper 1']])
  expect(await choicesOf({ from: '1000' })).toEqual([0, []])
  expect((await search({ q: 'quolls', category: 'paper' })).similar.map(({ name }) => name)).toEqual(['Quoll 3'])
})

test('a seller chooses the category; one that was retired meanwhile is refused, unless the product is in it', async () => {
  const mugs = await add('Mugs')
  const seller = await makeSeller()
  const form = { name: 'Mug', description: '', price: '12', currency: 'usd', category: mugs }
  const made = await createProduct(seller.id, form, null)
  if (made.kind !== 'created') throw new Error(JSON.stringify(made))
  const { id, version } = made.product
  expect((await getSellerProduct(seller.id, id))?.categoryId).toBe(mugs)
  await retireCategory(operator, mugs, null)
  expect(await createProduct(seller.id, form, null)).toMatchObject({ errors: { category: { key: 'product.category' } } })
  const refused = await updateProduct(seller.id, id, form, { version, stock: null }, { kind: 'keep' })
  expect(refused).toMatchObject({ errors: { category: { key: 'product.category' } } })
  const cleared = await updateProduct(seller.id, id, { ...form, category: '' }, { version, stock: null }, { kind: 'keep' })
  expect(cleared).toMatchObject({ kind: 'updated', product: { categoryId: null } })
  expect(await createProduct(seller.id, { ...form, category: 'mugs' }, null)).toMatchObject({ errors: { category: { key: 'product.category' } } })
})
