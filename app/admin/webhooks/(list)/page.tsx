import type { Metadata, Route } from 'next'
import { replayFailedAction } from '@/app/admin/webhooks/actions'
import { ActionButton } from '@/components/admin/action-button'
import { FilterNav } from '@/components/admin/filter-nav'
import { WebhookList } from '@/components/admin/webhook-list'
import { webhookStatusLabel } from '@/components/admin/webhook-status'
import { Pagination } from '@/components/ui/data/pagination'
import { Alert } from '@/components/ui/feedback/alert'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireOperator } from '@/lib/auth/viewer'
import { WEBHOOK_STATUSES, type WebhookStatus } from '@/lib/domain/wire/admin-views'
import { countOverdueAccounts } from '@/lib/webhooks/fetch-missed-events'
import { listEvents } from '@/lib/webhooks/list-events'

export const metadata: Metadata = { title: 'Webhooks' }

/** The inbox of Stripe's events, of one status or all. */
export default async function WebhooksPage({ searchParams }: PageProps<'/admin/webhooks'>) {
  await requireOperator()
  const query = await searchParams
  const from = typeof query.cursor === 'string' ? query.cursor : null
  const status = WEBHOOK_STATUSES.find((each) => each === query.status)
  const [{ events, nextCursor }, overdue] = await Promise.all([listEvents({ status, cursor: from }), countOverdueAccounts()])
  return (
    <>
      <PageHeader title="Webhooks" lead="What Stripe told us, stored before it was answered, and what became of it." />
      {overdue > 0 && (
        <Alert
          tone="warn"
          title={`${overdue === 1 ? 'One account was' : `${overdue} accounts were`} not asked for undelivered events in the last hours.`}
        >
          Once an hour each account is. Look at the jobs: a worker must be running, and the secret key must be allowed to read events.
        </Alert>
      )}
      <FilterNav
        label="Filter by status"
        filters={[undefined, ...WEBHOOK_STATUSES].map((each) => ({
          href: address(each),
          label: each ? webhookStatusLabel(each) : 'All',
          isChosen: each === status,
        }))}
      />
      {status === 'failed' && events.length > 0 && (
        <ActionButton action={replayFailedAction} busyText="Sending…">
          Process all failed again
        </ActionButton>
      )}
      {events.length > 0 ? (
        <WebhookList events={events} />
      ) : (
        <EmptyState title={status || from ? 'No such events' : 'Nothing received yet'}>
          {status || from ? 'Choose another filter.' : 'Events appear here as soon as Stripe sends the first one to your webhook endpoints.'}
        </EmptyState>
      )}
      <Pagination label="Events" startHref={from && address(status)} nextHref={nextCursor && address(status, nextCursor)} />
    </>
  )
}

function address(status: WebhookStatus | undefined, cursor?: string): Route {
  const query = new URLSearchParams({ ...(status && { status }), ...(cursor && { cursor }) })
  return (query.size > 0 ? `/admin/webhooks?${query}` : '/admin/webhooks') as Route
}
