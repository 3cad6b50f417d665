import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { wishingFor } from '@/app/(shop)/wishlist/wishing'
import { brand } from '@/brand'
import { ProductGrid } from '@/components/shop/product-grid'
import { ShopAbout } from '@/components/shop/shop-about'
import { ShopHead } from '@/components/shop/shop-head'
import { ShopSearch } from '@/components/shop/shop-search'
import { Pagination } from '@/components/ui/data/pagination'
import { Alert } from '@/components/ui/feedback/alert'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { isolated } from '@/components/ui/isolated'
import { useSay } from '@/components/ui/use-say'
import { listShopProducts } from '@/lib/catalog/list-products'
import { readShopRating } from '@/lib/reviews/read-reviews'
import { readShopAbout, readShopPolicies } from '@/lib/sellers/shop-page'
import { shopAt } from './shop-at'

/** Read once a request, for metadata and page. */
const aboutOf = cache(readShopAbout)

export async function generateMetadata({ params }: PageProps<'/sellers/[slug]'>): Promise<Metadata> {
  const shop = await shopAt((await params).slug)
  if (!shop) return { title: (await getTranslations('common.notFound'))('title') }
  const about = await aboutOf(shop.seller.id)
  const description = about?.story.slice(0, 160) || undefined
  const images = about?.banner ? [{ url: about.banner.url, alt: '', width: about.banner.width, height: about.banner.height }] : []
  const url = `/sellers/${shop.seller.slug}`
  const { shopName: title } = shop.seller
  return {
    title,
    description,
    alternates: { canonical: url },
    openGraph: { type: 'website', siteName: brand.name, title, description, url, images },
  }
}

/** One seller's shop: everything they have on sale, and who they are. */
export default async function SellerPage({ params, searchParams }: PageProps<'/sellers/[slug]'>) {
  const { slug } = await params
  const shop = await shopAt(slug)
  if (!shop) notFound()
  const { cursor } = await searchParams
  const after = typeof cursor === 'string' ? cursor : null
  const { id, shopName } = shop.seller
  const [{ products, nextCursor }, rating, about, policies] = await Promise.all([
    listShopProducts(id, { cursor: after }),
    readShopRating(id),
    aboutOf(id),
    readShopPolicies(id),
  ])
  if (!about) notFound()
  const wishing = await wishingFor(products)
  const here = `/sellers/${slug}`
  return (
    <div className="flex flex-col gap-8">
      <ShopHead shopName={shopName} about={about} rating={rating} />
      {shop.isPaused && <Paused shopName={shopName} />}
      {products.length > 0 && <ShopSearch slug={slug} />}
      {products.length > 0 && <ProductGrid products={products} wishing={wishing} showSeller={false} />}
      {products.length === 0 && !shop.isPaused && <Nothing shopName={shopName} />}
      <Pagination startHref={after ? here : null} nextHref={nextCursor ? `${here}?cursor=${encodeURIComponent(nextCursor)}` : null} />
      <ShopAbout shopName={shopName} about={about} policies={policies} />
    </div>
  )
}

function Paused({ shopName }: { shopName: string }) {
  const t = useTranslations('shop.seller')
  return (
    <Alert tone="warn" title={t('paused')}>
      {useSay()({ key: 'order.sellerPaused', values: { shop: shopName } })}
    </Alert>
  )
}

function Nothing({ shopName }: { shopName: string }) {
  const t = useTranslations('shop.seller')
  return <EmptyState title={t('empty')}>{t.rich('emptyText', { shop: shopName, ...isolated })}</EmptyState>
}
