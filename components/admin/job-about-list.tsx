import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/data/card'
import { Moment } from '@/components/ui/data/moment'
import { Badge, type Tone } from '@/components/ui/feedback/badge'
import type { JobAboutLine } from '@/lib/domain/wire/admin-views'

const TONE: Record<JobAboutLine['state'], Tone> = { waiting: 'info', retrying: 'warn', active: 'info', given_up: 'danger' }

/** The jobs about one order that are not done. */
export function JobAboutList({ jobs }: { jobs: JobAboutLine[] }) {
  const t = useTranslations('admin.order.job')
  return (
    <Card padded={false}>
      <ul className="divide-y divide-line">
        {jobs.map((job) => (
          <li key={job.id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1.5 px-5 py-3.5 text-sm">
            <div className="wrap-anywhere min-w-0 flex-1 basis-72">
              <p translate="no" className="font-medium font-mono">
                {job.queue}
              </p>
              {job.error && (
                <p dir="auto" className={job.state === 'given_up' ? 'text-danger' : 'text-muted'}>
                  {job.error}
                </p>
              )}
              <p className="text-muted">{t('tries', { count: job.tries })}</p>
            </div>
            <div className="flex items-center gap-4">
              <Moment at={job.dueAt} className="text-muted" />
              <Badge tone={TONE[job.state]}>{t(`states.${job.state}`)}</Badge>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
