import clsx from 'clsx'
import { useTranslations } from 'next-intl'

const PATH = 'm12 2.6 2.9 6 6.5.9-4.7 4.6 1.1 6.5-5.8-3.1-5.8 3.1 1.1-6.5L2.6 9.5l6.5-.9z'

/** One to five stars, told as words too. @param rating also a fraction: drawn to the nearest whole star */
export function Stars({ rating, className }: { rating: number; className?: string }) {
  const t = useTranslations('reviews')
  return (
    <span className={clsx('inline-flex items-center', className)}>
      <span className="sr-only">{t('stars', { rating })}</span>
      {[1, 2, 3, 4, 5].map((at) => (
        <svg
          key={at}
          viewBox="0 0 24 24"
          aria-hidden="true"
          className={clsx('size-4.5', at <= Math.round(rating) ? 'fill-accent text-accent' : 'fill-none text-line-strong')}
          stroke="currentColor"
          strokeWidth={1.6}
          strokeLinejoin="round"
        >
          <path d={PATH} />
        </svg>
      ))}
    </span>
  )
}
