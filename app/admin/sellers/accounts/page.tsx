import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccountOfferForm } from '@/components/admin/account-offer-form'
import { ClientMessages } from '@/components/ui/client-messages'
import { Card } from '@/components/ui/data/card'
import { Breadcrumb } from '@/components/ui/layout/breadcrumb'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireOperator } from '@/lib/auth/viewer'
import { readAccountOffer } from '@/lib/sellers/connect/account-offer'
import { setAccountOfferAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.sellers.accountOffer'))('title') }
}

/** Which ways to a Stripe account sellers are offered. */
export default async function AccountOfferPage() {
  await requireOperator()
  const [{ offer, hasClientId }, t, sellers] = await Promise.all([
    readAccountOffer(),
    getTranslations('admin.sellers.accountOffer'),
    getTranslations('admin.sellers'),
  ])
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        above={<Breadcrumb trail={[{ label: sellers('title'), href: '/admin/sellers' }, { label: t('title') }]} />}
      />
      <Card>
        <ClientMessages of={['admin.sellers.accountOffer', 'common.form', 'errors']}>
          <AccountOfferForm action={setAccountOfferAction} offer={offer} hasClientId={hasClientId} />
        </ClientMessages>
      </Card>
    </>
  )
}
