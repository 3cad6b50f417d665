import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { OrderList } from '@/components/admin/order-list'
import { OrderSearchBox } from '@/components/admin/order-search'
import { Pagination } from '@/components/ui/data/pagination'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { FilterNav } from '@/components/ui/layout/filter-nav'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireOperator } from '@/lib/auth/viewer'
import { ORDER_FILTERS, type OrderListFilter } from '@/lib/domain/wire/admin-views'
import { listOrders, searchOrders } from '@/lib/operations/find-orders'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.orders'))('title') }
}

/** All orders, by status or by what was typed into the search box. A search for what only one order has leads to it. */
export default async function OrdersPage({ searchParams }: PageProps<'/admin/orders'>) {
  await requireOperator()
  const [query, t] = await Promise.all([searchParams, getTranslations('admin.orders')])
  const typed = typeof query.q === 'string' ? query.q.trim() : ''
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <OrderSearchBox key={typed} typed={typed} />
      {typed ? (
        <Found typed={typed} />
      ) : (
        <Listed filter={ORDER_FILTERS.find((each) => each === query.status)} cursor={typeof query.cursor === 'string' ? query.cursor : null} />
      )}
    </>
  )
}

async function Found({ typed }: { typed: string }) {
  const [found, t] = await Promise.all([searchOrders(typed), getTranslations('admin.orders')])
  if (found.kind === 'order') redirect(`/admin/orders/${found.orderId}` as Route)
  const { orders, isCapped } = found
  if (orders.length === 0) return <EmptyState title={t('noneFound', { typed })}>{t('noneFoundHint')}</EmptyState>
  return (
    <section className="flex flex-col gap-3">
      <p role="status" className="text-muted text-sm">
        {isCapped ? t('foundCapped', { count: orders.length }) : t('found', { count: orders.length })}
      </p>
      <OrderList orders={orders} />
    </section>
  )
}

async function Listed({ filter, cursor }: { filter: OrderListFilter | undefined; cursor: string | null }) {
  const [{ orders, nextCursor }, t] = await Promise.all([listOrders(filter, cursor), getTranslations('admin.orders')])
  const filters = [undefined, ...ORDER_FILTERS].map((each) => ({
    href: addressOf(each),
    label: each === undefined ? t('all') : each === 'in_doubt' ? t('inDoubt') : t(`status.${each}`),
    isChosen: each === filter,
  }))
  return (
    <>
      <FilterNav label={t('filterLabel')} filters={filters} />
      {orders.length > 0 ? <OrderList orders={orders} /> : <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>}
      <Pagination label={t('title')} startHref={cursor && addressOf(filter)} nextHref={nextCursor && addressOf(filter, nextCursor)} />
    </>
  )
}

function addressOf(status: OrderListFilter | undefined, cursor?: string): string {
  const query = new URLSearchParams({ ...(status && { status }), ...(cursor && { cursor }) })
  return query.size > 0 ? `/admin/orders?${query}` : '/admin/orders'
}
