import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { replayEventAction } from '@/app/admin/webhooks/actions'
import { ActionButton } from '@/components/admin/action-button'
import { WebhookStatusBadge } from '@/components/admin/webhook-status'
import { Section } from '@/components/ui/data/card'
import { FactList } from '@/components/ui/data/fact-list'
import { Moment } from '@/components/ui/data/moment'
import { Alert } from '@/components/ui/feedback/alert'
import { Breadcrumb } from '@/components/ui/layout/breadcrumb'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireOperator } from '@/lib/auth/viewer'
import type { WebhookLine } from '@/lib/domain/wire/admin-views'
import { readEvent } from '@/lib/webhooks/list-events'

export const metadata: Metadata = { title: 'Webhook' }

/** One event: what Stripe sent, what became of it, and a way to process it again. */
export default async function WebhookPage({ params }: PageProps<'/admin/webhooks/[id]'>) {
  await requireOperator()
  const { id } = await params
  const found = await readEvent(id)
  if (!found) notFound()
  const { event, payload } = found
  return (
    <>
      <PageHeader
        above={<Breadcrumb trail={[{ label: 'Webhooks', href: '/admin/webhooks' }, { label: event.id }]} />}
        title={<span className="break-words">{event.type}</span>}
        actions={<WebhookStatusBadge status={event.status} />}
      />
      {event.note && <Alert tone={event.status === 'failed' ? 'danger' : 'info'} title={event.note} />}
      <Section
        title="Event"
        action={
          <ActionButton action={replayEventAction.bind(null, event.id)} busyText="Processing…">
            Process again
          </ActionButton>
        }
      >
        <FactList facts={factsOf(event)} />
      </Section>
      <Section title="What Stripe sent" hint="A hint only: what we do with it is read from Stripe anew." padded={false}>
        <section
          aria-label="Payload"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable without a mouse
          tabIndex={0}
          className="max-h-[36rem] overflow-auto p-5 -outline-offset-2"
        >
          <pre className="font-mono text-xs">{JSON.stringify(payload, null, 2)}</pre>
        </section>
      </Section>
    </>
  )
}

function factsOf({ scope, accountId, livemode, fetched, created, receivedAt, processedAt }: WebhookLine) {
  return [
    { label: 'Endpoint', value: scope === 'connect' ? 'Connect (from a seller’s account)' : 'Platform' },
    { label: 'Account', value: accountId ? <code className="font-mono text-xs">{accountId}</code> : 'Our own' },
    { label: 'Mode', value: livemode ? 'Live' : 'Test' },
    { label: 'Happened at Stripe', value: <Moment at={created} /> },
    { label: 'Received', value: <Moment at={receivedAt} /> },
    { label: 'How it came', value: fetched ? 'Found in Stripe’s list: it could not be delivered' : 'Delivered by Stripe' },
    { label: 'Processed', value: processedAt ? <Moment at={processedAt} /> : 'Not yet' },
  ]
}
