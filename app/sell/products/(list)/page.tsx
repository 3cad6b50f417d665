import type { Metadata } from 'next'
import { ProductList } from '@/components/sell/product-list'
import { Pagination } from '@/components/ui/data/pagination'
import { Alert } from '@/components/ui/feedback/alert'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { LinkButton } from '@/components/ui/form/link-button'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireSeller } from '@/lib/auth/viewer'
import { listSellerProducts } from '@/lib/catalog/list-seller-products'
import { sellingPause } from '@/lib/catalog/seller-product'

export const metadata: Metadata = { title: 'Products' }

const DONE: Record<string, string> = {
  created: 'Your product is on sale.',
  saved: 'Your changes are saved.',
  archived: 'The product is archived. Buyers can no longer order it.',
  restored: 'The product is on sale again.',
}

/** The seller's products in every status. */
export default async function ProductsPage({ searchParams }: PageProps<'/sell/products'>) {
  const { sellerId } = await requireSeller()
  const { cursor, done } = await searchParams
  const from = typeof cursor === 'string' ? cursor : null
  const [{ products, nextCursor }, pause] = await Promise.all([listSellerProducts(sellerId, from), sellingPause(sellerId)])
  const notice = typeof done === 'string' ? DONE[done] : undefined
  const add = <LinkButton href="/sell/products/new">Add a product</LinkButton>
  return (
    <>
      <PageHeader title="Products" lead="What you sell, with its price and how much of it is left." actions={products.length > 0 && add} />
      {notice && <Alert tone="good" title={notice} />}
      {pause && products.length > 0 && (
        <Alert
          tone="warn"
          title={pause}
          action={
            <LinkButton href="/sell" size="sm" variant="secondary">
              See what is missing
            </LinkButton>
          }
        />
      )}
      {products.length > 0 ? (
        <ProductList products={products} />
      ) : (
        <EmptyState title={from ? 'No more products' : 'Nothing on sale yet'} action={add}>
          A name, a price and a picture are enough to begin. You can change everything later.
        </EmptyState>
      )}
      <Pagination
        label="Products"
        startHref={from && '/sell/products'}
        nextHref={nextCursor && `/sell/products?cursor=${encodeURIComponent(nextCursor)}`}
      />
    </>
  )
}
