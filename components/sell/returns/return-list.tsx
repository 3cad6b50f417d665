import type { Route } from 'next'
import Link from 'next/link'
import { useFormatter } from 'next-intl'
import { ReturnStatusBadge } from '@/components/orders/returns/return-status'
import { Card } from '@/components/ui/data/card'
import { Moment } from '@/components/ui/data/moment'
import type { ReturnListLine } from '@/lib/domain/wire/return-views'

/** A seller's returns, each leading to its sale. */
export function ReturnList({ returns }: { returns: ReturnListLine[] }) {
  const format = useFormatter()
  return (
    <Card padded={false}>
      <ul className="divide-y divide-line">
        {returns.map(({ id, partId, receiptNumber, buyerEmail, requestedAt, status, names }) => (
          <li key={id} className="relative flex flex-col gap-1 px-4 py-3.5 hover:bg-sunken/50 sm:flex-row sm:items-center sm:gap-6 sm:px-5">
            <span className="flex min-w-0 flex-1 flex-col">
              <Link
                href={`/sell/orders/${partId}#returns` as Route}
                className="truncate rounded-sm font-medium after:absolute after:inset-0 hover:underline"
              >
                <bdi>{format.list(names, { type: 'unit' })}</bdi>
              </Link>
              <span className="truncate text-muted text-sm">
                <span>{receiptNumber}</span> <span>·</span> <bdi>{buyerEmail}</bdi>
              </span>
            </span>
            <span className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm sm:contents">
              <Moment at={requestedAt} as="day" className="text-muted sm:w-28 sm:text-right" />
              <span className="sm:w-40 sm:text-right">
                <ReturnStatusBadge status={status} />
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
