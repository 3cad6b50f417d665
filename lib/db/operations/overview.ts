import { db } from '@/lib/db/client'
import { countByState } from '@/lib/db/figures/counts'

/** How many orders of a time are in each status now. */
export function countOrdersOf(days: { from: Date; until: Date }): Promise<Map<string, number>> {
  return countByState('order', days)
}

/** How often a card or a payment was refused in some time, by Stripe's code, the most frequent first. */
export async function countDeclines(days: { from: Date; until: Date }): Promise<{ code: string; count: number }[]> {
  const counts = [...(await countByState('decline', days))].map(([code, count]) => ({ code, count }))
  return counts.sort((a, b) => b.count - a.count || a.code.localeCompare(b.code))
}

/** How many sellers there are by how far they have come. */
export type SellerCounts = { total: number; notConnected: number; cannotCharge: number; chargeable: number; disconnected: number }

/** How many sellers there are, and how far they have come. In `total` are also those whose account is of the other mode. */
export async function countSellers(livemode: boolean): Promise<SellerCounts> {
  const states = await countByState('seller')
  const of = (state: string) => states.get(state) ?? 0
  const total = [...states.values()].reduce((sum, count) => sum + count, 0)
  const chargeable = of(livemode ? 'live' : 'test')
  return { total, notConnected: of('not_connected'), cannotCharge: of('cannot_charge'), chargeable, disconnected: of('disconnected') }
}

/** How many shops wait for an operator to approve them. */
export function countWaitingSellers(): Promise<number> {
  return db().seller.count({ where: { approval: 'waiting' } })
}

/** How many differences between the books and Stripe are open. */
export function countOpenDifferences(): Promise<number> {
  return db().difference.count({ where: { resolvedAt: null } })
}

/** How long 95 of 100 of the newest events took at most, in seconds from when Stripe made them until they were processed; null without any. */
export async function webhookDelay(newest: number): Promise<number | null> {
  const [row] = await db().$queryRaw<{ seconds: number | null }[]>`
    SELECT percentile_cont(0.95) WITHIN GROUP (ORDER BY greatest(0, extract(epoch FROM "processedAt" - created)::float8)) AS seconds FROM (
      SELECT created, "processedAt" FROM "WebhookEvent" WHERE status = 'processed' ORDER BY "receivedAt" DESC LIMIT ${newest}
    ) events WHERE "processedAt" IS NOT NULL`
  return row?.seconds ?? null
}

/** How many products are on sale. */
export async function countActiveProducts(): Promise<number> {
  return (await countByState('product')).get('active') ?? 0
}

/** How many webhook events were given up, and how many still wait or are tried again. */
export async function countUnfinishedEvents(): Promise<{ failed: number; waiting: number }> {
  const [failed, waiting] = await Promise.all([
    db().webhookEvent.count({ where: { status: 'failed' } }),
    db().webhookEvent.count({ where: { status: { in: ['received', 'retrying'] } } }),
  ])
  return { failed, waiting }
}
