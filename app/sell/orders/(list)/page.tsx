import type { Metadata } from 'next'
import { SaleList } from '@/components/sell/sale-list'
import { Pagination } from '@/components/ui/data/pagination'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { LinkButton } from '@/components/ui/form/link-button'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireSeller } from '@/lib/auth/viewer'
import { listSales } from '@/lib/orders/list-sales'

export const metadata: Metadata = { title: 'Orders' }

/** What the seller sold, newest first. */
export default async function OrdersPage({ searchParams }: PageProps<'/sell/orders'>) {
  const { sellerId } = await requireSeller()
  const { cursor } = await searchParams
  const from = typeof cursor === 'string' ? cursor : null
  const { sales, nextCursor } = await listSales(sellerId, from)
  return (
    <>
      <PageHeader title="Orders" lead="What was bought in your shop. Each payment went straight to your own Stripe account." />
      {sales.length > 0 ? (
        <SaleList sales={sales} />
      ) : (
        <EmptyState
          title={from ? 'No more orders' : 'No orders yet'}
          action={
            <LinkButton href="/sell/products" variant="secondary">
              Look at your products
            </LinkButton>
          }
        >
          As soon as somebody buys from you, the order stands here and you get a mail.
        </EmptyState>
      )}
      <Pagination
        label="Orders"
        startHref={from && '/sell/orders'}
        nextHref={nextCursor && `/sell/orders?cursor=${encodeURIComponent(nextCursor)}`}
      />
    </>
  )
}
