import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { LinkOver } from '@/app/(shop)/orders/[orderId]/link-over'
import { ReviewForm } from '@/components/reviews/review-form'
import { ClientMessages } from '@/components/ui/client-messages'
import { isolated } from '@/components/ui/isolated'
import { Breadcrumb } from '@/components/ui/layout/breadcrumb'
import type { ReviewPageView } from '@/lib/domain/wire/review-views'
import { currentBuyer } from '@/lib/orders/current-buyer'
import { orderPathWithKey } from '@/lib/orders/order-urls'
import { readReviewPage } from '@/lib/reviews/read-reviews'
import { writeReviewAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('reviews.form')
  return { title: t('title'), robots: { index: false }, referrer: 'same-origin' }
}

/** Where a buyer reviews something they have: for the browser that ordered, its signed-in buyer, and whoever holds the mail. */
export default async function ReviewPage({ params, searchParams }: PageProps<'/orders/[orderId]/review/[lineId]'>) {
  const [{ orderId, lineId }, sent, buyer] = await Promise.all([params, searchParams, currentBuyer()])
  const key = typeof sent.key === 'string' ? sent.key : undefined
  const page = await readReviewPage({ orderId, lineId, buyer, key })
  if (!page) return <LinkOver orderId={orderId} linkKey={key} />
  return (
    <div className="mx-auto flex max-w-2xl flex-col gap-8">
      <Head page={page} orderHref={orderPathWithKey(orderId, key)} />
      <ClientMessages of={['reviews.form', 'reviews.stars', 'errors']}>
        <ReviewForm action={writeReviewAction.bind(null, orderId, lineId, key ?? null)} first={{ values: page.values, refusal: null }} />
      </ClientMessages>
    </div>
  )
}

function Head({ page: { name, variantTitle, shopName: shop, isWritten }, orderHref }: { page: ReviewPageView; orderHref: string }) {
  const t = useTranslations('reviews.form')
  const title = t(isWritten ? 'titleChange' : 'title')
  const item = variantTitle ? `${name} · ${variantTitle}` : name
  return (
    <header className="flex flex-col gap-2">
      <Breadcrumb trail={[{ label: t('order'), href: orderHref }, { label: title }]} />
      <h1 className="display text-3xl">{title}</h1>
      <p className="text-muted">{t.rich('lead', { item, shop, ...isolated })}</p>
    </header>
  )
}
