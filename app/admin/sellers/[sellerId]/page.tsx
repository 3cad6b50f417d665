import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { liftSuspensionAction, suspendSellerAction } from '@/app/admin/sellers/actions'
import { SellerFacts } from '@/components/admin/sellers/seller-facts'
import { StopSection } from '@/components/admin/stop-section'
import { ClientMessages } from '@/components/ui/client-messages'
import { LinkButton } from '@/components/ui/form/link-button'
import { Breadcrumb } from '@/components/ui/layout/breadcrumb'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireOperator } from '@/lib/auth/viewer'
import { readSeller } from '@/lib/sellers/read-seller'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.sellers'))('title') }
}

/** One seller: the state of their account, the ways to their orders, figures and fee, and what stops them. */
export default async function SellerPage({ params }: PageProps<'/admin/sellers/[sellerId]'>) {
  await requireOperator()
  const { sellerId } = await params
  const [view, t] = await Promise.all([readSeller(sellerId), getTranslations('admin.seller')])
  if (!view) notFound()
  const { shopName, slug, email, closedAt } = view.seller
  const links = [
    ...(closedAt ? [] : [{ href: `/sellers/${slug}`, label: t('visit') }]),
    { href: `/admin/orders?q=${encodeURIComponent(shopName)}`, label: t('orders') },
    { href: `/admin/figures/${sellerId}/${new Date().toISOString().slice(0, 7)}`, label: t('figures') },
    ...(closedAt ? [] : [{ href: `/admin/fees/${sellerId}`, label: t('fee') }]),
  ]
  return (
    <>
      <PageHeader
        above={<Breadcrumb trail={[{ label: t('crumb'), href: '/admin/sellers' }, { label: shopName }]} />}
        title={shopName}
        lead={email && <bdi>{email}</bdi>}
        actions={links.map(({ href, label }) => (
          <LinkButton key={href} href={href} variant="secondary" size="sm">
            {label}
          </LinkButton>
        ))}
      />
      <SellerFacts view={view} />
      <ClientMessages of={['admin.seller']}>
        <StopSection
          of="seller"
          stops={view.suspensions}
          canStop={!closedAt}
          stop={suspendSellerAction.bind(null, sellerId)}
          lift={liftSuspensionAction.bind(null, sellerId)}
        />
      </ClientMessages>
    </>
  )
}
