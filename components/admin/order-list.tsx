import type { Route } from 'next'
import Link from 'next/link'
import { Card } from '@/components/ui/data/card'
import { Moment } from '@/components/ui/data/moment'
import { Price } from '@/components/ui/data/price'
import type { OperatorOrderLine } from '@/lib/domain/wire/admin-views'
import { OrderStatusBadge } from './order-status-badge'

/** Orders, each leading to its page. */
export function OrderList({ orders }: { orders: OperatorOrderLine[] }) {
  return (
    <Card padded={false}>
      <ul className="divide-y divide-line">
        {orders.map((order) => (
          <li key={order.id} className="relative flex flex-wrap items-start justify-between gap-x-6 gap-y-1.5 px-5 py-3.5 hover:bg-sunken/50">
            <div className="wrap-anywhere min-w-0 flex-1 basis-60">
              <Link href={`/admin/orders/${order.id}` as Route} className="rounded-sm font-medium after:absolute after:inset-0 hover:underline">
                {order.receiptNumber}
              </Link>
              <p dir="auto" className="text-muted text-sm">
                {order.email}
              </p>
              <p dir="auto" className="text-muted text-sm">
                {order.shops.join(', ')}
              </p>
            </div>
            <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-sm">
              <Moment at={order.placedAt} className="text-muted" />
              <span className="flex flex-col items-end">
                {order.amounts.map(({ amountMinor, currency }) => (
                  <Price key={currency} amountMinor={amountMinor} currency={currency} className="font-medium" />
                ))}
              </span>
              <OrderStatusBadge status={order.status} />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
