import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { wishingFor } from '@/app/(shop)/wishlist/wishing'
import { FoundProducts } from '@/components/shop/found-products'
import { SearchForm } from '@/components/shop/search-form'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageHeader } from '@/components/ui/layout/page-header'
import { searchProducts } from '@/lib/catalog/search-products'
import { readSearch, searchHref } from '@/lib/domain/catalog/product-search'
import { countriesHere } from './countries-here'

export async function generateMetadata({ searchParams }: PageProps<'/search'>): Promise<Metadata> {
  const [{ q }, t] = await Promise.all([searchParams.then(readSearch), getTranslations('shop.search')])
  // Search engines find products in the sitemap, not in our answers to whatever stands in a link.
  return { title: q ? t('pageTitle', { typed: q }) : t('title'), robots: { index: false } }
}

/** What is for sale, by what is typed and chosen. All of it stands in the address. */
export default async function SearchPage({ searchParams }: PageProps<'/search'>) {
  const [typed, locale, countries, t] = await Promise.all([
    searchParams.then(readSearch),
    getLocale(),
    countriesHere(),
    getTranslations('shop.search'),
  ])
  const found = await searchProducts(typed, locale)
  // A category or shop that is none is not chosen.
  const asked = { ...typed, category: found.place?.slug ?? '', seller: found.shop?.slug ?? '' }
  return (
    <div className="flex flex-col gap-8">
      <PageHeader title={t('title')} />
      <ClientMessages of={[]}>
        <SearchForm key={searchHref(asked)} asked={asked} found={found} countries={countries} />
      </ClientMessages>
      <FoundProducts asked={asked} found={found} path="/search" wishing={await wishingFor([...found.products, ...found.similar])} />
    </div>
  )
}
