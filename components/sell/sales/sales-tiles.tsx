import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FigureTile } from '@/components/ui/data/figure-tile'
import { Price } from '@/components/ui/data/price'
import { useMoney } from '@/components/ui/data/use-money'
import type { SellerSalesView } from '@/lib/domain/wire/sales-views'

const SALES = '/sell/orders'

/** Four figures of a period, each with what it was in the period before. */
export function SalesTiles({ sales: { currency, period, now, before } }: { sales: SellerSalesView }) {
  const t = useTranslations('sell.sales')
  const format = useFormatter()
  const money = useMoney()
  const note = useNote(period)
  const price = (amountMinor: number) => <Price amountMinor={amountMinor} currency={currency} />
  const text = (amountMinor: number) => money({ amountMinor, currency })
  const percent = (bps: number) => format.number(bps / 10_000, 'percent')
  return (
    <div className="grid grid-cols-1 gap-3 sm:grid-cols-2 xl:grid-cols-4">
      <FigureTile label={t('gross')} value={price(now.grossMinor)} note={note(now.grossMinor, before.grossMinor || null, text)} href={SALES} />
      <FigureTile label={t('orders')} value={format.number(now.orders)} note={note(now.orders, before.orders || null, format.number)} href={SALES} />
      <FigureTile
        label={t('average')}
        value={valueOr(t('none'), now.averageMinor, price)}
        note={note(now.averageMinor, before.averageMinor, text)}
        href={SALES}
      />
      <FigureTile
        label={t('refundRate')}
        value={valueOr(t('none'), now.refundBps, percent)}
        note={before.refundBps === null ? t('nothingBefore', { days: period }) : t('before', { before: percent(before.refundBps), days: period })}
        href="/sell/fees"
      />
    </div>
  )
}

function valueOr(none: string, value: number | null, write: (value: number) => ReactNode): ReactNode {
  return value === null ? none : write(value)
}

/** Says how a figure stands against the one of the period before. */
function useNote(days: number): (now: number | null, before: number | null, write: (value: number) => string) => string {
  const t = useTranslations('sell.sales')
  const format = useFormatter()
  return (now, before, write) => {
    if (before === null) return t('nothingBefore', { days })
    if (now === null) return t('before', { before: write(before), days })
    return t('change', { change: format.number((now - before) / before, 'change'), before: write(before), days })
  }
}
