import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DeliveryTable } from '@/components/sell/api/delivery-table'
import { WebhookForm } from '@/components/sell/api/webhook-form'
import { WebhookTable } from '@/components/sell/api/webhook-table'
import { Card, Section } from '@/components/ui/data/card'
import { Pagination } from '@/components/ui/data/pagination'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { Breadcrumb } from '@/components/ui/layout/breadcrumb'
import { PageHeader } from '@/components/ui/layout/page-header'
import { readWebhooks } from '@/lib/api/shop-webhooks'
import { requireSeller } from '@/lib/auth/viewer'
import { addWebhookAction, enableWebhookAction, removeWebhookAction, resendAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sell.webhooks'))('title') }
}

/** Where a shop's own programs are told of its events, and what was delivered. */
export default async function WebhooksPage({ searchParams }: PageProps<'/sell/settings/webhooks'>) {
  const [{ sellerId }, query] = await Promise.all([requireSeller('api.manage'), searchParams])
  const cursor = typeof query.cursor === 'string' ? query.cursor : null
  const [{ webhooks, deliveries, nextCursor }, t, settings] = await Promise.all([
    readWebhooks(sellerId, cursor),
    getTranslations('sell.webhooks'),
    getTranslations('sell.settings'),
  ])
  const path = '/sell/settings/webhooks'
  return (
    <>
      <PageHeader
        above={<Breadcrumb trail={[{ label: settings('title'), href: '/sell/settings' }, { label: t('title') }]} />}
        title={t('title')}
        lead={t('lead')}
      />
      {webhooks.length > 0 ? (
        <Card padded={false}>
          <WebhookTable webhooks={webhooks} remove={removeWebhookAction} enable={enableWebhookAction} />
        </Card>
      ) : (
        <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>
      )}
      <Section title={t('newTitle')} hint={t('newHint')}>
        <WebhookForm action={addWebhookAction} />
      </Section>
      {deliveries.length > 0 && (
        <Section title={t('deliveries')} hint={t('deliveriesHint')} padded={false}>
          <DeliveryTable deliveries={deliveries} resend={resendAction} />
        </Section>
      )}
      <Pagination label={t('deliveries')} startHref={cursor && path} nextHref={nextCursor && `${path}?cursor=${nextCursor}`} />
    </>
  )
}
