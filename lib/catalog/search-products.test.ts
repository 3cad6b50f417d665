import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { readSearch } from '@/lib/domain/catalog/product-search'
import { testDatabase } from '@/testing/database'
import { changeVariant, makeProduct, makeSeller } from '@/testing/rows'
import { searchProducts } from './search-products'

await testDatabase()

const search = (params: Record<string, string>) => searchProducts(readSearch(params), 'en-US')
const namesOf = (products: { name: string }[]) => products.map(({ name }) => name)

test('finds all words in any order, without accents, title before shop before description', async () => {
  const seller = await makeSeller({ shopName: 'Zebrano Works' })
  const other = await makeSeller({ shopName: 'Others' })
  await makeProduct(other.id, { name: 'Tray', description: 'A tray of zebrano.' })
  await makeProduct(seller.id, { name: 'Spoon', description: 'Carved.' })
  await makeProduct(other.id, { name: 'Zébrano crème bowl', description: 'Turned.' })
  expect(namesOf((await search({ q: 'ZEBRANO' })).products)).toEqual(['Zébrano crème bowl', 'Spoon', 'Tray'])
  const both = await search({ q: 'bowl creme' })
  expect(namesOf(both.products)).toEqual(['Zébrano crème bowl'])
  expect(both.count).toBe(1)
  expect((await search({ q: 'zebrano -tray -spoon sofa' })).products).toEqual([])
})

test('looks for similar titles where a word is mistyped', async () => {
  const seller = await makeSeller()
  await makeProduct(seller.id, { name: 'Lavender candle' })
  const found = await search({ q: 'lavendar candel' })
  expect(found.products).toEqual([])
  expect(namesOf(found.similar)).toEqual(['Lavender candle'])
  expect((await search({ q: 'qqqqqq' })).similar).toEqual([])
})

test('follows every change: names, shop names, pauses, archived products', async () => {
  const seller = await makeSeller({ shopName: 'Quince House' })
  const { id } = await makeProduct(seller.id, { name: 'Marmalade' })
  const count = async (q: string) => (await search({ q })).count
  expect([await count('marmalade'), await count('quince')]).toEqual([1, 1])
  await db().product.update({ where: { id }, data: { name: 'Jam' } })
  await db().seller.update({ where: { id: seller.id }, data: { shopName: 'Medlar House' } })
  expect([await count('marmalade'), await count('jam'), await count('quince'), await count('medlar')]).toEqual([0, 1, 0, 1])
  const account = { where: { id: seller.connection?.id ?? '' } }
  await db().connectedAccount.update({ ...account, data: { chargesEnabled: false } })
  expect(await count('jam')).toBe(0)
  await db().connectedAccount.update({ ...account, data: { chargesEnabled: true } })
  expect(await count('jam')).toBe(1)
  await db().product.update({ where: { id }, data: { status: 'archived' } })
  expect([await count('jam'), (await search({ q: 'jamm' })).similar.length]).toEqual([0, 0])
})

test('the best rated come first, but few reviews weigh little; what nobody has rated stands between good and bad', async () => {
  const seller = await makeSeller()
  const rated = async (name: string, counts: number[] | null) => {
    const { id } = await makeProduct(seller.id, { name: `Ranket ${name}` })
    if (counts) await db().productRating.create({ data: { productId: id, counts } })
  }
  await rated('bad', [3, 0, 0, 0, 0])
  await rated('unrated', null)
  await rated('proven', [0, 0, 0, 100, 100])
  await rated('one five', [0, 0, 0, 0, 1])
  const found = await search({ q: 'ranket', sort: 'rated' })
  expect(namesOf(found.products)).toEqual(['Ranket proven', 'Ranket one five', 'Ranket unrated', 'Ranket bad'])
  expect(found.products.map(({ rating }) => rating && [rating.average, rating.count])).toEqual([[4.5, 200], [5, 1], null, [1, 3]])
})

test('price and stock must be those of one variant', async () => {
  const seller = await makeSeller()
  const { id } = await makeProduct(seller.id, { name: 'Gizmo', priceMinor: 1000 })
  await changeVariant(id, { stock: 0 })
  await db().variant.create({ data: { productId: id, sellerId: seller.id, priceMinor: 5000, position: 1, title: 'Large', combination: 'x' } })
  const count = async (params: Record<string, string>) => (await search({ q: 'gizmo', ...params })).count
  expect(await count({ to: '20' })).toBe(1)
  expect(await count({ stock: 'yes' })).toBe(1)
  expect(await count({ to: '20', stock: 'yes' })).toBe(0)
  expect(await count({ from: '20', stock: 'yes' })).toBe(1)
  expect(await count({ from: '20', currency: 'eur' })).toBe(0)
  expect((await search({ q: 'gizmo', from: 'cheap' })).unread).toEqual(['from'])
})

test('every page begins where the one before ended, in every order', async () => {
  const seller = await makeSeller()
  for (let n = 0; n < 30; n++) await makeProduct(seller.id, { name: `Widget ${n}`, priceMinor: 1000 + (n % 7) * 100 })
  for (const sort of ['relevance', 'newest', 'price_up', 'price_down']) {
    const first = await search({ q: 'widget', sort })
    const second = await search({ q: 'widget', sort, cursor: first.nextCursor ?? '' })
    const all = [...first.products, ...second.products]
    expect([first.products.length, second.products.length, second.nextCursor, new Set(namesOf(all)).size]).toEqual([24, 6, null, 30])
    const prices = all.map(({ priceMinor }) => priceMinor)
    if (sort === 'price_up') expect(prices).toEqual([...prices].sort((a, b) => a - b))
    if (sort === 'price_down') expect(prices).toEqual([...prices].sort((a, b) => b - a))
  }
})

test('narrows a search to one shop, and names the shops it can be narrowed to, those with most first', async () => {
  const [kiln, paper] = [await makeSeller({ shopName: 'Kiln Vermilion' }), await makeSeller({ shopName: 'Paper Hall' })]
  for (const [seller, name] of [
    [kiln, 'Vermilion bowl'],
    [kiln, 'Vermilion cup'],
    [paper, 'Vermilion card'],
  ] as const)
    await makeProduct(seller.id, { name })
  const all = await search({ q: 'vermilion' })
  expect([all.shop, all.shops.map(({ shopName, count }) => [shopName, count])]).toEqual([
    null,
    [
      ['Kiln Vermilion', 2],
      ['Paper Hall', 1],
    ],
  ])
  const one = await search({ q: 'vermilion', seller: paper.slug })
  expect([one.shop?.shopName, one.shops.length, namesOf(one.products)]).toEqual(['Paper Hall', 1, ['Vermilion card']])
  expect(namesOf((await search({ seller: paper.slug })).products)).toEqual(['Vermilion card'])
  expect(await search({ q: 'vermilion', seller: 'there-is-none' })).toMatchObject({ shop: null, count: 3 })
  expect((await search({ q: 'vermilon', seller: paper.slug })).similar.map(({ name }) => name)).toEqual(['Vermilion card'])
})

test('shows only what is delivered to a country, as the checkout will offer it, or needs no delivery', async () => {
  const sold = async (name: string, zones: { countries: string[]; prefixes?: string[]; currency?: string; kind?: 'pickup' }[] | 'digital') => {
    const seller = await makeSeller()
    const { id } = await makeProduct(seller.id, { name: `Cerulean ${name}` })
    await db().product.update({ where: { id }, data: { kind: zones === 'digital' ? 'digital' : 'physical' } })
    if (zones === 'digital') return
    for (const [position, { countries, prefixes = [], currency = 'usd', kind = 'flat' as const }] of zones.entries()) {
      const rates = { create: [{ name: 'Rate', kind, currency, priceMinor: 500, position: 0 }] }
      await db().shippingZone.create({ data: { sellerId: seller.id, name: 'Zone', countries, postalPrefixes: prefixes, position, rates } })
    }
  }
  await sold('home', [{ countries: ['DE', 'AT'] }])
  await sold('everywhere', [{ countries: [] }])
  await sold('download', 'digital')
  await sold('elsewhere', [{ countries: ['US'] }])
  await sold('nowhere', [])
  await sold('fetched', [{ countries: ['DE'], kind: 'pickup' }])
  await sold('in other money', [{ countries: ['DE'], currency: 'eur' }])
  await sold('held by a zone before', [{ countries: ['DE'], currency: 'eur' }, { countries: [] }])
  await sold('in part', [{ countries: ['DE'], prefixes: ['1'], currency: 'eur' }, { countries: ['DE'] }])
  const found = await search({ q: 'cerulean', ships: 'de' })
  expect(namesOf(found.products).sort()).toEqual(['home', 'everywhere', 'download', 'in part'].map((name) => `Cerulean ${name}`).sort())
  expect((await search({ q: 'cerulean' })).count).toBe(9)
})
