import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { CancelWindowForm } from '@/components/sell/cancel-window-form'
import { CloseShop } from '@/components/sell/close-shop'
import { ConnectPreview } from '@/components/sell/connect-preview'
import { ConnectionCard } from '@/components/sell/connection-card'
import { FeeSection } from '@/components/sell/fee-section'
import { LegalSection } from '@/components/sell/legal-section'
import { OwedList } from '@/components/sell/owed-list'
import { ReturnPolicyForm } from '@/components/sell/returns/return-policy-form'
import { ShopNameForm } from '@/components/sell/shop-name-form'
import { Section } from '@/components/ui/data/card'
import { LinkButton } from '@/components/ui/form/link-button'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireSeller } from '@/lib/auth/viewer'
import { readLegal } from '@/lib/documents/legal-details'
import { owesNothing } from '@/lib/domain/wire/closing-view'
import { readClosing } from '@/lib/operations/close-shop'
import { readShopFees } from '@/lib/pricing/shop-fees'
import { readReturnPolicy } from '@/lib/returns/return-policy'
import { readCancelMinutes } from '@/lib/sellers/cancel-window'
import { previewNotice } from '@/lib/sellers/connect/connect-route'
import { sellerOverview } from '@/lib/sellers/seller-overview'
import { cancelWindowAction, checkAgainAction, closeShopAction, disconnectAction, renameShopAction, saveLegalAction } from './actions'
import { returnPolicyAction } from './returns/actions'
import { WarningPolicy } from './warnings/warning-policy'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sell.settings'))('title') }
}

/** The shop's name, the Stripe account behind it, and the way to close it. */
export default async function SettingsPage() {
  const { sellerId, may } = await requireSeller('shop.read')
  if (!may('settings.edit')) return <ReadSettings sellerId={sellerId} />
  const [overview, legal, minutes, fees, returns, closing, t, form] = await Promise.all([
    sellerOverview(sellerId),
    readLegal(sellerId),
    readCancelMinutes(sellerId),
    readShopFees(sellerId),
    readReturnPolicy(sellerId),
    readClosing(sellerId),
    getTranslations('sell.settings'),
    getTranslations('common.form'),
  ])
  return (
    <>
      <PageHeader title={t('title')} actions={<SettingsLinks ofTeam={may('team.manage')} />} />
      <Section title={t('shop')}>
        <ShopNameForm
          action={renameShopAction}
          name={overview.shopName}
          submit={t('save')}
          busyText={form('saving')}
          hint={t('shopNameHint', { address: `/sellers/${overview.slug}` })}
        />
        <div className="mt-5 border-line border-t pt-5">
          <LinkButton href="/sell/settings/shop-page" variant="secondary">
            {t('shopPage')}
          </LinkButton>
          <p className="mt-2 text-muted text-sm">{t('shopPageHint')}</p>
        </div>
      </Section>
      <Section title={t('stripe')} hint={t('stripeHint')}>
        <ConnectPreview notice={overview.connection?.status === 'connected' || overview.ways.open ? null : previewNotice(await headers())} />
        <ConnectionCard overview={overview} check={checkAgainAction} disconnect={may('connect') ? disconnectAction : null} />
      </Section>
      <LegalSection action={saveLegalAction} values={legal} />
      {fees && <FeeSection fees={fees} />}
      <Section title={t('cancel.title')} hint={t('cancel.hint')}>
        <CancelWindowForm action={cancelWindowAction} minutes={minutes} />
      </Section>
      <Section title={t('returns.title')} hint={t('returns.hint')}>
        <ReturnPolicyForm action={returnPolicyAction} policy={returns} />
      </Section>
      {overview.connection?.currency && <WarningPolicy sellerId={sellerId} currency={overview.connection.currency} />}
      {may('shop.close') && (
        <Section title={t('close.title')} hint={t('close.text')}>
          {owesNothing(closing.owed) ? (
            <CloseShop action={closeShopAction} shopName={overview.shopName} unsoldKeys={closing.unsoldKeys} />
          ) : (
            <OwedList owed={closing.owed} />
          )}
        </Section>
      )}
    </>
  )
}

/** The ways to what is set on pages of its own. */
async function SettingsLinks({ ofTeam }: { ofTeam: boolean }) {
  const [team, keys, webhooks] = await Promise.all([getTranslations('sell.team'), getTranslations('sell.apiKeys'), getTranslations('sell.webhooks')])
  return (
    <>
      <LinkButton href="/sell/settings/api-keys" variant="secondary">
        {keys('manage')}
      </LinkButton>
      <LinkButton href="/sell/settings/webhooks" variant="secondary">
        {webhooks('title')}
      </LinkButton>
      {ofTeam && (
        <LinkButton href="/sell/settings/team" variant="secondary">
          {team('manage')}
        </LinkButton>
      )}
    </>
  )
}

/** What of the settings those see who change nothing. */
async function ReadSettings({ sellerId }: { sellerId: string }) {
  const [overview, fees, t] = await Promise.all([sellerOverview(sellerId), readShopFees(sellerId), getTranslations('sell.settings')])
  return (
    <>
      <PageHeader title={t('title')} lead={<bdi>{overview.shopName}</bdi>} />
      {fees && <FeeSection fees={fees} />}
    </>
  )
}
