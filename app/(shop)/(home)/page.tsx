import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { SeenHere } from '@/app/(shop)/products/seen-here'
import { wishingFor } from '@/app/(shop)/wishlist/wishing'
import { CategoryLinks } from '@/components/shop/category-links'
import { ProductGrid } from '@/components/shop/product-grid'
import { TileBand } from '@/components/shop/tile-band'
import { Pagination } from '@/components/ui/data/pagination'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { LinkButton } from '@/components/ui/form/link-button'
import { listListedCategories } from '@/lib/catalog/categories/list-categories'
import { listProducts } from '@/lib/catalog/list-products'

/** The storefront: what the shops have on sale. */
export default async function StorefrontPage({ searchParams }: PageProps<'/'>) {
  const { cursor } = await searchParams
  const after = typeof cursor === 'string' ? cursor : null
  const isFirst = after === null
  const [{ products, nextCursor }, categories, t, words] = await Promise.all([
    listProducts(after),
    isFirst ? listListedCategories() : [],
    getTranslations('shop.home'),
    getTranslations('shop.category'),
  ])
  const wishing = await wishingFor(products)
  const links = categories.map(({ slug, name }) => ({ href: `/c/${slug}`, name, count: null, isChosen: false }))
  return (
    <div className="flex flex-col gap-10">
      {isFirst ? <Hero /> : <h1 className="display text-3xl">{t('more')}</h1>}
      <CategoryLinks label={words('label')} links={links} />
      {products.length > 0 ? <ProductGrid products={products} wishing={wishing} /> : <Nothing />}
      <Pagination startHref={isFirst ? null : '/'} nextHref={nextCursor ? `/?cursor=${encodeURIComponent(nextCursor)}` : null} />
      {isFirst && <SeenHere />}
    </div>
  )
}

function Hero() {
  const t = useTranslations('shop.home')
  return (
    <div className="relative -mt-8 py-10 sm:-mt-12 sm:py-14">
      <TileBand className="mask-l-from-0% absolute inset-y-0 right-0 -z-10 h-full w-3/4 text-accent opacity-15" />
      <h1 className="display max-w-xl text-4xl">{t('title')}</h1>
      <p className="mt-4 max-w-md text-lg text-muted">{t('lead')}</p>
    </div>
  )
}

function Nothing() {
  const t = useTranslations('shop.home')
  return (
    <EmptyState title={t('empty')} action={<LinkButton href="/sell">{t('openShop')}</LinkButton>}>
      {t('emptyText')}
    </EmptyState>
  )
}
