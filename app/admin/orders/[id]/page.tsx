import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { resolveTaskAction } from '@/app/admin/tasks/actions'
import { JobAboutList } from '@/components/admin/job-about-list'
import { OperatorOrderFacts } from '@/components/admin/operator-order-facts'
import { OperatorPartList } from '@/components/admin/operator-part-list'
import { OrderReturns } from '@/components/admin/order-returns'
import { OrderStatusBadge } from '@/components/admin/order-status-badge'
import { OrderThreads } from '@/components/admin/order-threads'
import { TaskList } from '@/components/admin/task-list'
import { WebhookList } from '@/components/admin/webhook-list'
import { Timeline } from '@/components/orders/timeline'
import { ClientMessages } from '@/components/ui/client-messages'
import { Section } from '@/components/ui/data/card'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { LinkButton } from '@/components/ui/form/link-button'
import { Breadcrumb } from '@/components/ui/layout/breadcrumb'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireOperator } from '@/lib/auth/viewer'
import { disputesOf } from '@/lib/disputes/read-disputes'
import type { OperatorOrderView } from '@/lib/domain/wire/admin-views'
import { readOrderThreads } from '@/lib/messages/read-messages'
import { jobsAbout, readOperatorOrder } from '@/lib/operations/read-operator-order'
import { readOrderReturns } from '@/lib/returns/read-returns'
import { listEventsAbout } from '@/lib/webhooks/list-events'
import { Disputes } from './disputes'
import { Refunds } from './refunds'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.order'))('title') }
}

/** One order with all that is known of it: tasks, parts, timeline, webhooks, jobs. */
export default async function OrderPage({ params }: PageProps<'/admin/orders/[id]'>) {
  await requireOperator()
  const { id } = await params
  const order = await readOperatorOrder(id)
  if (!order) notFound()
  const [t, list] = await Promise.all([getTranslations('admin.order'), getTranslations('admin.orders')])
  return (
    <>
      <PageHeader
        above={<Breadcrumb trail={[{ label: list('title'), href: '/admin/orders' }, { label: order.receiptNumber }]} />}
        title={t('heading', { number: order.receiptNumber })}
        actions={<OrderStatusBadge status={order.status} />}
      />
      <Tasks order={order} />
      <Section
        title={t('facts')}
        action={
          <LinkButton external href={order.platformUrl} variant="secondary" size="sm">
            {t('openPlatform')}
          </LinkButton>
        }
      >
        <OperatorOrderFacts order={order} />
      </Section>
      <Disputes parts={order.parts} />
      <OperatorPartList orderId={order.id} parts={order.parts} blocked={await blockedParts(order)} />
      <Refunds parts={order.parts} />
      <OrderReturns parts={await readOrderReturns(order.id)} />
      <OrderThreads threads={await readOrderThreads(order.id)} />
      <Section title={t('timeline')} hint={t('timelineHint')}>
        <Timeline lines={order.timeline} />
      </Section>
      <Machinery order={order} />
    </>
  )
}

/** The parts of which nothing can be refunded while a bank decides. */
async function blockedParts({ parts }: OperatorOrderView): Promise<string[]> {
  const disputes = await disputesOf(parts.map(({ id }) => id))
  return disputes.flatMap(({ sellerOrderId, isBlocking }) => (isBlocking ? [sellerOrderId] : []))
}

async function Tasks({ order }: { order: OperatorOrderView }) {
  if (order.tasks.length === 0) return null
  const t = await getTranslations('admin.tasks')
  return (
    <section className="flex flex-col gap-3">
      <h2 className="font-semibold text-lg">{t('title')}</h2>
      <ClientMessages of={['admin.tasks']}>
        <TaskList tasks={order.tasks} resolve={(taskId) => resolveTaskAction.bind(null, taskId)} />
      </ClientMessages>
    </section>
  )
}

/** What Stripe told of the order, and what is still to be done about it in the background. */
async function Machinery({ order }: { order: OperatorOrderView }) {
  const [events, t] = await Promise.all([listEventsAbout(order.intentIds), getTranslations('admin.order')])
  const jobs = await jobsAbout(
    order,
    events.map(({ id }) => id),
  )
  return (
    <>
      <section className="flex flex-col gap-3">
        <h2 className="font-semibold text-lg">{t('webhooks')}</h2>
        {events.length > 0 ? <WebhookList events={events} /> : <EmptyState title={t('noWebhooks')}>{t('noWebhooksHint')}</EmptyState>}
      </section>
      <section className="flex flex-col gap-3">
        <h2 className="font-semibold text-lg">{t('jobs')}</h2>
        {jobs.length > 0 ? <JobAboutList jobs={jobs} /> : <EmptyState title={t('noJobs')}>{t('noJobsHint')}</EmptyState>}
      </section>
    </>
  )
}
