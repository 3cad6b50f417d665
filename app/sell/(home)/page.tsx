import type { Metadata } from 'next'
import { checkAgainAction, openShopAction } from '@/app/sell/settings/actions'
import { CheckWithStripe } from '@/components/sell/check-with-stripe'
import { Checklist } from '@/components/sell/checklist'
import { FigureTiles } from '@/components/sell/figure-tiles'
import { ShopNameForm } from '@/components/sell/shop-name-form'
import { Card } from '@/components/ui/data/card'
import { Alert } from '@/components/ui/feedback/alert'
import { LinkButton } from '@/components/ui/form/link-button'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { sellerFigures } from '@/lib/orders/list-sales'
import { sellerOverview } from '@/lib/sellers/seller-overview'

export const metadata: Metadata = { title: 'Overview' }

/** What a seller needs first, then how it goes. */
export default async function SellPage() {
  const viewer = await requireViewer()
  if (!viewer.sellerId) return <OpenShop />
  const [overview, figures] = await Promise.all([sellerOverview(viewer.sellerId), sellerFigures(viewer.sellerId)])
  const connected = overview.connection?.status === 'connected'
  const visit = (
    <LinkButton href={`/sellers/${overview.slug}`} variant="secondary">
      See your shop
    </LinkButton>
  )
  return (
    <>
      <PageHeader title={overview.shopName} lead={overview.isReady ? 'Your shop is open and can be paid.' : leadOf(overview.steps)} actions={visit} />
      {overview.currencyNotice && <Alert tone="warn">{overview.currencyNotice}</Alert>}
      <section aria-label="Steps to your first sale" className="flex flex-col gap-3">
        <Checklist steps={overview.steps} />
        {connected && <CheckWithStripe action={checkAgainAction} auto={!overview.isReady} />}
      </section>
      <FigureTiles figures={figures} activeProducts={overview.activeProducts} />
    </>
  )
}

function leadOf(steps: { status: string; optional: boolean }[]): string {
  const left = steps.filter((step) => !step.optional && step.status !== 'done').length
  return left === 1 ? 'One step is left until you can sell.' : `${left} steps are left until you can sell.`
}

function OpenShop() {
  return (
    <>
      <PageHeader title="Open your shop" lead="Choose a name, connect your Stripe account, add a product. Buyers pay straight into your account." />
      <Card>
        <ShopNameForm
          action={openShopAction}
          name=""
          submit="Open the shop"
          busyText="Opening…"
          hint="Buyers see it on every product. You can change it later."
        />
      </Card>
    </>
  )
}
