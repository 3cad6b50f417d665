import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DifferenceList } from '@/components/admin/reconciliation/difference-list'
import { ReconciliationTiles } from '@/components/admin/reconciliation/reconciliation-tiles'
import { ClientMessages } from '@/components/ui/client-messages'
import { Pagination } from '@/components/ui/data/pagination'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { FilterNav } from '@/components/ui/layout/filter-nav'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireOperator } from '@/lib/auth/viewer'
import { listDifferences, reconciliationFigures } from '@/lib/reconciliation/list-differences'
import { explainAction, readAgainAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.reconciliation'))('title') }
}

/** Where the books and Stripe disagree, or did. */
export default async function ReconciliationPage({ searchParams }: PageProps<'/admin/reconciliation'>) {
  await requireOperator()
  const [query, t] = await Promise.all([searchParams, getTranslations('admin.reconciliation')])
  const isOpen = query.status !== 'closed'
  const cursor = typeof query.cursor === 'string' ? query.cursor : null
  const [figures, { lines, nextCursor }] = await Promise.all([reconciliationFigures(), listDifferences(isOpen, cursor)])
  const filters = [
    { href: addressOf(true), label: t('open'), isChosen: isOpen },
    { href: addressOf(false), label: t('closed'), isChosen: !isOpen },
  ]
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <ReconciliationTiles figures={figures} />
      <FilterNav label={t('filterLabel')} filters={filters} />
      {lines.length > 0 ? (
        <ClientMessages of={['admin.reconciliation']}>
          <DifferenceList lines={lines} explain={(id) => explainAction.bind(null, id)} readAgain={(id) => readAgainAction.bind(null, id)} />
        </ClientMessages>
      ) : (
        <EmptyState title={t(isOpen ? 'noneOpen' : 'noneClosed')}>{t(isOpen ? 'noneOpenHint' : 'noneClosedHint')}</EmptyState>
      )}
      <Pagination label={t('title')} startHref={cursor && addressOf(isOpen)} nextHref={nextCursor && addressOf(isOpen, nextCursor)} />
    </>
  )
}

function addressOf(isOpen: boolean, cursor?: string): string {
  const query = new URLSearchParams({ ...(!isOpen && { status: 'closed' }), ...(cursor && { cursor }) })
  return query.size > 0 ? `/admin/reconciliation?${query}` : '/admin/reconciliation'
}
