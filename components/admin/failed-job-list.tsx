import { useTranslations } from 'next-intl'
import { type ActionAnswer, ActionButton } from '@/components/admin/action-button'
import { Card } from '@/components/ui/data/card'
import { useMoment } from '@/components/ui/data/moment'
import type { FailedJobLine } from '@/lib/domain/wire/admin-views'

/**
 * Jobs that were given up, each with its error, what it was about, and a button that sends it back.
 * @param retry the action of one job
 */
export function FailedJobList({ jobs, retry }: { jobs: FailedJobLine[]; retry: (id: string) => (before: ActionAnswer) => Promise<ActionAnswer> }) {
  const t = useTranslations('admin.jobs')
  const moment = useMoment()
  return (
    <Card padded={false}>
      <ul className="divide-y divide-line">
        {jobs.map((job) => (
          <li key={job.id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-5 py-3.5">
            <div className="min-w-0 flex-1 basis-72">
              <h3 translate="no" className="font-medium text-sm">
                {job.queue}
              </h3>
              <p dir="auto" className="break-words text-danger text-sm">
                {job.error ?? t('noError')}
              </p>
              <dl translate="no" className="mt-1 break-all font-mono text-muted text-xs">
                {job.about.map(({ name, value }) => (
                  <div key={name}>
                    <dt className="inline">{`${name}: `}</dt>
                    <dd className="inline">{value ?? t('none')}</dd>
                  </div>
                ))}
              </dl>
              <p className="mt-1 text-muted text-xs">{t('tried', { tries: job.tries, at: moment(job.failedAt) })}</p>
            </div>
            <ActionButton
              action={retry(job.id)}
              label={t('retryAbout', { queue: job.queue, about: job.about.map(({ value }) => value ?? '').join(' ') })}
              busyText={t('retrying')}
            >
              {t('retry')}
            </ActionButton>
          </li>
        ))}
      </ul>
    </Card>
  )
}
