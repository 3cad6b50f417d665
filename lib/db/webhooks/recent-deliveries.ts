import { db } from '@/lib/db/client'
import type { WebhookScope } from '@/lib/domain/operations/webhook-events'

/** So many of the latest events are looked at, however many there are. */
const LATEST = 5000

/** The latest events of a scope: when the last one was delivered and fetched, and how late nineteen in twenty were delivered at most (seconds). */
export type RecentDeliveries = { scope: WebhookScope; deliveredAt: Date | null; fetchedAt: Date | null; lateSeconds: number | null }

/** How the latest events of a mode came to us, for each scope that has any among them. */
export function readRecentDeliveries(livemode: boolean): Promise<RecentDeliveries[]> {
  return db().$queryRaw`
    SELECT scope::text, max("receivedAt") FILTER (WHERE NOT fetched) AS "deliveredAt", max("receivedAt") FILTER (WHERE fetched) AS "fetchedAt",
      (percentile_cont(0.95) WITHIN GROUP (ORDER BY extract(epoch FROM "receivedAt" - created)::float8) FILTER (WHERE NOT fetched))::float8 AS "lateSeconds"
    FROM (SELECT scope, fetched, created, "receivedAt", livemode FROM "WebhookEvent" ORDER BY "receivedAt" DESC, id DESC LIMIT ${LATEST}) latest
    WHERE livemode = ${livemode} GROUP BY scope`
}
