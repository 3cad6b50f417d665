import { useTranslations } from 'next-intl'
import { Moment } from '@/components/ui/data/moment'
import type { DisputeView } from '@/lib/domain/wire/dispute-views'

/** By when a dispute must be answered, with how long that is. */
export function DisputeDue({ dispute: { dueBy, left } }: { dispute: DisputeView }) {
  const t = useTranslations('disputes')
  if (!dueBy || !left) return <span className="text-muted">{t('notDue')}</span>
  const isUrgent = left.unit !== 'days'
  return (
    <span className="flex flex-col">
      <Moment at={dueBy} />
      <span className={isUrgent ? 'font-medium text-danger' : 'text-muted'}>
        {left.unit === 'over' ? t('left.over') : t(`left.${left.unit}`, { count: left.count })}
      </span>
    </span>
  )
}
