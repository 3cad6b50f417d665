import { useTranslations } from 'next-intl'
import { Badge, type Tone } from '@/components/ui/feedback/badge'
import { LinkButton } from '@/components/ui/form/link-button'
import type { ReviewState } from '@/lib/domain/reviews/review'
import type { BuyersReviewLine } from '@/lib/domain/wire/review-views'
import { Stars } from './stars'

const TONE: Record<ReviewState, Tone> = { published: 'good', held: 'info', removed: 'neutral' }

/** What of an order its buyer has reviewed, and the way to review the rest. @param formHref the form for a line */
export function OrderReviews({ lines, formHref }: { lines: BuyersReviewLine[]; formHref: (lineId: string) => string }) {
  const t = useTranslations('reviews.order')
  if (lines.length === 0) return null
  return (
    <section aria-labelledby="reviews" className="flex flex-col gap-3">
      <div>
        <h2 id="reviews" className="font-semibold text-lg">
          {t('title')}
        </h2>
        <p className="text-muted text-sm">{t('lead')}</p>
      </div>
      <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
        {lines.map(({ lineId, name, variantTitle, may, review }) => {
          const item = variantTitle ? `${name} · ${variantTitle}` : name
          return (
            <li key={lineId} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-5 py-4 text-sm">
              <div className="flex min-w-0 flex-1 basis-56 flex-col items-start gap-1.5">
                <bdi className="wrap-anywhere font-medium">{item}</bdi>
                {review && (
                  <span className="flex flex-wrap items-center gap-2">
                    <Stars rating={review.rating} />
                    <Badge tone={TONE[review.state]}>{t(`states.${review.state}`)}</Badge>
                  </span>
                )}
              </div>
              {may && (
                <LinkButton href={formHref(lineId)} size="sm" variant="secondary" aria-label={t(review ? 'changeOf' : 'writeOf', { item })}>
                  {t(review ? 'change' : 'write')}
                </LinkButton>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
