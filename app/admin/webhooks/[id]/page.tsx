import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
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

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.webhook'))('title') }
}

/** One event: what Stripe sent, what became of it, and a way to process it again. */
export default async function WebhookPage({ params }: PageProps<'/admin/webhooks/[id]'>) {
  await requireOperator()
  const { id } = await params
  const found = await readEvent(id)
  if (!found) notFound()
  const { event, payload } = found
  const [t, webhooks] = await Promise.all([getTranslations('admin.webhook'), getTranslations('admin.webhooks')])
  return (
    <>
      <PageHeader
        above={<Breadcrumb trail={[{ label: webhooks('title'), href: '/admin/webhooks' }, { label: event.id }]} />}
        title={<span className="break-words">{event.type}</span>}
        actions={<WebhookStatusBadge status={event.status} />}
      />
      {event.note && <Alert tone={event.status === 'failed' ? 'danger' : 'info'} title={<span dir="auto">{event.note}</span>} />}
      <Section
        title={t('event')}
        action={
          <ActionButton action={replayEventAction.bind(null, event.id)} busyText={t('processing')}>
            {t('again')}
          </ActionButton>
        }
      >
        <Facts event={event} />
      </Section>
      <Section title={t('sent')} hint={t('sentHint')} padded={false}>
        <section
          aria-label={t('payload')}
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

function Facts({ event: { scope, accountId, livemode, fetched, created, receivedAt, processedAt } }: { event: WebhookLine }) {
  const t = useTranslations('admin.webhook')
  const facts = [
    { label: t('endpoint'), value: t(scope) },
    { label: t('account'), value: accountId ? <code className="font-mono text-xs">{accountId}</code> : t('ownAccount') },
    { label: t('mode'), value: t(livemode ? 'live' : 'test') },
    { label: t('created'), value: <Moment at={created} /> },
    { label: t('received'), value: <Moment at={receivedAt} /> },
    { label: t('source'), value: t(fetched ? 'fetched' : 'delivered') },
    { label: t('processed'), value: processedAt ? <Moment at={processedAt} /> : t('notYet') },
  ]
  return <FactList facts={facts} />
}
