import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { Moment } from '@/components/ui/data/moment'
import { Price } from '@/components/ui/data/price'
import { ProductPicture } from '@/components/ui/data/product-picture'
import { sumByCurrency } from '@/lib/domain/money/sum-by-currency'
import type { OrderView } from '@/lib/domain/wire/order-views'
import { listedStanding } from './order-status'
import { StandingBadge } from './standing-badge'

/** One order in the buyer's list: what it was, from whom, what it came to, how it stands. */
export function OrderRow({ order }: { order: OrderView }) {
  const lines = order.parts.flatMap((part) => part.lines)
  const { standing, tone } = listedStanding(order)
  return (
    <li>
      <Link href={`/orders/${order.id}`} prefetch={false} className="flex items-center gap-4 px-4 py-4 -outline-offset-2 hover:bg-sunken/50 sm:px-6">
        <ProductPicture url={lines[0]?.pictureUrl ?? null} alt="" className="size-14 shrink-0 rounded-md" />
        <span className="flex min-w-0 flex-1 flex-col">
          <span dir="auto" className="display truncate text-lg">
            {lines.map((line) => line.name).join(', ')}
          </span>
          <span className="truncate text-muted text-sm">
            <span>{order.receiptNumber}</span> <span>·</span> <bdi>{order.parts.map((part) => part.seller.shopName).join(', ')}</bdi> <span>·</span>{' '}
            <Moment at={order.placedAt} as="day" />
          </span>
        </span>
        <span className="flex flex-col items-end gap-1">
          {sumByCurrency(order.parts).map(({ currency, amountMinor }) => (
            <Price key={currency} amountMinor={amountMinor} currency={currency} className="font-medium text-sm" />
          ))}
          <StandingBadge parts={order.parts} standing={standing} tone={tone} />
        </span>
        <ChevronRight aria-hidden className="size-4 shrink-0 text-muted" />
      </Link>
    </li>
  )
}
