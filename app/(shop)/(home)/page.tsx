import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { SeenHere } from '@/app/(shop)/products/seen-here'
import { wishingFor } from '@/app/(shop)/wishlist/wishing'
import { CategoryLinks } from '@/components/shop/category-links'
import { Featured } from '@/components/shop/featured'
import { ProductGrid } from '@/components/shop/product-grid'
import { TileBand } from '@/components/shop/tile-band'
import { Pagination } from '@/components/ui/data/pagination'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { LinkButton } from '@/components/ui/form/link-button'
import { listListedCategories } from '@/lib/catalog/categories/list-categories'
import { readFeatured } from '@/lib/catalog/featured/read-featured'
import { listProducts } from '@/lib/catalog/list-products'

/** The storefront: what the shops have on sale. */
export default async function StorefrontPage({ searchParams }: PageProps<'/'>) {
  const { cursor } = await searchParams
  const after = typeof cursor === 'string' ? cursor : null
  const isFirst = after === null
  const [{ products, nextCursor }, featured, categories, t, words] = await Promise.all([
    listProducts(after),
    isFirst ? readFeatured() : { products: [], shops: [] },
    isFirst ? listListedCategories() : [],
    getTranslations('shop.home'),
    getTranslations('shop.category'),
  ])
  const wishing = await wishingFor([...products, ...featured.products])
  // What is featured stands above.
  const others = products.filter(({ id }) => !featured.products.some((each) => each.id === id))
  const isFeaturing = featured.products.length + featured.shops.length > 0
  const links = categories.map(({ slug, name }) => ({ href: `/c/${slug}`, name, count: null, isChosen: false }))
  return (
    <div className="flex flex-col gap-10">
      {isFirst ? <Hero /> : <h1 className="display text-3xl">{t('more')}</h1>}
      <CategoryLinks label={words('label')} links={links} />
      <Featured {...featured} wishing={wishing} />
      {isFeaturing && others.length > 0 && <h2 className="display -mb-4 text-2xl">{t('newest')}</h2>}
      {others.length > 0 && <ProductGrid products={others} wishing={wishing} eager={featured.products.length > 0 ? 0 : 4} />}
      {products.length === 0 && <Nothing />}
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
