import type { Route } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Price } from '@/components/ui/data/price'
import type { SalesFigures } from '@/lib/domain/order/charged'

/** How the shop does, each figure leading to what it is made of. Amounts of different currencies are never added up. */
export function FigureTiles({ figures, activeProducts }: { figures: SalesFigures[]; activeProducts: number }) {
  const t = useTranslations('sell.figures')
  const orders = figures.reduce((sum, figure) => sum + figure.count, 0)
  const amounts = (pick: (figure: SalesFigures) => number) =>
    figures.length === 0
      ? t('none')
      : figures.map((figure) => <Price key={figure.currency} amountMinor={pick(figure)} currency={figure.currency} className="block" />)
  return (
    <section aria-label={t('label')}>
      <ul className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <Tile href="/sell/orders" label={t('sales')} value={amounts((figure) => figure.amountMinor - figure.refundedMinor)} />
        <Tile href="/sell/orders" label={t('fee')} value={amounts((figure) => figure.applicationFeeMinor - figure.refundedFeeMinor)} />
        <Tile href="/sell/orders" label={t('orders')} value={orders} />
        <Tile href="/sell/products" label={t('products')} value={activeProducts} />
      </ul>
      <p className="mt-2 text-muted text-sm">{t('hint')}</p>
    </section>
  )
}

function Tile({ href, label, value }: { href: string; label: string; value: ReactNode }) {
  return (
    <li>
      <Link
        href={href as Route}
        className="flex h-full min-h-24 flex-col gap-1.5 rounded-lg border border-line bg-surface p-4 hover:border-line-strong"
      >
        <span className="text-muted text-sm">{label}</span>
        <span className="font-semibold text-xl tabular-nums">{value}</span>
      </Link>
    </li>
  )
}
