import { db, pool } from './client'
import type { Prisma } from './generated/client'
import { sendWithRow } from './jobs'

export type WebhookEventRow = Prisma.WebhookEventGetPayload<object>

/**
 * Stores an event and the job that will process it in one statement; an event that is there already changes nothing.
 * @returns whether it was new
 */
export function storeEvent(event: {
  id: string
  scope: 'platform' | 'connect'
  type: string
  accountId: string | null
  livemode: boolean
  created: Date
  rawBody: string
  /** Found in Stripe's list instead of delivered. */
  fetched?: boolean
}): Promise<boolean> {
  const insert = `INSERT INTO "WebhookEvent" (id, scope, type, "accountId", livemode, created, payload, fetched)
    VALUES ($2, $3::"WebhookScope", $4, $5, $6, to_timestamp($7) AT TIME ZONE 'utc', $8::jsonb, $9) ON CONFLICT (id) DO NOTHING RETURNING id`
  const values = [
    event.id,
    event.scope,
    event.type,
    event.accountId,
    event.livemode,
    event.created.getTime() / 1000,
    event.rawBody,
    event.fetched ?? false,
  ]
  return sendWithRow('process-webhook-event', { eventId: event.id }, 'batch', insert, values)
}

/** One stored event; null when it is unknown. */
export function findEvent(id: string): Promise<WebhookEventRow | null> {
  return db().webhookEvent.findUnique({ where: { id } })
}

/** Notes what became of an event. */
export async function markEvent(id: string, status: 'processed' | 'ignored' | 'failed', note: string | null): Promise<void> {
  await db().webhookEvent.update({ where: { id }, data: { status, note, processedAt: new Date() } })
}

/** Events that were stored before a moment and still wait: never processed, or failed and not too old. Oldest first. */
export function findWaitingEvents(received: { before: Date; failedAfter: Date }, limit: number): Promise<{ id: string }[]> {
  const { before, failedAfter } = received
  const where = {
    OR: [
      { status: 'received' as const, receivedAt: { lt: before } },
      { status: 'failed' as const, receivedAt: { gt: failedAfter, lt: before } },
    ],
  }
  return db().webhookEvent.findMany({ where, select: { id: true }, orderBy: { receivedAt: 'asc' }, take: limit })
}

/** The ids of failed events in their order, after one of them; at most `limit`. */
export async function findFailedEvents(after: string | null, limit: number): Promise<string[]> {
  const where = { status: 'failed' as const, ...(after && { id: { gt: after } }) }
  const rows = await db().webhookEvent.findMany({ where, select: { id: true }, orderBy: { id: 'asc' }, take: limit })
  return rows.map(({ id }) => id)
}

const PIECE = 5000

/** Deletes events processed or ignored that were received before a moment, in pieces, so that none of the deletes is long. @returns how many */
export async function deleteDoneEvents(before: Date): Promise<number> {
  for (let deleted = 0; ; ) {
    const { rowCount } = await pool().query(
      `DELETE FROM "WebhookEvent" WHERE id IN (
         SELECT id FROM "WebhookEvent" WHERE status IN ('processed', 'ignored') AND "receivedAt" < $1::timestamp LIMIT ${PIECE})`,
      [before.toISOString()],
    )
    deleted += rowCount ?? 0
    if (!rowCount || rowCount < PIECE) return deleted
  }
}
