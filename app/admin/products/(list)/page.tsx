import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ProductTable } from '@/components/admin/products/product-table'
import { SearchBox } from '@/components/admin/search-box'
import { Pagination } from '@/components/ui/data/pagination'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { FilterNav } from '@/components/ui/layout/filter-nav'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireOperator } from '@/lib/auth/viewer'
import { listHiddenProducts, listPublishedProducts, searchAllProducts } from '@/lib/catalog/all-products'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.products'))('title') }
}

const PUBLISHED = '/admin/products'
const HIDDEN = '/admin/products?show=hidden'

/** The products of all shops: those published, those hidden, or those that were searched. */
export default async function ProductsPage({ searchParams }: PageProps<'/admin/products'>) {
  await requireOperator()
  const [{ q, show, cursor }, t] = await Promise.all([searchParams, getTranslations('admin.products')])
  const typed = typeof q === 'string' ? q.trim() : ''
  const words = { label: t('search.label'), hint: t('search.hint'), submit: t('search.submit') }
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <SearchBox key={typed} action="/admin/products" words={words} name="q" defaultValue={typed} maxLength={300} />
      {typed ? <Found typed={typed} /> : <Listed isHidden={show === 'hidden'} cursor={typeof cursor === 'string' ? cursor : null} />}
    </>
  )
}

async function Found({ typed }: { typed: string }) {
  const [products, t] = await Promise.all([searchAllProducts(typed), getTranslations('admin.products')])
  if (products.length === 0) return <EmptyState title={t('noneFound', { typed })}>{t('noneFoundText')}</EmptyState>
  return (
    <section className="flex flex-col gap-3">
      <p role="status" className="text-muted text-sm">
        {t('found', { count: products.length })}
      </p>
      <ProductTable products={products} />
    </section>
  )
}

async function Listed({ isHidden, cursor }: { isHidden: boolean; cursor: string | null }) {
  const [{ products, nextCursor }, t] = await Promise.all([
    isHidden ? listHiddenProducts().then((hidden) => ({ products: hidden, nextCursor: null })) : listPublishedProducts(cursor),
    getTranslations('admin.products'),
  ])
  const filters = [
    { href: PUBLISHED, label: t('filter.published'), isChosen: !isHidden },
    { href: HIDDEN, label: t('filter.hidden'), isChosen: isHidden },
  ]
  return (
    <>
      <FilterNav label={t('filter.label')} filters={filters} />
      {products.length > 0 ? (
        <ProductTable products={products} />
      ) : (
        <EmptyState title={t(isHidden ? 'noneHidden' : 'empty')}>{t(isHidden ? 'noneHiddenText' : 'emptyText')}</EmptyState>
      )}
      <Pagination
        label={t('title')}
        startHref={cursor && PUBLISHED}
        nextHref={nextCursor && `${PUBLISHED}?${new URLSearchParams({ cursor: nextCursor })}`}
      />
    </>
  )
}
