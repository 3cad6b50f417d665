import type { Route } from 'next'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { isolated } from '@/components/ui/isolated'
import type { Rating } from '@/lib/domain/reviews/review'
import type { ProductReviews as Reviews } from '@/lib/domain/wire/review-views'
import { RatingLine } from './rating-line'
import { ReviewText } from './review-text'

const LINK = 'w-fit text-muted text-sm underline decoration-line-strong underline-offset-4 hover:text-ink'

/**
 * What buyers say of a product; nothing before somebody has.
 * @param here the product's address @param cursor of the page that is shown; null on the first
 */
export function ProductReviews({ found, shopName: shop, here, cursor }: { found: Reviews; shopName: string; here: string; cursor: string | null }) {
  const t = useTranslations('reviews.product')
  const { rating, reviews, nextCursor } = found
  if (reviews.length === 0 && cursor === null) return null
  return (
    <section aria-labelledby="reviews" className="flex flex-col gap-6 border-line border-t pt-8">
      <div className="flex flex-col gap-2">
        <h2 id="reviews" className="display text-2xl">
          {t('title')}
        </h2>
        {rating && <RatingLine rating={rating} />}
        <p className="text-muted text-sm">{t('lead')}</p>
      </div>
      {rating && <ByStars rating={rating} />}
      <ul className="flex flex-col divide-y divide-line">
        {reviews.map((review) => (
          <li key={review.id} className="flex flex-col gap-2 py-5 first:pt-0">
            <ReviewText review={review} replyTitle={t.rich('reply', { shop, ...isolated })} />
            <Link href={`/reviews/${review.id}/report` as Route} prefetch={false} aria-label={t('reportOf', { name: review.name })} className={LINK}>
              {t('report')}
            </Link>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-6">
        {cursor && (
          <Link href={`${here}#reviews` as Route} prefetch={false} className={LINK}>
            {t('first')}
          </Link>
        )}
        {nextCursor && (
          <Link href={`${here}?reviews=${encodeURIComponent(nextCursor)}#reviews` as Route} prefetch={false} className={LINK}>
            {t('more')}
          </Link>
        )}
      </div>
    </section>
  )
}

/** How often each number of stars was given, the best first. */
function ByStars({ rating: { counts, count } }: { rating: Rating }) {
  const t = useTranslations('reviews')
  const format = useFormatter()
  return (
    <dl aria-label={t('product.byStars')} className="grid max-w-sm grid-cols-[auto_1fr_auto] items-center gap-x-3 gap-y-1.5 text-sm">
      {[5, 4, 3, 2, 1].map((rating) => {
        const given = counts[rating - 1] ?? 0
        return (
          <div key={rating} className="contents">
            <dt className="text-muted">{t('stars', { rating })}</dt>
            <dd className="contents">
              <span aria-hidden className="h-2 overflow-hidden rounded-full bg-sunken">
                <span className="block h-full rounded-full bg-accent" style={{ width: `${(given / count) * 100}%` }} />
              </span>
              <span className="text-end tabular-nums">{format.number(given)}</span>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
