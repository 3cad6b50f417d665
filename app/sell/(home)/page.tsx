import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { checkAgainAction, openShopAction, solveRefusalAction } from '@/app/sell/settings/actions'
import { AccountNotices } from '@/components/sell/account-notices'
import { CheckWithStripe } from '@/components/sell/check-with-stripe'
import { Checklist } from '@/components/sell/checklist'
import { ConnectPreview } from '@/components/sell/connect-preview'
import { FigureTiles } from '@/components/sell/figure-tiles'
import { RefusedPayments } from '@/components/sell/refused-payments'
import { ShopNameForm } from '@/components/sell/shop-name-form'
import { Suspended } from '@/components/sell/suspended'
import { Today } from '@/components/sell/today'
import { Card } from '@/components/ui/data/card'
import { LinkButton } from '@/components/ui/form/link-button'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { disputesToAnswer } from '@/lib/disputes/read-disputes'
import type { SellerOverview } from '@/lib/domain/sellers/seller-overview'
import { unreadBySale } from '@/lib/messages/read-messages'
import { sellerFigures, toShipCount } from '@/lib/orders/list-sales'
import { openReturnCount } from '@/lib/returns/read-returns'
import { previewNotice } from '@/lib/sellers/connect/connect-route'
import { sellerOverview } from '@/lib/sellers/seller-overview'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sell.home'))('title') }
}

type Translate = Awaited<ReturnType<typeof getTranslations<'sell.home'>>>

/** What a seller needs first, then how it goes. */
export default async function SellPage() {
  const viewer = await requireViewer()
  if (!viewer.sellerId) return <OpenShop />
  const { sellerId } = viewer
  const [overview, figures, toShip, disputes, returns, unread, t] = await Promise.all([
    sellerOverview(sellerId),
    sellerFigures(sellerId),
    toShipCount(sellerId),
    disputesToAnswer(sellerId),
    openReturnCount(sellerId),
    unreadBySale(sellerId),
    getTranslations('sell.home'),
  ])
  const connected = overview.connection?.status === 'connected'
  const visit = (
    <LinkButton href={`/sellers/${overview.slug}`} variant="secondary">
      {t('visit')}
    </LinkButton>
  )
  return (
    <>
      <PageHeader title={overview.shopName} lead={leadOf(overview, t)} actions={visit} />
      <Suspended suspension={overview.suspension} />
      <RefusedPayments
        refused={overview.refused}
        dashboardUrl={overview.connection?.dashboardUrl ?? ''}
        solve={(id) => solveRefusalAction.bind(null, id)}
      />
      <AccountNotices overview={overview} />
      <ConnectPreview notice={connected ? null : previewNotice(await headers())} />
      {(overview.isReady || disputes > 0) && <Today toShip={toShip} disputes={disputes} returns={returns} unread={Object.keys(unread).length} />}
      {overview.isReady && <FigureTiles figures={figures} activeProducts={overview.activeProducts} />}
      <section aria-label={t('steps')} className="flex flex-col gap-3">
        <Checklist steps={overview.steps} />
        {connected && <CheckWithStripe action={checkAgainAction} auto={!overview.isReady} />}
      </section>
      {!overview.isReady && <FigureTiles figures={figures} activeProducts={overview.activeProducts} />}
    </>
  )
}

function leadOf({ suspension, isReady, steps }: SellerOverview, t: Translate): string {
  if (suspension) return t('suspended')
  return isReady ? t('open') : t('stepsLeft', { count: stepsLeft(steps) })
}

function stepsLeft(steps: { status: string; optional: boolean }[]): number {
  return steps.filter((step) => !step.optional && step.status !== 'done').length
}

function OpenShop() {
  const t = useTranslations('sell.openShop')
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <Card>
        <ShopNameForm action={openShopAction} name="" submit={t('submit')} busyText={t('opening')} hint={t('hint')} />
      </Card>
    </>
  )
}
