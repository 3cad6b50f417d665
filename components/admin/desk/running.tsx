import { useTranslations } from 'next-intl'
import { FigureTile } from '@/components/ui/data/figure-tile'
import { useMoment } from '@/components/ui/data/moment'
import type { Pace } from '@/lib/domain/wire/admin-views'

const MINUTE = 60
/** From when on the oldest job that is due is late: sweeps come round every minute. */
const LATE_SECONDS = 5 * MINUTE

/** How fast work in the background is done. @param now by which a job is late */
export function Running({ pace: { webhookSeconds, waitingWebhooks, oldestDueAt }, now }: { pace: Pace; now: Date }) {
  const t = useTranslations('admin.overview.running')
  const moment = useMoment()
  const span = (seconds: number) =>
    seconds < 2 * MINUTE ? t('seconds', { count: Math.round(seconds * 10) / 10 }) : t('minutes', { count: Math.round(seconds / MINUTE) })
  const age = oldestDueAt === null ? null : Math.max(0, (now.getTime() - Date.parse(oldestDueAt)) / 1000)
  return (
    <section aria-labelledby="running" className="flex flex-col gap-3">
      <h2 id="running" className="font-semibold text-lg">
        {t('title')}
      </h2>
      <div className="grid gap-3 sm:grid-cols-2">
        <FigureTile
          label={t('webhooks')}
          value={webhookSeconds === null ? t('none') : span(webhookSeconds)}
          note={t('webhooksNote', { count: waitingWebhooks })}
          href="/admin/webhooks"
        />
        <FigureTile
          label={t('queue')}
          value={age === null ? t('nothingDue') : span(age)}
          note={oldestDueAt === null ? t('queueIdle') : t('queueSince', { at: moment(oldestDueAt) })}
          href="/admin/jobs"
          alarm={age !== null && age > LATE_SECONDS}
        />
      </div>
    </section>
  )
}
