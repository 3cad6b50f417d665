import { useTranslations } from 'next-intl'
import { type TextAnswer, TextDialog } from '@/components/sell/text-dialog'
import { Card } from '@/components/ui/data/card'
import { Badge } from '@/components/ui/feedback/badge'
import { PostButton } from '@/components/ui/form/post-button'
import { isolated } from '@/components/ui/isolated'
import { TextLink } from '@/components/ui/layout/text-link'
import { MAX_REPORT } from '@/lib/domain/reviews/review'
import type { ReviewToDecideView } from '@/lib/domain/wire/review-views'
import { ReviewText } from './review-text'

type Deeds = {
  publish: (reviewId: string) => () => Promise<void>
  remove: (reviewId: string) => (before: TextAnswer, form: FormData) => Promise<TextAnswer>
}

/** Reviews with what an operator does about each. */
export function ReviewsToDecide({ reviews, ...deeds }: { reviews: ReviewToDecideView[] } & Deeds) {
  return (
    <Card padded={false}>
      <ul className="divide-y divide-line">
        {reviews.map((review) => (
          <li key={review.id} className="flex flex-col gap-3 px-5 py-4">
            <One review={review} {...deeds} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function One({ review, publish, remove }: { review: ReviewToDecideView } & Deeds) {
  const t = useTranslations('reviews.admin')
  const seller = useTranslations('reviews.seller')
  const { id, product, shopName: shop, orderId, heldFor, removedFor, reports, state } = review
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <TextLink href={`/products/${product.slug}`}>{t.rich('of', { product: product.name, shop, ...isolated })}</TextLink>
        <TextLink href={`/admin/orders/${orderId}`}>{t('order')}</TextLink>
        {heldFor && <Badge tone="warn">{t(`heldFor.${heldFor}`)}</Badge>}
      </p>
      <ReviewText review={review} replyTitle={seller('replyOwn')} />
      {removedFor && <p className="wrap-anywhere text-muted text-sm">{t('removedFor', { reason: removedFor })}</p>}
      {reports.length > 0 && <Reports reports={reports} />}
      <div className="flex flex-wrap items-start gap-2">
        {state !== 'published' && (
          <PostButton size="sm" action={publish(id)}>
            {t('publish')}
          </PostButton>
        )}
        {state !== 'removed' && (
          <TextDialog
            action={remove(id)}
            words={{ title: t('removeTitle'), text: t('removeText'), deed: t('remove') }}
            field={{ name: 'reason', label: t('removeReason'), most: MAX_REPORT }}
          />
        )}
      </div>
    </>
  )
}

/** Why people say that it must not stand. */
function Reports({ reports }: { reports: string[] }) {
  const t = useTranslations('reviews.admin')
  return (
    <div className="text-sm">
      <p className="font-medium">{t('reports')}</p>
      <ul className="list-disc pl-5 text-muted">
        {reports.map((reason) => (
          <li key={reason} dir="auto" className="wrap-anywhere">
            {reason}
          </li>
        ))}
      </ul>
    </div>
  )
}
