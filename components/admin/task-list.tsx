import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/data/card'
import { Moment } from '@/components/ui/data/moment'
import { Badge } from '@/components/ui/feedback/badge'
import { TextLink } from '@/components/ui/layout/text-link'
import type { TaskLine } from '@/lib/domain/wire/admin-views'
import { type ResolveAction, ResolveForm } from './resolve-form'

/**
 * Tasks with the order each is about.
 * @param resolve the action that resolves one by hand; without it they are only listed
 */
export function TaskList({ tasks, resolve }: { tasks: TaskLine[]; resolve?: (taskId: string) => ResolveAction }) {
  return (
    <Card padded={false}>
      <ul className="divide-y divide-line">
        {tasks.map((task) => (
          <li key={task.id} className="flex flex-col gap-3 px-5 py-4">
            <Task task={task} />
            {task.resolvedAt === null && resolve && <ResolveForm action={resolve(task.id)} about={task.receiptNumber} />}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Task({ task }: { task: TaskLine }) {
  const t = useTranslations('admin.tasks')
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1.5 text-sm">
      <div className="wrap-anywhere flex min-w-0 flex-1 basis-72 flex-col gap-0.5">
        <p className="font-medium">
          <TextLink href={`/admin/orders/${task.orderId}`}>{task.receiptNumber}</TextLink>
          <span>{' · '}</span>
          <span>{t(`kinds.${task.kind}.title`, { call: task.call })}</span>
        </p>
        <p>{t(`kinds.${task.kind}.text`, { call: task.call, recipient: task.shopName ? 'seller' : 'buyer' })}</p>
        <p dir="auto" className="text-muted">
          {[task.shopName, task.accountId, task.email].filter(Boolean).join(' · ')}
        </p>
        {task.sentence && (
          <p dir="auto" className="font-mono text-muted text-xs">
            {task.sentence}
          </p>
        )}
        <Resolution task={task} />
      </div>
      <div className="flex items-center gap-3">
        <Moment at={task.createdAt} className="text-muted" />
        {task.resolvedAt === null ? <Badge tone="warn">{t('open')}</Badge> : <Badge tone="good">{t('resolved')}</Badge>}
      </div>
    </div>
  )
}

const RESOLVED = { automatic: 'resolvedAutomatically', by_seller: 'resolvedBySeller' } as const

function Resolution({ task: { resolvedAt, resolution, resolvedBy, note } }: { task: TaskLine }) {
  const t = useTranslations('admin.tasks')
  if (!resolvedAt) return null
  return (
    <p dir="auto" className="text-muted">
      <span>
        {resolution === 'by_operator' ? t('resolvedBy', { who: resolvedBy ?? '', note: note ?? '' }) : t(RESOLVED[resolution ?? 'automatic'])}
      </span>{' '}
      <Moment at={resolvedAt} />
    </p>
  )
}
