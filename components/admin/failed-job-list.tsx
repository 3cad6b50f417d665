import { type ActionAnswer, ActionButton } from '@/components/admin/action-button'
import { Card } from '@/components/ui/data/card'
import { Moment } from '@/components/ui/data/moment'
import type { FailedJobLine } from '@/lib/domain/wire/admin-views'

/**
 * Jobs that were given up, each with its error, what it was about, and a button that sends it back.
 * @param retry the action of one job
 */
export function FailedJobList({ jobs, retry }: { jobs: FailedJobLine[]; retry: (id: string) => (before: ActionAnswer) => Promise<ActionAnswer> }) {
  return (
    <Card padded={false}>
      <ul className="divide-y divide-line">
        {jobs.map((job) => (
          <li key={job.id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-5 py-3.5">
            <div className="min-w-0 flex-1 basis-72">
              <h3 className="font-medium text-sm">{job.queue}</h3>
              <p className="break-words text-danger text-sm">{job.error}</p>
              <dl className="mt-1 break-all font-mono text-muted text-xs">
                {job.about.map(({ name, value }) => (
                  <div key={name}>
                    <dt className="inline">{name}: </dt>
                    <dd className="inline">{value}</dd>
                  </div>
                ))}
              </dl>
              <p className="mt-1 text-muted text-xs">
                {job.tries === 1 ? 'Tried once, ' : `Tried ${job.tries} times, `}given up <Moment at={job.failedAt} />
              </p>
            </div>
            <ActionButton action={retry(job.id)} about={`${job.queue} ${job.about.map(({ value }) => value).join(' ')}`} busyText="Sending back…">
              Send back
            </ActionButton>
          </li>
        ))}
      </ul>
    </Card>
  )
}
