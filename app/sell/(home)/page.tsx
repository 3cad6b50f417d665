import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { checkAgainAction, openShopAction, solveRefusalAction } from '@/app/sell/settings/actions'
import { AccountNotices } from '@/components/sell/account-notices'
import { CheckWithStripe } from '@/components/sell/check-with-stripe'
import { Checklist } from '@/components/sell/checklist'
import { ConnectPreview } from '@/components/sell/connect-preview'
import { NextDeposit } from '@/components/sell/next-deposit'
import { RefusedPayments } from '@/components/sell/refused-payments'
import { NoSaleYet, SalesSection } from '@/components/sell/sales/sales-section'
import { ShopNameForm } from '@/components/sell/shop-name-form'
import { Suspended } from '@/components/sell/suspended'
import { Today } from '@/components/sell/today'
import { Card } from '@/components/ui/data/card'
import { LinkButton } from '@/components/ui/form/link-button'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireSeller, requireViewer } from '@/lib/auth/viewer'
import { nextDeposit } from '@/lib/balance/next-deposit'
import { disputesToAnswer } from '@/lib/disputes/read-disputes'
import { stepsToFix } from '@/lib/domain/sellers/seller-checklist'
import type { SellerOverview } from '@/lib/domain/sellers/seller-overview'
import type { NextDepositView } from '@/lib/domain/wire/sales-views'
import { unreadBySale } from '@/lib/messages/read-messages'
import { toShipCount } from '@/lib/orders/list-sales'
import { sellerSales } from '@/lib/orders/seller-sales'
import { openReturnCount } from '@/lib/returns/read-returns'
import { previewNotice } from '@/lib/sellers/connect/connect-route'
import { sellerOverview } from '@/lib/sellers/seller-overview'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sell.home'))('title') }
}

type Translate = Awaited<ReturnType<typeof getTranslations<'sell.home'>>>

/** What a seller has to do and gets next, then how the shop sells; until it can sell, the steps to that. */
export default async function SellPage({ searchParams }: PageProps<'/sell'>) {
  const [viewer, { days, currency }] = await Promise.all([requireViewer(), searchParams])
  if (!viewer.sellerId) return <OpenShop />
  const { sellerId, may } = await requireSeller('read')
  const [overview, work, sales, t] = await Promise.all([
    sellerOverview(sellerId),
    workOf(sellerId, may('money.read')),
    may('money.read') ? sellerSales(sellerId, { days, currency }) : null,
    getTranslations('sell.home'),
  ])
  const { isReady, slug } = overview
  const isConnected = overview.connection?.status === 'connected'
  const visit = (
    <LinkButton href={`/sellers/${slug}`} variant="secondary">
      {t('visit')}
    </LinkButton>
  )
  return (
    <>
      <PageHeader title={overview.shopName} lead={leadOf(overview, t)} actions={visit} />
      <Suspended suspension={overview.suspension} />
      {may('account.check') && (
        <RefusedPayments
          refused={overview.refused}
          dashboardUrl={overview.connection?.dashboardUrl ?? ''}
          solve={(id) => solveRefusalAction.bind(null, id)}
        />
      )}
      {may('account.check') && <AccountNotices overview={overview} />}
      <ConnectPreview notice={isConnected || overview.ways.open ? null : previewNotice(await headers())} />
      {!isReady && may('account.check') && <Steps overview={overview} isConnected={isConnected} />}
      {(isReady || sales || work.disputes > 0) && <Work work={work} />}
      {isReady && may('account.check') && <Fixes overview={overview} />}
      {sales && <SalesSection sales={sales} />}
      {isReady && may('money.read') && !sales && !overview.suspension && <NoSaleYet />}
      {isReady && may('account.check') && <SetupSteps overview={overview} />}
    </>
  )
}

type Work = { toShip: number; disputes: number; returns: number; unread: number; deposit: NextDepositView | null }

async function workOf(sellerId: string, mayReadMoney: boolean): Promise<Work> {
  const [toShip, disputes, returns, unread, deposit] = await Promise.all([
    toShipCount(sellerId),
    mayReadMoney ? disputesToAnswer(sellerId) : 0,
    openReturnCount(sellerId),
    unreadBySale(sellerId),
    mayReadMoney ? nextDeposit(sellerId) : null,
  ])
  return { toShip, disputes, returns, unread: Object.keys(unread).length, deposit }
}

function Work({ work: { deposit, ...counts } }: { work: Work }) {
  return (
    <div className="grid items-start gap-6 lg:grid-cols-3">
      <div className="lg:col-span-2">
        <Today {...counts} />
      </div>
      {deposit && <NextDeposit deposit={deposit} />}
    </div>
  )
}

function Steps({ overview, isConnected }: { overview: SellerOverview; isConnected: boolean }) {
  const t = useTranslations('sell.home')
  return (
    <section aria-label={t('steps')} className="flex flex-col gap-3">
      <Checklist steps={overview.steps} />
      {isConnected && <CheckWithStripe action={checkAgainAction} auto />}
    </section>
  )
}

/** What a shop that can sell should still put right at Stripe. */
function Fixes({ overview: { steps } }: { overview: SellerOverview }) {
  const t = useTranslations('sell.home')
  const fixes = stepsToFix(steps)
  if (fixes.length === 0) return null
  return (
    <section aria-labelledby="to-fix" className="flex flex-col gap-3">
      <h2 id="to-fix" className="font-semibold text-lg">
        {t('toFix')}
      </h2>
      <Checklist steps={fixes} />
    </section>
  )
}

function SetupSteps({ overview: { steps } }: { overview: SellerOverview }) {
  const t = useTranslations('sell.home')
  const fixes = stepsToFix(steps)
  const others = steps.filter((step) => !fixes.includes(step))
  return (
    <details>
      <summary className="cursor-pointer rounded-sm py-2 font-medium">{t('setup')}</summary>
      <div className="mt-2 flex flex-col gap-3">
        <Checklist steps={others} />
        <CheckWithStripe action={checkAgainAction} />
      </div>
    </details>
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
