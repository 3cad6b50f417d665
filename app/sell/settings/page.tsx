import type { Metadata } from 'next'
import { ConnectionCard } from '@/components/sell/connection-card'
import { ShopNameForm } from '@/components/sell/shop-name-form'
import { Section } from '@/components/ui/data/card'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireSeller } from '@/lib/auth/viewer'
import { sellerOverview } from '@/lib/sellers/seller-overview'
import { checkAgainAction, disconnectAction, renameShopAction } from './actions'

export const metadata: Metadata = { title: 'Settings' }

/** The shop's name and the Stripe account behind it. */
export default async function SettingsPage() {
  const { sellerId } = await requireSeller()
  const overview = await sellerOverview(sellerId)
  return (
    <>
      <PageHeader title="Settings" />
      <Section title="Your shop">
        <ShopNameForm
          action={renameShopAction}
          name={overview.shopName}
          submit="Save"
          busyText="Saving…"
          hint={`Buyers see it on every product. The address stays /sellers/${overview.slug}.`}
        />
      </Section>
      <Section title="Stripe" hint="Buyers pay straight into your own Stripe account.">
        <ConnectionCard overview={overview} check={checkAgainAction} disconnect={disconnectAction} />
      </Section>
    </>
  )
}
