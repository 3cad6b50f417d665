import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Moment } from '@/components/ui/data/moment'
import type { ReviewView } from '@/lib/domain/wire/review-views'
import { Stars } from './stars'

/** What somebody says of a product, and what its seller answers. @param replyTitle above the answer */
export function ReviewText({ review, replyTitle }: { review: ReviewView; replyTitle: ReactNode }) {
  const t = useTranslations('reviews.product')
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <Stars rating={review.rating} />
        <bdi className="font-medium">{review.name}</bdi>
        <Moment at={review.createdAt} as="day" className="text-muted" />
        {review.isEdited && <span className="text-muted">{t('edited')}</span>}
      </p>
      <p dir="auto" className="wrap-anywhere max-w-prose whitespace-pre-line leading-7">
        {review.text}
      </p>
      {review.reply && (
        <div className="flex max-w-prose flex-col gap-1 border-line-strong border-l-2 pl-4 text-sm">
          <p className="flex flex-wrap gap-x-3">
            <span className="font-medium">{replyTitle}</span>
            <Moment at={review.reply.at} as="day" className="text-muted" />
          </p>
          <p dir="auto" className="wrap-anywhere whitespace-pre-line leading-6">
            {review.reply.text}
          </p>
        </div>
      )}
    </div>
  )
}
