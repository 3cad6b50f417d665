import type { NextRequest } from 'next/server'
import { suggest } from '@/lib/catalog/suggest'
import { readSearch } from '@/lib/domain/catalog/product-search'
import type { Suggestions } from '@/lib/domain/wire/suggestions'
import { translatorForRequest } from '@/lib/i18n/for-request'

/** What the search in the header suggests while somebody types, in their language. */
export async function GET(request: NextRequest): Promise<Response> {
  const { q } = readSearch({ q: request.nextUrl.searchParams.get('q') ?? '' })
  const { products, shops, categories } = await suggest(q)
  const { t } = translatorForRequest(request)
  const groups = [
    { label: t('common.search.products'), items: products.map(({ name, slug, shopName }) => ({ name, note: shopName, href: `/products/${slug}` })) },
    { label: t('common.search.shops'), items: shops.map(({ shopName, slug }) => ({ name: shopName, note: null, href: `/sellers/${slug}` })) },
    { label: t('common.search.categories'), items: categories.map(({ name, slug }) => ({ name, note: null, href: `/c/${slug}` })) },
  ].filter(({ items }) => items.length > 0)
  const count = groups.reduce((sum, { items }) => sum + items.length, 0)
  const answer: Suggestions = { said: t('common.search.suggested', { count }), groups }
  return Response.json(answer, { headers: { 'cache-control': 'private, max-age=60', vary: 'cookie,accept-language' } })
}
