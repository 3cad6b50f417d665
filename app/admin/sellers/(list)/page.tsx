import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { approveSellerAction, resyncSellerAction } from '@/app/admin/sellers/actions'
import { SellerList } from '@/components/admin/seller-list'
import { Pagination } from '@/components/ui/data/pagination'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireOperator } from '@/lib/auth/viewer'
import { listSellers } from '@/lib/sellers/list-sellers'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.sellers'))('title') }
}

/** Every seller, whether they can be charged on, and what is missing. */
export default async function SellersPage({ searchParams }: PageProps<'/admin/sellers'>) {
  await requireOperator()
  const { cursor } = await searchParams
  const from = typeof cursor === 'string' ? cursor : null
  const [{ sellers, nextCursor }, t] = await Promise.all([listSellers(from), getTranslations('admin.sellers')])
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {sellers.length > 0 ? (
        <SellerList sellers={sellers} resync={(id) => resyncSellerAction.bind(null, id)} approve={(id) => approveSellerAction.bind(null, id)} />
      ) : (
        <EmptyState title={t(from ? 'emptyMore' : 'empty')}>{t('emptyText')}</EmptyState>
      )}
      <Pagination
        label={t('title')}
        startHref={from && '/admin/sellers'}
        nextHref={nextCursor && `/admin/sellers?cursor=${encodeURIComponent(nextCursor)}`}
      />
    </>
  )
}
