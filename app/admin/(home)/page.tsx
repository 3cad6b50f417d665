import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DoubtList } from '@/components/admin/doubt-list'
import { QueueTable } from '@/components/admin/queue-table'
import { TaskList } from '@/components/admin/task-list'
import { VolumeTable } from '@/components/admin/volume-table'
import { FigureTile } from '@/components/ui/data/figure-tile'
import { Alert } from '@/components/ui/feedback/alert'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { PageHeader } from '@/components/ui/layout/page-header'
import { TextLink } from '@/components/ui/layout/text-link'
import { requireOperator } from '@/lib/auth/viewer'
import type { PlatformOverview } from '@/lib/domain/wire/admin-views'
import { platformOverview } from '@/lib/operations/platform-overview'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.overview'))('title') }
}

/** How the marketplace stands, with what needs a person first. */
export default async function OverviewPage() {
  await requireOperator()
  const [overview, t, orders] = await Promise.all([platformOverview(), getTranslations('admin.overview'), getTranslations('admin.orders')])
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <Figures overview={overview} />
      {overview.taskCount > 0 && <Tasks overview={overview} />}
      {overview.inDoubtCount > 0 && (
        <section className="flex flex-col gap-3">
          <div className="flex flex-wrap items-baseline justify-between gap-3">
            <h2 className="font-semibold text-lg">{orders('inDoubtTitle')}</h2>
            <TextLink href="/admin/orders?status=in_doubt">{orders('allInDoubt')}</TextLink>
          </div>
          <Alert tone="warn" title={t('doubtTitle')}>
            {t('doubtText')}
          </Alert>
          <DoubtList orders={overview.inDoubt} />
        </section>
      )}
      <section className="flex flex-col gap-3">
        <div className="flex flex-wrap items-baseline justify-between gap-3">
          <h2 className="font-semibold text-lg">{t('sales')}</h2>
          <TextLink href="/admin/figures">{t('figuresLink')}</TextLink>
        </div>
        <p className="text-muted text-sm">{t('salesHint')}</p>
        {overview.volume.length > 0 ? <VolumeTable volume={overview.volume} /> : <EmptyState title={t('noSales')}>{t('noSalesText')}</EmptyState>}
      </section>
      <section className="flex flex-col gap-3">
        <div className="flex flex-wrap items-baseline justify-between gap-3">
          <h2 className="font-semibold text-lg">{t('jobs')}</h2>
          <TextLink href="/admin/jobs">{t('jobsLink')}</TextLink>
        </div>
        {overview.queues && overview.queues.length > 0 ? (
          <QueueTable queues={overview.queues} />
        ) : (
          <EmptyState title={t('noQueues')}>{t('noQueuesText')}</EmptyState>
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
  const [t, tasks] = await Promise.all([getTranslations('admin.overview'), getTranslations('admin.tasks')])
  return (
    <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
      <FigureTile label={tasks('openCount')} value={taskCount} note={tasks('lead')} href="/admin/tasks" alarm={taskCount > 0} />
      <FigureTile
        label={t('paid')}
        value={orders.paid}
        note={t('notPaid', { ...orders, partlyPaid: orders.partly_paid })}
        href="/admin/orders?status=paid"
      />
      <FigureTile label={t('doubt')} value={inDoubtCount} note={t('doubtNote')} href="/admin/orders?status=in_doubt" alarm={inDoubtCount > 0} />
      <FigureTile
        label={t('sellers')}
        value={t('sellersValue', { chargeable: sellers.chargeable, total: sellers.total })}
        note={t('products', { count: products })}
        href="/admin/sellers"
      />
      <FigureTile
        label={t('webhooks')}
        value={webhooks.failed}
        note={t('webhooksWaiting', { count: webhooks.waiting })}
        href="/admin/webhooks?status=failed"
        alarm={webhooks.failed > 0}
      />
    </div>
  )
}
