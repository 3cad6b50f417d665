import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Price } from '@/components/ui/data/price'
import { TextLink } from '@/components/ui/layout/text-link'
import type { WaterfallView } from '@/lib/domain/wire/balance-views'

type Props = {
  lines: WaterfallView
  currency: string
  /** What they add up to, and what that is called. */
  sum: { label: ReactNode; amountMinor: number }
  /** What is not explained by them; above the sum where it is not 0. */
  differenceMinor?: number
  /** Where a line opens to its bookings. */
  hrefOf?: (line: WaterfallView[number]['line']) => string
}

/** From what was sold to what is left, a line each, with the sum under them. */
export function Waterfall({ lines, currency, sum, differenceMinor = 0, hrefOf }: Props) {
  const t = useTranslations('balance')
  return (
    <dl className="flex flex-col text-sm">
      {lines.map(({ line, amountMinor }) => (
        <Row key={line} label={hrefOf ? <TextLink href={hrefOf(line)}>{t(`line.${line}`)}</TextLink> : t(`line.${line}`)}>
          <Price amountMinor={amountMinor} currency={currency} />
        </Row>
      ))}
      {differenceMinor !== 0 && (
        <Row label={t('payouts.difference')}>
          <Price amountMinor={differenceMinor} currency={currency} />
        </Row>
      )}
      <Row label={sum.label} isSum>
        <Price amountMinor={sum.amountMinor} currency={currency} />
      </Row>
    </dl>
  )
}

function Row({ label, isSum = false, children }: { label: ReactNode; isSum?: boolean; children: ReactNode }) {
  return (
    <div
      className={clsx(
        'flex items-baseline justify-between gap-4 py-2.5 first:pt-0 last:pb-0',
        isSum && 'border-line-strong border-t font-semibold text-base',
      )}
    >
      <dt className="min-w-0">{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
