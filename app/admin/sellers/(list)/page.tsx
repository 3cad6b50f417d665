import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { approveSellerAction, resyncSellerAction } from '@/app/admin/sellers/actions'
import { SellerList } from '@/components/admin/seller-list'
import { Pagination } from '@/components/ui/data/pagination'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { LinkButton } from '@/components/ui/form/link-button'
import { FilterNav } from '@/components/ui/layout/filter-nav'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireOperator } from '@/lib/auth/viewer'
import { listSellers } from '@/lib/sellers/list-sellers'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.sellers'))('title') }
}

const ALL = '/admin/sellers'
const WAITING = '/admin/sellers?show=waiting'

/** Every seller, whether they can be charged on, and what is missing. */
export default async function SellersPage({ searchParams }: PageProps<'/admin/sellers'>) {
  await requireOperator()
  const { cursor, show } = await searchParams
  const from = typeof cursor === 'string' ? cursor : null
  const isWaiting = show === 'waiting'
  const [{ sellers, nextCursor }, t] = await Promise.all([listSellers(from, isWaiting), getTranslations('admin.sellers')])
  const here = isWaiting ? WAITING : ALL
  const filters = [ALL, WAITING].map((href) => ({ href, label: t(href === ALL ? 'filter.all' : 'filter.waiting'), isChosen: href === here }))
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <LinkButton href="/admin/sellers/accounts" variant="secondary">
            {t('accounts')}
          </LinkButton>
        }
      />
      <FilterNav label={t('filter.label')} filters={filters} />
      {sellers.length > 0 ? (
        <SellerList sellers={sellers} resync={(id) => resyncSellerAction.bind(null, id)} approve={(id) => approveSellerAction.bind(null, id)} />
      ) : (
        <EmptyState title={t(isWaiting ? 'noneWaiting' : from ? 'emptyMore' : 'empty')}>{t('emptyText')}</EmptyState>
      )}
      <Pagination
        label={t('title')}
        startHref={from && here}
        nextHref={nextCursor && `/admin/sellers?${new URLSearchParams({ ...(isWaiting && { show: 'waiting' }), cursor: nextCursor })}`}
      />
    </>
  )
}
