import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { testDatabase } from '@/testing/database'
import { makeProduct, makeSeller } from '@/testing/rows'
import { sitemapIndex, sitemapOf } from './sitemap'

await testDatabase()
const locations = (xml: string | null) =>
  [...(xml ?? '').matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc]) => loc?.replace('http://localhost:3000', ''))

test('every active product of a shop that can charge is in the sitemap of its day, with its shop', async () => {
  const seller = await makeSeller()
  const paused = await makeSeller()
  await db().connectedAccount.updateMany({ where: { seller: { id: paused.id } }, data: { chargesEnabled: false } })
  const shops = { [seller.id]: seller.slug, [paused.id]: paused.slug }
  const made = async (day: string, sellerId: string, status: 'active' | 'archived' = 'active') => {
    const { id, slug } = await makeProduct(sellerId, { status })
    await db().product.update({ where: { id }, data: { createdAt: new Date(`${day}T15:00:00Z`) } })
    return `/products/${slug}`
  }
  const first = [await made('2026-01-05', seller.id), await made('2026-01-05', seller.id)]
  await made('2026-01-05', paused.id)
  await made('2026-02-01', seller.id, 'archived')
  const last = await made('2026-03-09', seller.id)

  expect(locations(await sitemapIndex())).toEqual(['/sitemaps/pages', '/sitemaps/2026-01-05', '/sitemaps/2026-03-09'])
  expect(locations(await sitemapOf('2026-01-05'))).toEqual([`/sellers/${shops[seller.id]}`, ...first])
  expect(locations(await sitemapOf('2026-03-09'))).toEqual([`/sellers/${shops[seller.id]}`, last])
  expect(locations(await sitemapOf('2026-02-01'))).toEqual([])
  expect(locations(await sitemapOf('pages'))).toEqual(['/'])
})

test.each(['', 'tomorrow', '2026-13-45', '2026-01-05/../..', "2026-01-05'"])('there is no sitemap %j', async (name) => {
  expect(await sitemapOf(name)).toBeNull()
})
