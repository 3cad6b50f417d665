import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SaleList } from '@/components/sell/sale-list'
import { Pagination } from '@/components/ui/data/pagination'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { LinkButton } from '@/components/ui/form/link-button'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireSeller } from '@/lib/auth/viewer'
import { listSales } from '@/lib/orders/list-sales'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sell.orders'))('title') }
}

/** What the seller sold, newest first. */
export default async function OrdersPage({ searchParams }: PageProps<'/sell/orders'>) {
  const { sellerId } = await requireSeller()
  const { cursor } = await searchParams
  const from = typeof cursor === 'string' ? cursor : null
  const [{ sales, nextCursor }, t] = await Promise.all([listSales(sellerId, from), getTranslations('sell.orders')])
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {sales.length > 0 ? (
        <SaleList sales={sales} />
      ) : (
        <EmptyState
          title={t(from ? 'emptyMore' : 'empty')}
          action={
            <LinkButton href="/sell/products" variant="secondary">
              {t('emptyAction')}
            </LinkButton>
          }
        >
          {t('emptyText')}
        </EmptyState>
      )}
      <Pagination
        label={t('title')}
        startHref={from && '/sell/orders'}
        nextHref={nextCursor && `/sell/orders?cursor=${encodeURIComponent(nextCursor)}`}
      />
    </>
  )
}
