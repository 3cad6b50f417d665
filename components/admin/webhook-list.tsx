import type { Route } from 'next'
import Link from 'next/link'
import { Card } from '@/components/ui/data/card'
import { Moment } from '@/components/ui/data/moment'
import type { WebhookLine } from '@/lib/domain/wire/admin-views'
import { WebhookStatusBadge } from './webhook-status'

/** Events of the inbox, each leading to what Stripe sent. */
export function WebhookList({ events }: { events: WebhookLine[] }) {
  return (
    <Card padded={false}>
      <ul className="divide-y divide-line">
        {events.map((event) => (
          <li key={event.id} className="relative flex flex-wrap items-start justify-between gap-x-6 gap-y-1.5 px-5 py-3.5 hover:bg-sunken/50">
            <div className="min-w-0 flex-1 basis-72">
              <Link
                href={`/admin/webhooks/${event.id}` as Route}
                translate="no"
                className="break-words rounded-sm font-medium font-mono text-sm after:absolute after:inset-0 hover:underline"
              >
                {event.type}
              </Link>
              <p translate="no" className="break-all font-mono text-muted text-xs">
                {[event.id, event.accountId].filter(Boolean).join(' · ')}
              </p>
              {event.note && (
                <p dir="auto" className={event.status === 'failed' ? 'break-words text-danger text-sm' : 'break-words text-muted text-sm'}>
                  {event.note}
                </p>
              )}
            </div>
            <div className="flex items-center gap-4 text-sm">
              <Moment at={event.receivedAt} className="text-muted" />
              <WebhookStatusBadge status={event.status} />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
