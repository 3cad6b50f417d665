import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { refreshBalanceAction } from '@/app/sell/balance/actions'
import { BalancePage } from '@/components/balance/balance-page'
import { CheckWithStripe } from '@/components/sell/check-with-stripe'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { LinkButton } from '@/components/ui/form/link-button'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireSeller } from '@/lib/auth/viewer'
import { readOwnBalance } from '@/lib/balance/read-own-balance'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('balance'))('title') }
}

/** What Stripe holds for a seller. */
export default async function SellerBalancePage() {
  const { sellerId } = await requireSeller('money.read')
  const [balance, t] = await Promise.all([readOwnBalance(sellerId), getTranslations('balance')])
  if (balance)
    return (
      <BalancePage balance={balance}>
        <CheckWithStripe action={refreshBalanceAction} />
      </BalancePage>
    )
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <EmptyState title={t('noAccount')} action={<LinkButton href="/sell">{t('toOverview')}</LinkButton>}>
        {t('noAccountText')}
      </EmptyState>
    </>
  )
}
