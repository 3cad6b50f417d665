import type { Metadata, Route } from 'next'
import { getTranslations } from 'next-intl/server'
import { registerWebhooksAction, replayFailedAction } from '@/app/admin/webhooks/actions'
import { ActionButton } from '@/components/admin/action-button'
import { WebhookList } from '@/components/admin/webhook-list'
import { Pagination } from '@/components/ui/data/pagination'
import { Alert } from '@/components/ui/feedback/alert'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { FilterNav } from '@/components/ui/layout/filter-nav'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireOperator } from '@/lib/auth/viewer'
import { WEBHOOK_STATUSES, type WebhookStatus } from '@/lib/domain/wire/admin-views'
import { countOverdueAccounts } from '@/lib/webhooks/fetch-missed-events'
import { listEvents } from '@/lib/webhooks/list-events'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.webhooks'))('title') }
}

/** The inbox of Stripe's events, of one status or all. */
export default async function WebhooksPage({ searchParams }: PageProps<'/admin/webhooks'>) {
  await requireOperator()
  const query = await searchParams
  const from = typeof query.cursor === 'string' ? query.cursor : null
  const status = WEBHOOK_STATUSES.find((each) => each === query.status)
  const [{ events, nextCursor }, overdue, t] = await Promise.all([
    listEvents({ status, cursor: from }),
    countOverdueAccounts(),
    getTranslations('admin.webhooks'),
  ])
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <ActionButton action={registerWebhooksAction} busyText={t('registering')}>
        {t('register')}
      </ActionButton>
      {overdue > 0 && (
        <Alert tone="warn" title={t('overdue', { count: overdue })}>
          {t('overdueText')}
        </Alert>
      )}
      <FilterNav
        label={t('filter')}
        filters={[undefined, ...WEBHOOK_STATUSES].map((each) => ({
          href: address(each),
          label: t(each ? `status.${each}` : 'all'),
          isChosen: each === status,
        }))}
      />
      {status === 'failed' && events.length > 0 && (
        <ActionButton action={replayFailedAction} busyText={t('sending')}>
          {t('retryAll')}
        </ActionButton>
      )}
      {events.length > 0 ? (
        <WebhookList events={events} />
      ) : (
        <EmptyState title={t(status || from ? 'noMatch' : 'empty')}>{t(status || from ? 'noMatchText' : 'emptyText')}</EmptyState>
      )}
      <Pagination label={t('events')} startHref={from && address(status)} nextHref={nextCursor && address(status, nextCursor)} />
    </>
  )
}

function address(status: WebhookStatus | undefined, cursor?: string): Route {
  const query = new URLSearchParams({ ...(status && { status }), ...(cursor && { cursor }) })
  return (query.size > 0 ? `/admin/webhooks?${query}` : '/admin/webhooks') as Route
}
