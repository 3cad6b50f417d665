import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SaleList } from '@/components/sell/sale-list'
import { Pagination } from '@/components/ui/data/pagination'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { LinkButton } from '@/components/ui/form/link-button'
import { FilterNav } from '@/components/ui/layout/filter-nav'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireSeller } from '@/lib/auth/viewer'
import { listSales, listToShip, toShipCount } from '@/lib/orders/list-sales'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sell.orders'))('title') }
}

const TO_SHIP = '/sell/orders?show=to-ship'

/** What the seller sold, newest first, or what of it is to be shipped. */
export default async function OrdersPage({ searchParams }: PageProps<'/sell/orders'>) {
  const { sellerId } = await requireSeller()
  const { cursor, show } = await searchParams
  const from = typeof cursor === 'string' ? cursor : null
  const isToShip = show === 'to-ship'
  const list = isToShip ? listToShip : listSales
  const [{ sales, nextCursor }, count, t] = await Promise.all([list(sellerId, from), toShipCount(sellerId), getTranslations('sell.orders')])
  const address = isToShip ? TO_SHIP : '/sell/orders'
  return (
    <>
      <PageHeader title={t('title')} lead={t(isToShip ? 'leadToShip' : 'lead')} />
      <FilterNav
        label={t('filter')}
        filters={[
          { href: '/sell/orders', label: t('all'), isChosen: !isToShip },
          { href: TO_SHIP, label: t('toShip', { count }), isChosen: isToShip },
        ]}
      />
      {sales.length > 0 ? (
        <SaleList sales={sales} />
      ) : (
        <EmptyState
          title={t(from ? 'emptyMore' : isToShip ? 'emptyToShip' : 'empty')}
          action={
            <LinkButton href="/sell/products" variant="secondary">
              {t('emptyAction')}
            </LinkButton>
          }
        >
          {t(isToShip ? 'emptyToShipText' : 'emptyText')}
        </EmptyState>
      )}
      <Pagination
        label={t('title')}
        startHref={from && address}
        nextHref={nextCursor && `${address}${isToShip ? '&' : '?'}cursor=${encodeURIComponent(nextCursor)}`}
      />
    </>
  )
}
