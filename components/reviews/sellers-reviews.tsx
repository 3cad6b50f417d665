import { useTranslations } from 'next-intl'
import { type TextAnswer, TextDialog } from '@/components/sell/text-dialog'
import { Card } from '@/components/ui/data/card'
import { Badge } from '@/components/ui/feedback/badge'
import { TextLink } from '@/components/ui/layout/text-link'
import { MAX_REPLY } from '@/lib/domain/reviews/review'
import type { SellersReviewView } from '@/lib/domain/wire/review-views'
import { ReviewText } from './review-text'

type Reply = (before: TextAnswer, form: FormData) => Promise<TextAnswer>

/** Reviews of a seller's products, each with the way to answer or report it. */
export function SellersReviews({ reviews, reply }: { reviews: SellersReviewView[]; reply: (reviewId: string) => Reply }) {
  return (
    <Card padded={false}>
      <ul className="divide-y divide-line">
        {reviews.map((review) => (
          <li key={review.id} className="flex flex-col gap-3 px-5 py-4">
            <One review={review} reply={reply(review.id)} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function One({ review, reply }: { review: SellersReviewView; reply: Reply }) {
  const t = useTranslations('reviews.seller')
  const { id, product, partId, state } = review
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <TextLink href={`/products/${product.slug}`}>
          <bdi>{product.name}</bdi>
        </TextLink>
        <TextLink href={`/sell/orders/${partId}`}>{t('sale')}</TextLink>
        {state === 'held' && <Badge tone="info">{t('held')}</Badge>}
      </p>
      <ReviewText review={review} replyTitle={t('replyOwn')} />
      <div className="flex flex-wrap items-center gap-4">
        <TextDialog
          action={reply}
          words={{ title: t('replyTitle'), text: t('replyText'), deed: t(review.reply ? 'changeReply' : 'reply'), save: t('replySave') }}
          field={{ name: 'reply', label: t('replyLabel'), rows: 4, most: MAX_REPLY, initial: review.reply?.text }}
        />
        {state === 'published' && <TextLink href={`/reviews/${id}/report`}>{t('report')}</TextLink>}
      </div>
    </>
  )
}
