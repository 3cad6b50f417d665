import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DoubtList } from '@/components/admin/doubt-list'
import { FigureTile } from '@/components/admin/figure-tile'
import { QueueTable } from '@/components/admin/queue-table'
import { TaskList } from '@/components/admin/task-list'
import { VolumeTable } from '@/components/admin/volume-table'
import { Alert } from '@/components/ui/feedback/alert'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { PageHeader } from '@/components/ui/layout/page-header'
import { TextLink } from '@/components/ui/layout/text-link'
import { requireOperator } from '@/lib/auth/viewer'
import type { PlatformOverview } from '@/lib/domain/wire/admin-views'
import { platformOverview } from '@/lib/operations/platform-overview'

export const metadata: Metadata = { title: 'Overview' }

/** How the marketplace stands, with what needs a person first. */
export default async function OverviewPage() {
  await requireOperator()
  const [overview, orders] = await Promise.all([platformOverview(), getTranslations('admin.orders')])
  return (
    <>
      <PageHeader title="Overview" lead="How the marketplace stands at this moment." />
      <Figures overview={overview} />
      {overview.taskCount > 0 && <Tasks overview={overview} />}
      {overview.inDoubtCount > 0 && (
        <section className="flex flex-col gap-3">
          <div className="flex flex-wrap items-baseline justify-between gap-3">
            <h2 className="font-semibold text-lg">{orders('inDoubtTitle')}</h2>
            <TextLink href="/admin/orders?status=in_doubt">{orders('allInDoubt')}</TextLink>
          </div>
          <Alert tone="warn" title="Stripe has not answered about these orders, or a refund did not go through.">
            We ask Stripe again every minute until it answers, and nothing is charged twice. If an order stays here for hours, check Stripe’s status
            page and the queues below.
          </Alert>
          <DoubtList orders={overview.inDoubt} />
        </section>
      )}
      <section className="flex flex-col gap-3">
        <h2 className="font-semibold text-lg">Sales</h2>
        <p className="text-muted text-sm">
          Gross counts every payment that was captured. Refunds that a bank sent back do not count as refunded. Sellers see the same figures.
        </p>
        {overview.volume.length > 0 ? (
          <VolumeTable volume={overview.volume} />
        ) : (
          <EmptyState title="Nothing sold yet">Captured payments and your fees appear here, by currency.</EmptyState>
        )}
      </section>
      <section className="flex flex-col gap-3">
        <div className="flex flex-wrap items-baseline justify-between gap-3">
          <h2 className="font-semibold text-lg">Jobs</h2>
          <TextLink href="/admin/jobs">Errors and workers</TextLink>
        </div>
        {overview.queues && overview.queues.length > 0 ? (
          <QueueTable queues={overview.queues} />
        ) : (
          <EmptyState title="No queues yet">The job engine makes its queues when it first starts on this database.</EmptyState>
        )}
      </section>
    </>
  )
}

/** The newest open tasks: what needs a person comes first. */
async function Tasks({ overview: { tasks } }: { overview: PlatformOverview }) {
  const t = await getTranslations('admin.tasks')
  return (
    <section className="flex flex-col gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <h2 className="font-semibold text-lg">{t('title')}</h2>
        <TextLink href="/admin/tasks">{t('all')}</TextLink>
      </div>
      <TaskList tasks={tasks} />
    </section>
  )
}

async function Figures({ overview: { orders, sellers, webhooks, taskCount, inDoubtCount, products } }: { overview: PlatformOverview }) {
  const t = await getTranslations('admin.tasks')
  const notPaid = `${orders.open} open, ${orders.scheduled} charged later, ${orders.partly_paid} partly paid, ${orders.declined} declined, ${orders.canceled} canceled, ${orders.refunded} refunded`
  const webhookNote = webhooks.waiting > 0 ? `${webhooks.waiting} waiting` : 'None waiting'
  return (
    <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
      <FigureTile label={t('openCount')} value={taskCount} note={t('lead')} href="/admin/tasks" alarm={taskCount > 0} />
      <FigureTile label="Paid orders" value={orders.paid} note={notPaid} href="/admin/orders?status=paid" />
      <FigureTile
        label="Orders in doubt"
        value={inDoubtCount}
        note="No progress for two minutes, or a failed refund"
        href="/admin/orders?status=in_doubt"
        alarm={inDoubtCount > 0}
      />
      <FigureTile
        label="Sellers who can sell"
        value={`${sellers.chargeable} of ${sellers.total}`}
        note={`${products} products on sale`}
        href="/admin/sellers"
      />
      <FigureTile
        label="Failed webhooks"
        value={webhooks.failed}
        note={webhookNote}
        href="/admin/webhooks?status=failed"
        alarm={webhooks.failed > 0}
      />
    </div>
  )
}
