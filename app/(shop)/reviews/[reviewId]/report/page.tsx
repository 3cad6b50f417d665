import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ReportForm } from '@/components/reviews/report-form'
import { ReviewText } from '@/components/reviews/review-text'
import { ClientMessages } from '@/components/ui/client-messages'
import { Card } from '@/components/ui/data/card'
import { Breadcrumb } from '@/components/ui/layout/breadcrumb'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { readShownReview } from '@/lib/reviews/read-reviews'
import { reportReviewAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reviews.report'))('title'), robots: { index: false } }
}

/** Where somebody who is signed in says that a review must not stand. */
export default async function ReportReviewPage({ params }: PageProps<'/reviews/[reviewId]/report'>) {
  const { reviewId } = await params
  await requireViewer()
  const [review, t, seller] = await Promise.all([readShownReview(reviewId), getTranslations('reviews.report'), getTranslations('reviews.seller')])
  if (!review) notFound()
  const trail = [{ label: review.product.name, href: `/products/${review.product.slug}` }, { label: t('title') }]
  return (
    <div className="mx-auto flex max-w-2xl flex-col gap-8">
      <PageHeader title={t('title')} lead={t('lead')} above={<Breadcrumb trail={trail} />} />
      <Card>
        <ReviewText review={review} replyTitle={seller('replyOwn')} />
      </Card>
      <ClientMessages of={['reviews.report', 'errors']}>
        <ReportForm action={reportReviewAction.bind(null, reviewId)} />
      </ClientMessages>
    </div>
  )
}
