import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ReviewsToDecide } from '@/components/reviews/reviews-to-decide'
import { Pagination } from '@/components/ui/data/pagination'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { FilterNav } from '@/components/ui/layout/filter-nav'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireOperator } from '@/lib/auth/viewer'
import type { ReviewState } from '@/lib/domain/reviews/review'
import { listReviewsToDecide } from '@/lib/reviews/read-reviews'
import { publishReviewAction, removeReviewAction } from './actions'

const STATES: ReviewState[] = ['held', 'published', 'removed']

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reviews.admin'))('title') }
}

/** Reviews that wait for an operator, and those that are decided. */
export default async function ReviewsPage({ searchParams }: PageProps<'/admin/reviews'>) {
  await requireOperator()
  const [query, t] = await Promise.all([searchParams, getTranslations('reviews.admin')])
  const state = STATES.find((each) => each === query.state) ?? 'held'
  const cursor = typeof query.cursor === 'string' ? query.cursor : null
  const { reviews, nextCursor } = await listReviewsToDecide(state, cursor)
  const filters = STATES.map((each) => ({ href: addressOf(each), label: t(`states.${each}`), isChosen: each === state }))
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <FilterNav label={t('filter')} filters={filters} />
      {reviews.length > 0 ? (
        <ReviewsToDecide
          reviews={reviews}
          publish={(reviewId) => publishReviewAction.bind(null, reviewId)}
          remove={(reviewId) => removeReviewAction.bind(null, reviewId)}
        />
      ) : (
        <EmptyState title={t(`none.${state}`)}>{t(`noneText.${state}`)}</EmptyState>
      )}
      <Pagination label={t('title')} startHref={cursor && addressOf(state)} nextHref={nextCursor && addressOf(state, nextCursor)} />
    </>
  )
}

function addressOf(state: ReviewState, cursor?: string): string {
  const query = new URLSearchParams({ ...(state !== 'held' && { state }), ...(cursor && { cursor }) })
  return query.size > 0 ? `/admin/reviews?${query}` : '/admin/reviews'
}
