import { findListedCategories } from '@/lib/db/catalog/categories'
import { findProductDays, findProductsOfDay } from '@/lib/db/catalog/sitemap'
import { env } from '@/lib/env'

/** The sitemap of sitemaps: one for each day on which products were put on sale. */
export async function sitemapIndex(): Promise<string> {
  const { appUrl } = env()
  const days = await findProductDays()
  return document(
    'sitemapindex',
    [`${appUrl}/sitemaps/pages`, ...days.map((day) => `${appUrl}/sitemaps/${day}`)].map((loc) => `<sitemap><loc>${loc}</loc></sitemap>`),
  )
}

/**
 * One sitemap.
 * @param name `pages`, or a day as YYYY-MM-DD
 * @returns null for any other name
 */
export async function sitemapOf(name: string): Promise<string | null> {
  const { appUrl, livemode } = env()
  if (name === 'pages') {
    const categories = await findListedCategories(livemode)
    return document('urlset', [entry(`${appUrl}/`), ...categories.map(({ slug }) => entry(`${appUrl}/c/${slug}`))])
  }
  const day = /^\d{4}-\d{2}-\d{2}$/.test(name) ? new Date(`${name}T00:00:00Z`) : null
  if (!day || Number.isNaN(day.getTime())) return null
  const products = await findProductsOfDay(day, livemode)
  const shops = new Set(products.map(({ seller }) => seller.slug))
  return document('urlset', [
    ...[...shops].map((slug) => entry(`${appUrl}/sellers/${slug}`)),
    ...products.map(({ slug, updatedAt }) => entry(`${appUrl}/products/${slug}`, updatedAt)),
  ])
}

// Slugs are letters, digits and hyphens: nothing has to be escaped.
function entry(loc: string, changed?: Date): string {
  return `<url><loc>${loc}</loc>${changed ? `<lastmod>${changed.toISOString()}</lastmod>` : ''}</url>`
}

function document(root: string, entries: string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</${root}>\n`
}
