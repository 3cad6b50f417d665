import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { TaskList } from '@/components/admin/task-list'
import { ClientMessages } from '@/components/ui/client-messages'
import { Pagination } from '@/components/ui/data/pagination'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { FilterNav } from '@/components/ui/layout/filter-nav'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireOperator } from '@/lib/auth/viewer'
import { listTasks } from '@/lib/operations/tasks'
import { resolveTaskAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.tasks'))('title') }
}

/** What an operator must look into, or has. */
export default async function TasksPage({ searchParams }: PageProps<'/admin/tasks'>) {
  await requireOperator()
  const [query, t] = await Promise.all([searchParams, getTranslations('admin.tasks')])
  const isOpen = query.status !== 'resolved'
  const cursor = typeof query.cursor === 'string' ? query.cursor : null
  const { tasks, nextCursor } = await listTasks(isOpen, cursor)
  const filters = [
    { href: addressOf(true), label: t('open'), isChosen: isOpen },
    { href: addressOf(false), label: t('resolved'), isChosen: !isOpen },
  ]
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <FilterNav label={t('filterLabel')} filters={filters} />
      {tasks.length > 0 ? (
        <ClientMessages of={['admin.tasks']}>
          <TaskList tasks={tasks} resolve={(taskId) => resolveTaskAction.bind(null, taskId)} />
        </ClientMessages>
      ) : (
        <EmptyState title={t(isOpen ? 'noneOpen' : 'noneResolved')}>{t(isOpen ? 'noneOpenHint' : 'noneResolvedHint')}</EmptyState>
      )}
      <Pagination label={t('title')} startHref={cursor && addressOf(isOpen)} nextHref={nextCursor && addressOf(isOpen, nextCursor)} />
    </>
  )
}

function addressOf(isOpen: boolean, cursor?: string): string {
  const query = new URLSearchParams({ ...(!isOpen && { status: 'resolved' }), ...(cursor && { cursor }) })
  return query.size > 0 ? `/admin/tasks?${query}` : '/admin/tasks'
}
