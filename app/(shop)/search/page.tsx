import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getLocale, getTranslations } from 'next-intl/server'
import { ProductGrid } from '@/components/shop/product-grid'
import { SearchForm } from '@/components/shop/search-form'
import { ClientMessages } from '@/components/ui/client-messages'
import { Pagination } from '@/components/ui/data/pagination'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { LinkButton } from '@/components/ui/form/link-button'
import { PageHeader } from '@/components/ui/layout/page-header'
import { type SearchResult, searchProducts } from '@/lib/catalog/search-products'
import { readSearch, type SearchAsked, searchHref } from '@/lib/domain/catalog/product-search'

export async function generateMetadata({ searchParams }: PageProps<'/search'>): Promise<Metadata> {
  const [{ q }, t] = await Promise.all([searchParams.then(readSearch), getTranslations('shop.search')])
  // Search engines find products in the sitemap, not in our answers to whatever stands in a link.
  return { title: q ? t('pageTitle', { typed: q }) : t('title'), robots: { index: false } }
}

/** What is for sale, by what is typed and chosen. All of it stands in the address. */
export default async function SearchPage({ searchParams }: PageProps<'/search'>) {
  const [asked, locale, t] = await Promise.all([searchParams.then(readSearch), getLocale(), getTranslations('shop.search')])
  const found = await searchProducts(asked, locale)
  const { products, nextCursor } = found
  return (
    <div className="flex flex-col gap-8">
      <PageHeader title={t('title')} />
      <ClientMessages of={[]}>
        <SearchForm key={searchHref(asked)} asked={asked} unread={found.unread} />
      </ClientMessages>
      <Found asked={asked} found={found} />
      {products.length > 0 && <ProductGrid products={products} />}
      <Pagination startHref={asked.cursor ? searchHref(asked) : null} nextHref={nextCursor ? searchHref(asked, nextCursor) : null} />
      <Similar found={found} />
    </div>
  )
}

/** How many there are, or what to do where there are none. */
function Found({ asked, found: { count, isCapped, similar } }: { asked: SearchAsked; found: SearchResult }) {
  const t = useTranslations('shop.search')
  if (count > 0) {
    return (
      <p role="status" className="text-muted text-sm">
        {isCapped ? t('foundCapped', { count }) : t('found', { count })}
      </p>
    )
  }
  const isFiltered = asked.from !== '' || asked.to !== '' || asked.inStock || asked.sort.startsWith('price')
  const action = isFiltered ? (
    <LinkButton href={asked.q ? `/search?q=${encodeURIComponent(asked.q)}` : '/search'}>{t('removeFilters')}</LinkButton>
  ) : (
    <LinkButton href="/">{t('browse')}</LinkButton>
  )
  return (
    <EmptyState title={t('none')} action={similar.length > 0 && !isFiltered ? undefined : action}>
      {t(isFiltered ? 'noneFiltered' : similar.length > 0 ? 'noneSimilar' : 'noneText')}
    </EmptyState>
  )
}

function Similar({ found: { similar } }: { found: SearchResult }) {
  const t = useTranslations('shop.search')
  if (similar.length === 0) return null
  return (
    <section className="flex flex-col gap-6">
      <h2 className="display text-2xl">{t('similar')}</h2>
      <ProductGrid products={similar} />
    </section>
  )
}
