import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { RatingLine } from '@/components/reviews/rating-line'
import { ProductGrid } from '@/components/shop/product-grid'
import { Pagination } from '@/components/ui/data/pagination'
import { Alert } from '@/components/ui/feedback/alert'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { isolated } from '@/components/ui/isolated'
import { Breadcrumb } from '@/components/ui/layout/breadcrumb'
import { PageHeader } from '@/components/ui/layout/page-header'
import { useSay } from '@/components/ui/use-say'
import { listShopProducts } from '@/lib/catalog/list-products'
import { readShopRating } from '@/lib/reviews/read-reviews'
import { shopAt } from './shop-at'

export async function generateMetadata({ params }: PageProps<'/sellers/[slug]'>): Promise<Metadata> {
  const shop = await shopAt((await params).slug)
  return { title: shop?.seller.shopName ?? (await getTranslations('common.notFound'))('title') }
}

/** One seller's shop: everything they have on sale. */
export default async function SellerPage({ params, searchParams }: PageProps<'/sellers/[slug]'>) {
  const { slug } = await params
  const shop = await shopAt(slug)
  if (!shop) notFound()
  const { cursor } = await searchParams
  const after = typeof cursor === 'string' ? cursor : null
  const [{ products, nextCursor }, rating] = await Promise.all([listShopProducts(shop.seller.id, { cursor: after }), readShopRating(shop.seller.id)])
  const here = `/sellers/${slug}`
  const { shopName } = shop.seller
  const nav = await getTranslations('common.nav')
  return (
    <div className="flex flex-col gap-8">
      <PageHeader title={shopName} above={<Breadcrumb trail={[{ label: nav('storefront'), href: '/' }, { label: shopName }]} />} />
      {rating && <RatingLine rating={rating} />}
      {shop.isPaused && <Paused shopName={shopName} />}
      {products.length > 0 && <ProductGrid products={products} showSeller={false} />}
      {products.length === 0 && !shop.isPaused && <Nothing shopName={shopName} />}
      <Pagination startHref={after ? here : null} nextHref={nextCursor ? `${here}?cursor=${encodeURIComponent(nextCursor)}` : null} />
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
