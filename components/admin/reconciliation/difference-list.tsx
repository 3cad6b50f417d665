import { useTranslations } from 'next-intl'
import { type ActionAnswer, ActionButton } from '@/components/admin/action-button'
import { type ResolveAction, ResolveForm } from '@/components/admin/resolve-form'
import { Card } from '@/components/ui/data/card'
import { Moment } from '@/components/ui/data/moment'
import { Price } from '@/components/ui/data/price'
import { Badge } from '@/components/ui/feedback/badge'
import { TextLink } from '@/components/ui/layout/text-link'
import type { DifferenceLine } from '@/lib/domain/wire/reconciliation-views'

type Props = {
  lines: DifferenceLine[]
  explain: (id: string) => ResolveAction
  readAgain: (id: string) => (before: ActionAnswer) => Promise<ActionAnswer>
}

/** Differences, each with both sides and what can be done about it. */
export function DifferenceList({ lines, explain, readAgain }: Props) {
  const t = useTranslations('admin.reconciliation')
  return (
    <Card padded={false}>
      <ul className="divide-y divide-line">
        {lines.map((line) => (
          <li key={line.id} className="flex flex-col gap-3 px-5 py-4 text-sm">
            <Difference line={line} />
            {line.resolvedAt === null && (
              <>
                <ActionButton action={readAgain(line.id)} label={t('readAgainAbout', { about: aboutOf(line) })} busyText={t('reading')}>
                  {t('readAgain')}
                </ActionButton>
                <ResolveForm action={explain(line.id)} about={aboutOf(line)} words="admin.reconciliation" />
              </>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

const aboutOf = ({ order, kind, currency, subject }: DifferenceLine) =>
  order?.receiptNumber ?? (kind === 'balance_open' ? currency.toUpperCase() : subject)

function Difference({ line }: { line: DifferenceLine }) {
  const t = useTranslations('admin.reconciliation')
  const { kind, shopName, accountId, order, currency, oursMinor, stripesMinor, createdAt, resolvedAt } = line
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="wrap-anywhere flex min-w-0 flex-1 basis-72 flex-col gap-0.5">
        <p className="font-medium">
          {shopName ? <bdi>{shopName}</bdi> : <span>{t('platform')}</span>}
          {order && (
            <>
              <span>{' · '}</span>
              <TextLink href={`/admin/orders/${order.id}`}>{t('order', { number: order.receiptNumber })}</TextLink>
            </>
          )}
        </p>
        <p>{t(`kinds.${kind}`)}</p>
        <p className="font-mono text-muted text-xs">{[shopName ? accountId : null, order ? null : aboutOf(line)].filter(Boolean).join(' · ')}</p>
        <Closing line={line} />
      </div>
      <dl className="grid grid-cols-3 gap-x-6 text-end">
        <Side label={t('ours')} amountMinor={oursMinor} currency={currency} />
        <Side label={t('stripes')} amountMinor={stripesMinor} currency={currency} />
        <Side label={t('apart')} amountMinor={stripesMinor - oursMinor} currency={currency} />
      </dl>
      <div className="flex items-center gap-3">
        <Moment at={createdAt} className="text-muted" />
        <Badge tone={resolvedAt === null ? 'warn' : 'good'}>{t(resolvedAt === null ? 'open' : 'closed')}</Badge>
      </div>
    </div>
  )
}

function Side({ label, ...money }: { label: string; amountMinor: number; currency: string }) {
  return (
    <div>
      <dt className="text-muted">{label}</dt>
      <dd className="font-medium tabular-nums">
        <Price {...money} />
      </dd>
    </div>
  )
}

function Closing({ line: { resolvedAt, how, note, byEmail } }: { line: DifferenceLine }) {
  const t = useTranslations('admin.reconciliation')
  if (!resolvedAt) return null
  return (
    <p dir="auto" className="text-muted">
      <span>{how === 'explained' ? t('explainedBy', { who: byEmail ?? '', note: note ?? '' }) : t('matched')}</span> <Moment at={resolvedAt} />
    </p>
  )
}
