import { useFormatter, useTranslations } from 'next-intl'
import type { Rating } from '@/lib/domain/reviews/review'
import { Stars } from './stars'

/** The average in stars and how many reviews it is of. */
export function RatingLine({ rating: { average, count } }: { rating: Rating }) {
  const t = useTranslations('reviews')
  const format = useFormatter()
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 text-sm">
      <Stars rating={average} />
      <span aria-hidden className="font-medium tabular-nums">
        {format.number(average, { minimumFractionDigits: 1 })}
      </span>
      <span className="text-muted">{t('count', { count })}</span>
    </span>
  )
}
