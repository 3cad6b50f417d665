import clsx from 'clsx'
import { useMoney } from './use-money'

/** An amount in minor units, as the viewer's locale writes it. */
export function Price({ amountMinor, currency, className }: { amountMinor: number; currency: string; className?: string }) {
  const money = useMoney()
  return <span className={clsx('whitespace-nowrap tabular-nums', className)}>{money({ amountMinor, currency })}</span>
}
