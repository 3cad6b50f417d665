import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { Moment } from '@/components/ui/data/moment'
import { Price } from '@/components/ui/data/price'
import type { TimelineKind } from '@/lib/domain/order/timeline-kinds'
import type { TimelineLine } from '@/lib/domain/wire/order-views'

const GOOD = new Set<TimelineKind>(['charged', 'settled', 'shipped', 'authorized'])
const BAD = new Set<TimelineKind>(['card_refused', 'declined', 'refund_failed', 'contradiction', 'oversold'])

/** What happened to an order, oldest first. */
export function Timeline({ lines }: { lines: TimelineLine[] }) {
  return (
    <ol className="flex flex-col">
      {lines.map((line) => (
        <li
          key={line.key}
          className="relative flex gap-3 pb-5 last:pb-0 not-last:before:absolute not-last:before:top-4 not-last:before:bottom-0 not-last:before:left-[5px] not-last:before:w-px not-last:before:bg-line"
        >
          <span aria-hidden className={clsx('mt-1.5 size-2.75 shrink-0 rounded-full', dotOf(line.kind))} />
          <Entry line={line} />
        </li>
      ))}
    </ol>
  )
}

function Entry({ line: { kind, at, shopName, money, reason, note } }: { line: TimelineLine }) {
  const t = useTranslations('orders.timeline')
  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-baseline justify-between gap-x-6 gap-y-0.5 text-sm">
      <div className="wrap-anywhere flex min-w-0 flex-col gap-0.5">
        <p className="font-medium">
          <span>{t(`kinds.${kind}`)}</span>
          {money && (
            <>
              <span>{': '}</span>
              <Price amountMinor={money.amountMinor} currency={money.currency} />
            </>
          )}
        </p>
        {shopName && (
          <p dir="auto" className="text-muted">
            {shopName}
          </p>
        )}
        {reason && <p className="text-muted">{t(`reasons.${reason}`)}</p>}
        {note && note !== reason && (
          <p dir="auto" className="font-mono text-muted text-xs">
            {note}
          </p>
        )}
      </div>
      <Moment at={at} className="text-muted" />
    </div>
  )
}

function dotOf(kind: TimelineKind): string {
  if (GOOD.has(kind)) return 'bg-good'
  return BAD.has(kind) ? 'bg-danger' : 'bg-line-strong'
}
