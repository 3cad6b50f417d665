import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ChangeList } from '@/components/admin/change-list'
import { Pagination } from '@/components/ui/data/pagination'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { FilterNav } from '@/components/ui/layout/filter-nav'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireOperator } from '@/lib/auth/viewer'
import type { ActorRole } from '@/lib/domain/audit/change'
import { listChanges } from '@/lib/operations/list-changes'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.changes'))('title') }
}

const ROLES = ['operator', 'seller'] as const

/** Who changed what, before and after. */
export default async function ChangesPage({ searchParams }: PageProps<'/admin/changes'>) {
  await requireOperator()
  const [query, t] = await Promise.all([searchParams, getTranslations('admin.changes')])
  const role = ROLES.find((each) => each === query.by)
  const cursor = typeof query.cursor === 'string' ? query.cursor : null
  const { changes, nextCursor } = await listChanges(role, cursor)
  const filters = [undefined, ...ROLES].map((each) => ({ href: addressOf(each), label: t(each ?? 'all'), isChosen: each === role }))
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <FilterNav label={t('filterLabel')} filters={filters} />
      {changes.length > 0 ? <ChangeList changes={changes} /> : <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>}
      <Pagination label={t('title')} startHref={cursor && addressOf(role)} nextHref={nextCursor && addressOf(role, nextCursor)} />
    </>
  )
}

function addressOf(by: ActorRole | undefined, cursor?: string): string {
  const query = new URLSearchParams({ ...(by && { by }), ...(cursor && { cursor }) })
  return query.size > 0 ? `/admin/changes?${query}` : '/admin/changes'
}
