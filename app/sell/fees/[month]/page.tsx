import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FeeMonthTable } from '@/components/fees/fee-month-table'
import { FeeTable } from '@/components/fees/fee-table'
import { Pagination } from '@/components/ui/data/pagination'
import { LinkButton } from '@/components/ui/form/link-button'
import { Breadcrumb } from '@/components/ui/layout/breadcrumb'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireSeller } from '@/lib/auth/viewer'
import { feeStatement } from '@/lib/ledger/fee-statement'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sell.fees'))('statement') }
}

/** What a seller has paid the marketplace in one month, sale by sale. */
export default async function FeeStatementPage({ params, searchParams }: PageProps<'/sell/fees/[month]'>) {
  const [{ sellerId }, { month }, { cursor }] = await Promise.all([requireSeller('money.read'), params, searchParams])
  const from = typeof cursor === 'string' ? cursor : null
  const [statement, t] = await Promise.all([feeStatement(sellerId, month, from), getTranslations('sell.fees')])
  if (!statement) notFound()
  const address = `/sell/fees/${month}`
  return (
    <>
      <PageHeader
        above={<Breadcrumb trail={[{ label: t('title'), href: '/sell/fees' }, { label: month }]} />}
        title={t('statement')}
        lead={t('statementLead')}
        actions={
          <LinkButton href={`${address}/csv`} external variant="secondary">
            {t('csv')}
          </LinkButton>
        }
      />
      <FeeMonthTable months={statement.months} isLinked={false} />
      <FeeTable fees={statement.fees} />
      <Pagination
        label={t('entries')}
        startHref={from && address}
        nextHref={statement.nextCursor && `${address}?cursor=${encodeURIComponent(statement.nextCursor)}`}
      />
    </>
  )
}
