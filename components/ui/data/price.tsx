import clsx from 'clsx'
import { formatMoney } from '@/lib/domain/money/money'

/** An amount in minor units, as people read it. */
export function Price({ amountMinor, currency, className }: { amountMinor: number; currency: string; className?: string }) {
  return <span className={clsx('whitespace-nowrap tabular-nums', className)}>{formatMoney({ amountMinor, currency })}</span>
}
