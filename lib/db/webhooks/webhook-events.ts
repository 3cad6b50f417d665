import { db, pool } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'

export type WebhookEventRow = Prisma.WebhookEventGetPayload<object>

/** One stored event; null when it is unknown. */
export function findEvent(id: string): Promise<WebhookEventRow | null> {
  return db().webhookEvent.findUnique({ where: { id } })
}

/** Notes what became of an event. */
export async function markEvent(id: string, status: 'processed' | 'ignored' | 'retrying' | 'failed', note: string | null): Promise<void> {
  await db().webhookEvent.update({ where: { id }, data: { status, note, processedAt: new Date() }, select: { id: true } })
}

/** Events that were stored before a moment and still wait: never processed, or failed and not too old. Oldest first. */
export function findWaitingEvents(received: { before: Date; failedAfter: Date }, limit: number): Promise<{ id: string }[]> {
  const { before, failedAfter } = received
  const where = {
    OR: [
      { status: 'received' as const, receivedAt: { lt: before } },
      { status: { in: ['retrying' as const, 'failed' as const] }, receivedAt: { gt: failedAfter, lt: before } },
    ],
  }
  return db().webhookEvent.findMany({ where, select: { id: true }, orderBy: { receivedAt: 'asc' }, take: limit })
}

/** Marks events as failed that were received before a moment and not done in all their tries. */
export async function giveUpEvents(before: Date): Promise<void> {
  await db().webhookEvent.updateMany({ where: { status: 'retrying', receivedAt: { lt: before } }, data: { status: 'failed' } })
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
