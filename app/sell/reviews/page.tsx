import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { RatingLine } from '@/components/reviews/rating-line'
import { SellersReviews } from '@/components/reviews/sellers-reviews'
import { Pagination } from '@/components/ui/data/pagination'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { Editable } from '@/components/ui/form/editable'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireSeller } from '@/lib/auth/viewer'
import { listSellersReviews, readShopRating } from '@/lib/reviews/read-reviews'
import { replyAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reviews.seller'))('title') }
}

/** What buyers say of a seller's products, and the seller's answers. */
export default async function SellerReviewsPage({ searchParams }: PageProps<'/sell/reviews'>) {
  const [{ sellerId, may }, query, t] = await Promise.all([requireSeller('shop.read'), searchParams, getTranslations('reviews.seller')])
  const cursor = typeof query.cursor === 'string' ? query.cursor : null
  const [{ reviews, nextCursor }, rating] = await Promise.all([listSellersReviews(sellerId, cursor), readShopRating(sellerId)])
  return (
    <Editable isAllowed={may('reviews.answer')}>
      <PageHeader title={t('title')} lead={t('lead')} />
      {rating && <RatingLine rating={rating} />}
      {reviews.length > 0 ? (
        <SellersReviews reviews={reviews} reply={(reviewId) => replyAction.bind(null, reviewId)} />
      ) : (
        <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
      )}
      <Pagination
        label={t('title')}
        startHref={cursor && '/sell/reviews'}
        nextHref={nextCursor && `/sell/reviews?cursor=${encodeURIComponent(nextCursor)}`}
      />
    </Editable>
  )
}
