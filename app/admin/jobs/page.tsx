import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/admin/action-button'
import { FailedJobList } from '@/components/admin/failed-job-list'
import { QueueTable } from '@/components/admin/queue-table'
import { WorkerTable } from '@/components/admin/worker-table'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireOperator } from '@/lib/auth/viewer'
import { jobOverview } from '@/lib/operations/job-overview'
import { retryAllJobsAction, retryJobAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.jobs'))('title') }
}

/** What is done in the background: the queues, what was given up and why, and who works. */
export default async function JobsPage() {
  await requireOperator()
  const [{ queues, failed, failedCount, workers }, t] = await Promise.all([jobOverview(), getTranslations('admin.jobs')])
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <section className="flex flex-col gap-3">
        <h2 className="font-semibold text-lg">{t('queues')}</h2>
        <QueueTable queues={queues} />
      </section>
      <section className="flex flex-col gap-3">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h2 className="font-semibold text-lg">{t('failed')}</h2>
          {/* It stays while its answer is read, also when nothing is left. */}
          <ActionButton action={retryAllJobsAction} busyText={t('retrying')}>
            {t('retryAll')}
          </ActionButton>
        </div>
        {failed.length > 0 ? (
          <>
            {failedCount > failed.length && <p className="text-muted text-sm">{t('latest', { shown: failed.length, count: failedCount })}</p>}
            <FailedJobList jobs={failed} retry={(id) => retryJobAction.bind(null, id)} />
          </>
        ) : (
          <EmptyState title={t('noFailed')}>{t('noFailedText')}</EmptyState>
        )}
      </section>
      <section className="flex flex-col gap-3">
        <h2 className="font-semibold text-lg">{t('workers')}</h2>
        {workers.length > 0 ? <WorkerTable workers={workers} /> : <EmptyState title={t('noWorkers')}>{t('noWorkersText')}</EmptyState>}
      </section>
    </>
  )
}
