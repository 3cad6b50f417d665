import type { Route } from 'next'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/data/card'
import { Moment } from '@/components/ui/data/moment'
import { Price } from '@/components/ui/data/price'
import { useMoney } from '@/components/ui/data/use-money'
import { Badge } from '@/components/ui/feedback/badge'
import type { SaleView } from '@/lib/domain/wire/order-views'
import { SaleStatus } from './sale-status'

/** A seller's sales, each leading to its page. @param unread how many messages of its buyer are not read, by the sale's id */
export function SaleList({ sales, unread }: { sales: SaleView[]; unread: Record<string, number> }) {
  const t = useTranslations('sell.orders')
  const messages = useTranslations('orders.messages')
  const money = useMoney()
  return (
    <Card padded={false}>
      <ul className="divide-y divide-line">
        {sales.map((sale) => (
          <li key={sale.id} className="relative flex flex-col gap-1 px-4 py-3.5 hover:bg-sunken/50 sm:flex-row sm:items-center sm:gap-6 sm:px-5">
            <span className="flex min-w-0 flex-1 flex-col">
              <Link
                href={`/sell/orders/${sale.id}` as Route}
                className="truncate rounded-sm font-medium after:absolute after:inset-0 hover:underline"
              >
                <Lines sale={sale} />
              </Link>
              <span className="truncate text-muted text-sm">
                <span>{sale.receiptNumber}</span> <span>·</span> <bdi>{sale.buyerEmail}</bdi>
              </span>
            </span>
            <span className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm sm:contents">
              <Moment at={sale.placedAt} as="day" className="text-muted sm:w-28 sm:text-right" />
              <span className="flex flex-wrap gap-x-2 sm:w-32 sm:flex-col sm:items-end">
                <Price amountMinor={sale.amountMinor - sale.refundedMinor} currency={sale.currency} className="font-medium" />
                {sale.refundedMinor > 0 && (
                  <span className="text-muted text-xs">
                    {t('refunded', { amount: money({ amountMinor: sale.refundedMinor, currency: sale.currency }) })}
                  </span>
                )}
              </span>
              {unread[sale.id] && <Badge tone="info">{messages('unread', { count: unread[sale.id] ?? 0 })}</Badge>}
              <span className="sm:w-40 sm:text-right">
                <SaleStatus sale={sale} />
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Lines({ sale: { lines } }: { sale: SaleView }) {
  const t = useTranslations('sell.orders')
  const format = useFormatter()
  const names = lines.map(({ name, quantity }) => (quantity > 1 ? t('line', { quantity, name }) : name))
  return <bdi>{format.list(names, { type: 'unit' })}</bdi>
}
