import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ReturnList } from '@/components/sell/returns/return-list'
import { SaleList } from '@/components/sell/sale-list'
import { Pagination } from '@/components/ui/data/pagination'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { LinkButton } from '@/components/ui/form/link-button'
import { FilterNav } from '@/components/ui/layout/filter-nav'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireSeller } from '@/lib/auth/viewer'
import { listUnread, unreadBySale } from '@/lib/messages/read-messages'
import { listSales, listToShip, toShipCount } from '@/lib/orders/list-sales'
import { listOpenReturns, openReturnCount } from '@/lib/returns/read-returns'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sell.orders'))('title') }
}

const ADDRESSES = {
  all: '/sell/orders',
  toShip: '/sell/orders?show=to-ship',
  returns: '/sell/orders?show=returns',
  unread: '/sell/orders?show=unread',
} as const
type Show = keyof typeof ADDRESSES

/** What the seller sold, newest first, or what of it is to be shipped or comes back. */
export default async function OrdersPage({ searchParams }: PageProps<'/sell/orders'>) {
  const { sellerId, may } = await requireSeller('orders.read')
  const { cursor, show: shown } = await searchParams
  const from = typeof cursor === 'string' ? cursor : null
  const show: Show = shown === 'to-ship' ? 'toShip' : shown === 'returns' || shown === 'unread' ? shown : 'all'
  const unread = await unreadBySale(sellerId)
  const [{ list, nextCursor }, toShip, returns, t] = await Promise.all([
    listOf(show, sellerId, { from, unread }),
    toShipCount(sellerId),
    openReturnCount(sellerId),
    getTranslations('sell.orders'),
  ])
  const address = ADDRESSES[show]
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t(`lead.${show}`)}
        actions={
          show === 'all' &&
          list !== null &&
          may('money.read') && (
            <LinkButton href="/sell/orders/csv" external variant="secondary">
              {t('export')}
            </LinkButton>
          )
        }
      />
      <FilterNav
        label={t('filter')}
        filters={[
          { href: ADDRESSES.all, label: t('all'), isChosen: show === 'all' },
          { href: ADDRESSES.toShip, label: t('toShip', { count: toShip }), isChosen: show === 'toShip' },
          { href: ADDRESSES.returns, label: t('returns', { count: returns }), isChosen: show === 'returns' },
          { href: ADDRESSES.unread, label: t('unread', { count: Object.keys(unread).length }), isChosen: show === 'unread' },
        ]}
      />
      {list ?? (
        <EmptyState
          title={t(from ? 'emptyMore' : `empty.${show}`)}
          action={
            <LinkButton href="/sell/products" variant="secondary">
              {t('emptyAction')}
            </LinkButton>
          }
        >
          {t(`emptyText.${show}`)}
        </EmptyState>
      )}
      <Pagination
        label={t('title')}
        startHref={from && address}
        nextHref={nextCursor && `${address}${show === 'all' ? '?' : '&'}cursor=${encodeURIComponent(nextCursor)}`}
      />
    </>
  )
}

type Listed = { list: ReactNode; nextCursor: string | null }

async function listOf(show: Show, sellerId: string, { from, unread }: { from: string | null; unread: Record<string, number> }): Promise<Listed> {
  if (show === 'returns') {
    const { returns, nextCursor } = await listOpenReturns(sellerId, from)
    return { list: returns.length > 0 ? <ReturnList returns={returns} /> : null, nextCursor }
  }
  if (show === 'unread') {
    const sales = await listUnread(sellerId)
    return { list: sales.length > 0 ? <SaleList sales={sales} unread={unread} /> : null, nextCursor: null }
  }
  const { sales, nextCursor } = await (show === 'toShip' ? listToShip : listSales)(sellerId, from)
  return { list: sales.length > 0 ? <SaleList sales={sales} unread={unread} /> : null, nextCursor }
}
