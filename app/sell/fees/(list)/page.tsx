import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FeeMonthTable } from '@/components/fees/fee-month-table'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireSeller } from '@/lib/auth/viewer'
import { feeMonths } from '@/lib/ledger/fee-statement'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sell.fees'))('title') }
}

/** What a seller has paid the marketplace, month by month. */
export default async function FeesPage() {
  const { sellerId } = await requireSeller('money.read')
  const [months, t] = await Promise.all([feeMonths(sellerId), getTranslations('sell.fees')])
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {months.length > 0 ? <FeeMonthTable months={months} isLinked /> : <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>}
    </>
  )
}
