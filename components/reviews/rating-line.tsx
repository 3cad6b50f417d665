import { useFormatter, useTranslations } from 'next-intl'
import type { Rating } from '@/lib/domain/reviews/review'
import { Stars } from './stars'

/** The average in stars and how many reviews it is of. @param short where there is little room: the count is a bare number, told as words too */
export function RatingLine({ rating: { average, count }, short = false }: { rating: Rating; short?: boolean }) {
  const t = useTranslations('reviews')
  const format = useFormatter()
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 text-sm">
      <Stars rating={average} />
      {!short && (
        <span aria-hidden className="font-medium tabular-nums">
          {format.number(average, { minimumFractionDigits: 1 })}
        </span>
      )}
      {short && (
        <span aria-hidden className="text-muted tabular-nums">
          {format.number(count)}
        </span>
      )}
      <span className={short ? 'sr-only' : 'text-muted'}>{t('count', { count })}</span>
    </span>
  )
}
