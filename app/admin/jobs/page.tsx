import type { Metadata } from 'next'
import { ActionButton } from '@/components/admin/action-button'
import { FailedJobList } from '@/components/admin/failed-job-list'
import { QueueTable } from '@/components/admin/queue-table'
import { WorkerTable } from '@/components/admin/worker-table'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireOperator } from '@/lib/auth/viewer'
import { jobOverview } from '@/lib/operations/job-overview'
import { retryAllJobsAction, retryJobAction } from './actions'

export const metadata: Metadata = { title: 'Jobs' }

/** What is done in the background: the queues, what was given up and why, and who works. */
export default async function JobsPage() {
  await requireOperator()
  const { queues, failed, failedCount, workers } = await jobOverview()
  return (
    <>
      <PageHeader title="Jobs" lead="What is done in the background. A job that fails is tried again, less and less often, before it is given up." />
      <section className="flex flex-col gap-3">
        <h2 className="font-semibold text-lg">Queues</h2>
        <QueueTable queues={queues} isFull />
      </section>
      <section className="flex flex-col gap-3">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h2 className="font-semibold text-lg">Given up</h2>
          {/* It stays while its answer is read, also when nothing is left. */}
          <ActionButton action={retryAllJobsAction} busyText="Sending back…">
            Send all back
          </ActionButton>
        </div>
        {failed.length > 0 ? (
          <>
            {failedCount > failed.length && <p className="text-muted text-sm">{`The latest ${failed.length} of ${failedCount}.`}</p>}
            <FailedJobList jobs={failed} retry={(id) => retryJobAction.bind(null, id)} />
          </>
        ) : (
          <EmptyState title="No job was given up">One that fails for the last time is kept here for a month, with its error.</EmptyState>
        )}
      </section>
      <section className="flex flex-col gap-3">
        <h2 className="font-semibold text-lg">Workers</h2>
        {workers.length > 0 ? (
          <WorkerTable workers={workers} />
        ) : (
          <EmptyState title="No workers are running">
            Start the server or npm run worker. On serverless, call /api/jobs/drain on a schedule.
          </EmptyState>
        )}
      </section>
    </>
  )
}
