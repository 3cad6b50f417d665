import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ProductGrid } from '@/components/shop/product-grid'
import { Pagination } from '@/components/ui/data/pagination'
import { Alert } from '@/components/ui/feedback/alert'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { Breadcrumb } from '@/components/ui/layout/breadcrumb'
import { PageHeader } from '@/components/ui/layout/page-header'
import { listProducts } from '@/lib/catalog/list-products'
import { shopAt } from './shop-at'

export async function generateMetadata({ params }: PageProps<'/sellers/[slug]'>): Promise<Metadata> {
  const shop = await shopAt((await params).slug)
  return { title: shop?.seller.shopName ?? 'Not found' }
}

/** One seller's shop: everything they have on sale. */
export default async function SellerPage({ params, searchParams }: PageProps<'/sellers/[slug]'>) {
  const { slug } = await params
  const shop = await shopAt(slug)
  if (!shop) notFound()
  const { cursor } = await searchParams
  const after = typeof cursor === 'string' ? cursor : null
  const { products, nextCursor } = await listProducts({ cursor: after, sellerSlug: slug })
  const here = `/sellers/${slug}`
  return (
    <div className="flex flex-col gap-8">
      <PageHeader title={shop.seller.shopName} above={<Breadcrumb trail={[{ label: 'Storefront', href: '/' }, { label: shop.seller.shopName }]} />} />
      {shop.pauseSentence && (
        <Alert tone="warn" title="This shop is paused">
          {shop.pauseSentence}
        </Alert>
      )}
      {products.length > 0 ? (
        <ProductGrid products={products} showSeller={false} />
      ) : (
        <EmptyState title="Nothing on sale yet">
          <bdi>{shop.seller.shopName}</bdi> has not listed anything, or has taken it down.
        </EmptyState>
      )}
      <Pagination startHref={after ? here : null} nextHref={nextCursor ? `${here}?cursor=${encodeURIComponent(nextCursor)}` : null} />
    </div>
  )
}
