import type { ReactNode } from 'react'
import type { Money } from '@/lib/domain/money/money'
import { Price } from './price'

interface Props {
  currency: string
  nowMinor: number
  laterMinor: number
  /** What the total is called, and its two shares where some of it is charged later. */
  label: ReactNode
  dueNow: string
  later: string
}

/** A total in one currency, divided into what is due now and what is charged later. */
export function CurrencyTotal({ currency, nowMinor, laterMinor, label, dueNow, later }: Props) {
  return (
    <>
      <p className="flex items-baseline justify-between gap-4">
        <span>{label}</span>
        <Price amountMinor={nowMinor + laterMinor} currency={currency} className="display text-2xl" />
      </p>
      {laterMinor > 0 && <Share label={dueNow} amountMinor={nowMinor} currency={currency} />}
      {laterMinor > 0 && <Share label={later} amountMinor={laterMinor} currency={currency} />}
    </>
  )
}

function Share({ label, amountMinor, currency }: { label: string } & Money) {
  return (
    <p className="flex items-baseline justify-between gap-4 text-muted text-sm">
      <span>{label}</span>
      <Price amountMinor={amountMinor} currency={currency} />
    </p>
  )
}
