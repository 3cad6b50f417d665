import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { countriesHere } from '@/app/(shop)/search/countries-here'
import { wishingFor } from '@/app/(shop)/wishlist/wishing'
import { FoundProducts } from '@/components/shop/found-products'
import { SearchForm } from '@/components/shop/search-form'
import { ClientMessages } from '@/components/ui/client-messages'
import { Breadcrumb } from '@/components/ui/layout/breadcrumb'
import { PageHeader } from '@/components/ui/layout/page-header'
import { searchProducts } from '@/lib/catalog/search-products'
import { isFiltered, readSearch, type SearchPath, searchHref } from '@/lib/domain/catalog/product-search'
import { categoryAt } from './category-at'

export async function generateMetadata({ params, searchParams }: PageProps<'/c/[slug]'>): Promise<Metadata> {
  const [{ slug }, asked] = await Promise.all([params, searchParams.then(readSearch)])
  const at = await categoryAt(slug)
  if (!at || !('place' in at)) return { title: (await getTranslations('common.notFound'))('title') }
  const isNarrow = isFiltered(asked) || asked.q !== '' || asked.cursor !== null
  return { title: at.place.name, alternates: { canonical: `/c/${slug}` }, ...(isNarrow && { robots: { index: false } }) }
}

/** What is for sale in one category and those below it, searched as everywhere. */
export default async function CategoryPage({ params, searchParams }: PageProps<'/c/[slug]'>) {
  const [{ slug }, typed, locale, countries, nav] = await Promise.all([
    params,
    searchParams.then(readSearch),
    getLocale(),
    countriesHere(),
    getTranslations('common.nav'),
  ])
  const at = await categoryAt(slug)
  // The layout has answered.
  if (!at || !('place' in at)) return null
  const { place } = at
  const path: SearchPath = `/c/${slug}`
  const found = await searchProducts({ ...typed, category: '' }, locale, place)
  const asked = { ...typed, seller: found.shop?.slug ?? '' }
  const above = place.parent ? [{ label: place.parent.name, href: `/c/${place.parent.slug}` }] : []
  return (
    <div className="flex flex-col gap-8">
      <PageHeader title={place.name} above={<Breadcrumb trail={[{ label: nav('storefront'), href: '/' }, ...above, { label: place.name }]} />} />
      <ClientMessages of={[]}>
        <SearchForm key={searchHref(asked, null, path)} asked={asked} found={found} countries={countries} path={path} />
      </ClientMessages>
      <FoundProducts asked={asked} found={found} path={path} wishing={await wishingFor([...found.products, ...found.similar])} />
    </div>
  )
}
