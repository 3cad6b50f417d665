import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PayoutTable } from '@/components/balance/payout-table'
import { Pagination } from '@/components/ui/data/pagination'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireSeller } from '@/lib/auth/viewer'
import { listPayouts } from '@/lib/balance/read-payouts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('balance.payouts'))('title') }
}

/** The payouts of a seller, newest first. */
export default async function PayoutsPage({ searchParams }: PageProps<'/sell/payouts'>) {
  const [{ sellerId }, { cursor }] = await Promise.all([requireSeller('money.read'), searchParams])
  const from = typeof cursor === 'string' ? cursor : null
  const [{ payouts, nextCursor }, t] = await Promise.all([listPayouts(sellerId, from), getTranslations('balance.payouts')])
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {payouts.length > 0 ? <PayoutTable payouts={payouts} /> : <EmptyState title={t(from ? 'emptyMore' : 'empty')}>{t('emptyText')}</EmptyState>}
      <Pagination
        label={t('title')}
        startHref={from && '/sell/payouts'}
        nextHref={nextCursor && `/sell/payouts?cursor=${encodeURIComponent(nextCursor)}`}
      />
    </>
  )
}
