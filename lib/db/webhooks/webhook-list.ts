import { db } from '@/lib/db/client'
import type { WebhookStatus } from '@/lib/domain/wire/admin-views'
import { type Page, pageOf, placeOf } from '@/lib/domain/wire/cursor'

const columns = {
  id: true,
  type: true,
  scope: true,
  accountId: true,
  livemode: true,
  fetched: true,
  status: true,
  note: true,
  created: true,
  receivedAt: true,
  processedAt: true,
} as const

/** An event of the inbox without its payload. */
export type ListedEvent = Awaited<ReturnType<typeof readEvents>>[number]

function readEvents(filter: { status?: WebhookStatus; cursor?: string | null; take: number }) {
  const place = placeOf(filter.cursor)
  return db().webhookEvent.findMany({
    where: {
      status: filter.status,
      ...(place && { receivedAt: { lte: place.createdAt }, OR: [{ receivedAt: { lt: place.createdAt } }, { id: { lt: place.id } }] }),
    },
    select: columns,
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
    take: filter.take,
  })
}

/** Events about some of Stripe's PaymentIntents and SetupIntents, newest first, at most `limit`. */
export function findEventsAbout(ids: string[], limit: number): Promise<ListedEvent[]> {
  return db().webhookEvent.findMany({
    where: { aboutId: { in: ids } },
    select: columns,
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
    take: limit,
  })
}

/** The inbox as it was received, newest first, of one status or all. */
export async function findEvents(filter: {
  status?: WebhookStatus
  cursor?: string | null
  limit: number
}): Promise<Page<ListedEvent & { createdAt: Date }>> {
  const rows = await readEvents({ ...filter, take: filter.limit + 1 })
  return pageOf(
    rows.map((row) => ({ ...row, createdAt: row.receivedAt })),
    filter.limit,
  )
}
