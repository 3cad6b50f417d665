import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { MonthSection } from '@/components/admin/desk/month-section'
import { NeedsYou } from '@/components/admin/desk/needs-you'
import { Running } from '@/components/admin/desk/running'
import { SellerSteps } from '@/components/admin/desk/seller-steps'
import { DoubtList } from '@/components/admin/doubt-list'
import { TaskList } from '@/components/admin/task-list'
import { VolumeTable } from '@/components/admin/volume-table'
import { Alert } from '@/components/ui/feedback/alert'
import { PageHeader } from '@/components/ui/layout/page-header'
import { TextLink } from '@/components/ui/layout/text-link'
import { requireOperator } from '@/lib/auth/viewer'
import type { PlatformOverview } from '@/lib/domain/wire/admin-views'
import { platformOverview } from '@/lib/operations/platform-overview'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.overview'))('title') }
}

/** What needs a person, then how the marketplace does. */
export default async function OverviewPage({ searchParams }: PageProps<'/admin'>) {
  const [{ month, currency }] = await Promise.all([searchParams, requireOperator()])
  const now = new Date()
  const [overview, t] = await Promise.all([platformOverview({ month, currency }, now), getTranslations('admin.overview')])
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <NeedsYou toDo={overview.toDo} />
      {overview.tasks.length > 0 && <Tasks tasks={overview.tasks} />}
      {overview.inDoubt.length > 0 && <InDoubt inDoubt={overview.inDoubt} />}
      <MonthSection overview={overview} />
      <Running pace={overview.pace} now={now} />
      <SellerSteps sellers={overview.sellers} products={overview.products} />
      {overview.volume.length > 0 && (
        <section className="flex flex-col gap-3">
          <h2 className="font-semibold text-lg">{t('sales')}</h2>
          <p className="text-muted text-sm">{t('salesHint')}</p>
          <VolumeTable volume={overview.volume} />
        </section>
      )}
    </>
  )
}

/** The newest open tasks. */
async function Tasks({ tasks }: Pick<PlatformOverview, 'tasks'>) {
  const t = await getTranslations('admin.tasks')
  return (
    <Listed title={t('title')} href="/admin/tasks" all={t('all')}>
      <TaskList tasks={tasks} />
    </Listed>
  )
}

async function InDoubt({ inDoubt }: Pick<PlatformOverview, 'inDoubt'>) {
  const [t, orders] = await Promise.all([getTranslations('admin.overview'), getTranslations('admin.orders')])
  return (
    <Listed title={orders('inDoubtTitle')} href="/admin/orders?status=in_doubt" all={orders('allInDoubt')}>
      <Alert tone="warn" title={t('doubtTitle')}>
        {t('doubtText')}
      </Alert>
      <DoubtList orders={inDoubt} />
    </Listed>
  )
}

function Listed({ title, href, all, children }: { title: string; href: string; all: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <h2 className="font-semibold text-lg">{title}</h2>
        <TextLink href={href}>{all}</TextLink>
      </div>
      {children}
    </section>
  )
}
