import type { Metadata } from 'next'
import { SellerList } from '@/components/admin/seller-list'
import { Pagination } from '@/components/ui/data/pagination'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireOperator } from '@/lib/auth/viewer'
import { listSellers } from '@/lib/sellers/list-sellers'
import { resyncSellerAction } from './actions'

export const metadata: Metadata = { title: 'Sellers' }

/** Every seller, whether they can be charged on, and what is missing. */
export default async function SellersPage({ searchParams }: PageProps<'/admin/sellers'>) {
  await requireOperator()
  const { cursor } = await searchParams
  const from = typeof cursor === 'string' ? cursor : null
  const { sellers, nextCursor } = await listSellers(from)
  return (
    <>
      <PageHeader title="Sellers" lead="Who sells here, and what Stripe still asks of their accounts." />
      {sellers.length > 0 ? (
        <SellerList sellers={sellers} resync={(id) => resyncSellerAction.bind(null, id)} />
      ) : (
        <EmptyState title={from ? 'No more sellers' : 'No sellers yet'}>Whoever opens a shop stands here at once.</EmptyState>
      )}
      <Pagination
        label="Sellers"
        startHref={from && '/admin/sellers'}
        nextHref={nextCursor && `/admin/sellers?cursor=${encodeURIComponent(nextCursor)}`}
      />
    </>
  )
}
